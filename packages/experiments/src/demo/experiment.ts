import { defineExperiment } from "../experiment.js";
import { type ComparePartTrial, comparePart, compareParts } from "./compare-part.js";
import { CLASSES, demoSchema } from "./config.js";
import { type DeepRfmTrial, deepRfmPart } from "./deep-rfm-part.js";
import { type DynamicsTrial, dynamicsPart } from "./dynamics-part.js";
import { demoFigures } from "./figures.js";
import { type KernelsTrial, kernelsPart } from "./kernels-part.js";
import { type NetworkTrial, networkPart } from "./network-part.js";
import { summariseDemo } from "./summary.js";
import { demoChecks, demoTables, demoWords } from "./words.js";

type DemoTrial = ComparePartTrial | DeepRfmTrial | KernelsTrial | DynamicsTrial | NetworkTrial;

/** The three explanations of collapse on one real data set. */
export const demo = defineExperiment({
  id: "demo",
  title: "Three explanations of neural collapse on handwritten digits",
  paper: "KK, NTC, AGOP",
  description:
    "On real handwritten digits: which explanation predicts the collapse of rows that were not " +
    "trained on, at the common training error; NC1 and NC2 along a Deep RFM; NC1 of infinitely " +
    "wide networks from their kernels alone; the blocks of the digits' own NTK, the phases that " +
    "they predict, and NC1(t) of the dynamics under them; and a small network with its own " +
    "measured kernel.",
  schema: demoSchema,
  trials: ({
    compareRows,
    compareSteps,
    perClass,
    depth,
    width,
    kernelDepth,
    dynamicsDepth,
    features,
    epochs,
  }): DemoTrial[] => {
    const depths = Array.from({ length: kernelDepth - 1 }, (_, i) => i + 2);
    return [
      ...compareParts(compareRows, compareSteps, depth),
      { part: "deep-rfm", perClass, depth, width, labels: "true" },
      { part: "deep-rfm", perClass, depth, width, labels: "shuffled" },
      { part: "kernels", perClass, activation: "relu", depths },
      { part: "kernels", perClass, activation: "erf", depths },
      { part: "dynamics", perClass, depth: dynamicsDepth, features },
      { part: "network", epochs, labels: "true" },
      { part: "network", epochs, labels: "shuffled" },
    ];
  },
  runTrial: (trial, context) => {
    if (trial.part === "compare") return comparePart(trial, context);
    if (trial.part === "network") return networkPart(trial, context);
    if (trial.part === "deep-rfm") return deepRfmPart(trial, context);
    return trial.part === "kernels" ? kernelsPart(trial, context) : dynamicsPart(trial, context);
  },
  summarise: (rows, config) => summariseDemo(rows, config.perClass * CLASSES),
  figures: demoFigures,
  tables: demoTables,
  checks: demoChecks,
  words: demoWords,
});
