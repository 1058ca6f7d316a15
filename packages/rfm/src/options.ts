import {
  anyValue,
  integer,
  needed,
  nonNegative,
  oneOf,
  positive,
  seedOption,
  yesNo,
} from "@collapsar/linalg/check";
import type { Bandwidth } from "./choices/bandwidth.js";
import { classCodings } from "./choices/class-coding.js";
import { featureKinds } from "./choices/feature-kind.js";
import { type MetricKernelName, metricKernelNames } from "./choices/kernel-name.js";
import { metricNormalisations } from "./choices/metric-normalisation.js";

const normalisation = oneOf("scale of the metric", metricNormalisations, { fallback: "max" });

/** Options of a recursive feature machine: ranges, defaults and sentences, here alone. */
export const rfmOptions = Object.freeze({
  kernel: anyValue<MetricKernelName>("which kernel", { fallback: "laplace", choices: metricKernelNames }),
  bandwidth: anyValue<Bandwidth>("length, auto (median distance of each round) or cv (the best of several)", {
    fallback: 10,
  }),
  ridge: nonNegative("λ of each fit", { fallback: 1e-3 }),
  rounds: integer("metric updates", 0, { fallback: 5 }),
  diagonal: yesNo("learn a diagonal metric", false),
  centreGradients: yesNo("subtract the mean gradient", false),
  normalisation,
  metricPower: positive("M ← AGOP^s before it is scaled", { fallback: 1 }),
  agopRows: integer("rows on which the metric is taken", 1, { fallback: 12_000 }),
  patience: integer("stop after n rounds without a better validation score", 1),
  loss: oneOf("loss", ["squared", "logistic"], { fallback: "squared" }),
  solver: oneOf("solver", ["auto", "direct", "iterative"], { fallback: "auto" }),
  memoryBudget: positive("memory for kernel matrices", { fallback: 3 * 2 ** 30, unit: "bytes" }),
  tolerance: positive("relative residual of the iterative solver", { fallback: 1e-8 }),
  seed: seedOption(),
});

/** Options of a tree, beside those of its machines. */
export const treeOptions = Object.freeze({
  leafRows: integer("grow a tree beyond n rows", 2, { fallback: 3000 }),
  splitRows: integer("rows that a split's AGOP is taken from", 2, { fallback: 1000 }),
});

/** Options of a model, beside those of its machines. */
export const modelOptions = Object.freeze({
  task: oneOf("inferred from the target when left out", ["classification", "regression"]),
  coding: oneOf("how classes become targets", classCodings, { fallback: "one-hot" }),
  standardise: yesNo("columns to mean 0 and population deviation 1", true),
  keep: oneOf("which round to keep", ["best", "last"], { fallback: "best" }),
  tune: oneOf(
    "what is chosen on held-out rows: none, fast (ridge and round, a tree's shape of metric), full (kernel and bandwidth too)",
    ["none", "fast", "full"],
    { fallback: "fast" },
  ),
  metric: oneOf("score that the choice is made by", [
    "brier",
    "accuracy",
    "log-loss",
    "auc",
    "f1",
    "rmse",
    "mae",
    "r2",
  ]),
  folds: integer("folds of a cross-validation", 2),
  timeLimit: positive("begin nothing more after so long", { unit: "seconds" }),
  leafRows: integer(treeOptions.leafRows.says, 2),
  temperature: nonNegative("soft routing of a tree", { fallback: 0 }),
  memoryBudget: positive(rfmOptions.memoryBudget.says, { unit: "bytes" }),
});

/** Options of a Deep RFM. */
export const deepRfmOptions = Object.freeze({
  depth: integer("layers", 1, { fallback: 6 }),
  features: oneOf("the random map", featureKinds, { fallback: "relu" }),
  width: integer("random features", 1, { fallback: 512 }),
  featureBandwidth: positive("length of gaussian and laplace features", { fallback: 20 }),
  kernel: anyValue<MetricKernelName>("the machine's kernel", { fallback: "laplace" }),
  bandwidth: positive("length of the machine's kernel", { fallback: 2 }),
  ridge: nonNegative("ridge of the machine", { fallback: 1e-3 }),
  standardise: yesNo("columns to mean 0 and population deviation 1", true),
  coding: oneOf("how classes become targets", classCodings, { fallback: "plus-minus" }),
  normalisation,
  power: positive("power of the metric, X M^s", { fallback: 0.5 }),
  root: oneOf("how the power is found", ["eigen", "newton-schulz"], { fallback: "eigen" }),
  solver: rfmOptions.solver,
  memoryBudget: positive(rfmOptions.memoryBudget.says, { unit: "bytes" }),
  linearPart: nonNegative("share of Φ that is linear", { fallback: 0, most: 1 }),
  seed: seedOption(),
});

/** Options of a random map. */
export const randomMapOptions = Object.freeze({
  kind: deepRfmOptions.features,
  width: deepRfmOptions.width,
  bandwidth: deepRfmOptions.featureBandwidth,
  linearPart: deepRfmOptions.linearPart,
});

/** Options of a partial dependence. */
export const partialDependenceOptions = Object.freeze({
  points: integer("values of a numeric column, at even quantiles of the training rows", 1, { fallback: 20 }),
  rows: integer("background rows, evenly from the training rows", 1, { fallback: 200 }),
});

/** When the Newton–Schulz iteration stops. */
export const newtonSchulzOptions = Object.freeze({
  tolerance: positive("asked ‖Y² − A‖ / ‖A‖", { fallback: 1e-12 }),
  maxIterations: integer("most iterations", 0, { fallback: 100 }),
});

/** Options of the recursion of a linearised Deep RFM. */
export const collapseRecursionOptions = Object.freeze({
  classes: needed(integer("classes", 2)),
  perClass: needed(integer("samples of each class", 1)),
  lambdaK: needed(positive("the kernel's non-linear part; a ridge adds to it")),
  lambdaPhi: needed(positive("the random map's non-linear part")),
  layers: needed(integer("layers", 1)),
  coding: oneOf("how classes become targets", ["one-hot", "plus-minus"], { fallback: "one-hot" }),
  inputs: integer("dimension of the random points of layer 0", 1, { otherwise: "2n" }),
  seed: seedOption(),
});

/** Options of the flow over Gram matrices. */
export const kernelFlowOptions = Object.freeze({
  mu: nonNegative("the ridge μ", { fallback: 0.1 }),
  rank: integer("rank of the factor V of K = VVᵀ", 1, { otherwise: "n" }),
  steps: integer("most steps", 0, { fallback: 2000 }),
  tolerance: positive("stop when the objective is this near to its bound, relatively", { fallback: 1e-8 }),
  seed: seedOption(),
});
