import {
  choice,
  group,
  inputFile,
  type Needs,
  type OptionsOf,
  outputFile,
  toggle,
  valued,
} from "../../../contract/flags.js";
import {
  bandwidth,
  nonNegativeInteger,
  nonNegativeNumber,
  positiveInteger,
  positiveNumber,
} from "../../../contract/values.js";
import { dataFlags } from "../../../data-argument/data-flags.js";
import { classWeights } from "./class-weights.js";

const machineKernels = [
  "laplace",
  "gaussian",
  "generalised-laplace",
  "product-laplace",
  "sum-of-powers",
  "polynomial",
] as const;

const scoreNames = ["brier", "accuracy", "log-loss", "auc", "f1", "rmse", "mae", "r2"] as const;

const kernelIs = (...names: (typeof machineKernels)[number][]): { needs: Needs } => ({
  needs: { flags: { kernel: names } },
});

export const fitFlags = {
  ...group("Machine options:", {
    kernel: choice("<name>", "which kernel (default: laplace)", machineKernels),
    normP: valued("<p>", "norm of generalised-laplace", positiveNumber, {
      ...kernelIs("generalised-laplace"),
      aliases: ["norm"],
    }),
    exponent: valued(
      "<q>",
      "exponent of generalised-laplace and sum-of-powers",
      positiveNumber,
      kernelIs("generalised-laplace", "sum-of-powers"),
    ),
    degree: valued("<n>", "degree of polynomial", positiveInteger, kernelIs("polynomial")),
    bandwidth: valued(
      "<L>",
      "length, auto (median distance of each round) or cv (the best of several) (default: 10)",
      bandwidth,
    ),
    ridge: valued("<r>", "ridge (default: the best on held-out rows)", nonNegativeNumber),
    rounds: valued("<R>", "metric updates (default: 5)", nonNegativeInteger),
    task: choice("<task>", "inferred from the target when left out", ["classification", "regression"]),
    coding: choice("<rule>", "how classes become targets", ["one-hot", "plus-minus", "prevalence"]),
    normalization: choice("<rule>", "scale of the metric", ["max", "trace", "none"], { fallback: "max" }),
    loss: choice("<name>", "loss", ["squared", "logistic"], { fallback: "squared" }),
    solver: choice("<name>", "solver", ["auto", "direct", "iterative"], { fallback: "auto" }),
    keep: choice("<round>", "which round to keep (default: best, on held-out rows)", ["best", "last"]),
    patience: valued("<n>", "stop after n rounds without a better validation score", positiveInteger),
    diagonal: toggle("learn a diagonal metric"),
    centreGradients: toggle("subtract the mean gradient"),
    agopRows: valued("<n>", "rows on which the metric is taken", positiveInteger),
    memory: valued("<MB>", "memory for kernel matrices in MB", positiveNumber, { aliases: ["memoryBudget"] }),
    leafRows: valued("<n>", "grow a tree beyond n rows", positiveInteger),
    temperature: valued("<t>", "soft routing of a tree", nonNegativeNumber, {
      needs: { flags: { leafRows: "given" } },
    }),
    validation: inputFile("<data>", "rows on which rounds are judged"),
    validationLabels: inputFile("<file>", "labels of a .npy validation file", {
      needs: { flags: { validation: "given" } },
    }),
    tune: choice(
      "<how>",
      "what is chosen on held-out rows: none, fast (ridge and round), full (kernel and bandwidth too)",
      ["none", "fast", "full"],
      { fallback: "fast" },
    ),
    metric: choice("<name>", "score that the choice is made by", scoreNames),
    folds: valued(
      "<K>",
      "folds of a cross-validation (default: as many, up to 5, as cost little)",
      positiveInteger,
    ),
    timeLimit: valued("<seconds>", "begin nothing more after so long", positiveNumber),
    classWeights: valued("<weights>", "balanced, or weights such as fraud=10,honest=1", classWeights),
    save: outputFile("<model>", "write the model to this file"),
  }),
  ...dataFlags,
  standardize: toggle("columns to mean 0 and population deviation 1 (default: of tables alone)", {
    group: "Data options:",
    negative: { about: "leave the columns of a table as they are" },
  }),
};

export type FitFlags = OptionsOf<typeof fitFlags>;
