import { defineExperiment } from "../experiment.js";
import { predictionChecks, predictionTables } from "./checks.js";
import { predictionSchema, predictionTrials } from "./config.js";
import { predictionFigures } from "./figures.js";
import { runPrediction } from "./run-prediction.js";
import { summarisePrediction } from "./summary.js";

/** The block dynamics' prediction of networks that follow gradient flow, proven by halving the step. */
export const dynamicsVsNetwork = defineExperiment({
  id: "dynamics-vs-network",
  title: "Predicted collapse over the measured one",
  paper: "NTC",
  description:
    "Trains small networks on digits by full-batch gradient descent, each at a step and at half " +
    "of it, measures their feature kernels' blocks as they go, and lays the NC1(t) and the loss " +
    "that the block dynamics predict, from each network's own early state with its own blocks, " +
    "over the measured ones. A short training at eight times the step, and the blocks in reversed " +
    "order, are the controls.",
  schema: predictionSchema,
  trials: predictionTrials,
  runTrial: runPrediction,
  summarise: summarisePrediction,
  figures: predictionFigures,
  tables: predictionTables,
  checks: predictionChecks,
});
