import { defineExperiment } from "../experiment.js";
import { compareChecks } from "./checks.js";
import { compareSchema, compareTrials } from "./config.js";
import { compareFigures } from "./figures.js";
import { runCompare } from "./run-compare.js";
import { summariseCompare } from "./summary.js";
import { compareTables } from "./tables.js";
import { compareWords } from "./words.js";

/** The explanations of collapse on the same rows, by one definition, at the same training error. */
export const compare = defineExperiment({
  id: "collapse/compare",
  title: "Which explanation predicts the collapse of rows that were not trained on?",
  paper: "KK, NTC, AGOP",
  description:
    "One split into training and test rows, one preprocessing and one definition of NC1, NC2 and " +
    "NC3 for the pixels, the NNGP, the NTK, the adaptive kernel, a Deep RFM by layer, an MLP " +
    "(and a ResNet20) over training, and the block dynamics from the MLP's own early state; " +
    "against the common training error, on true and on shuffled labels, with and without decay, " +
    "from a small and a large start.",
  schema: compareSchema,
  trials: compareTrials,
  convolves: ({ system }) => system === "resnet",
  runTrial: runCompare,
  summarise: summariseCompare,
  figures: compareFigures,
  tables: compareTables,
  checks: compareChecks,
  words: compareWords,
});
