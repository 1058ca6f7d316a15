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

const machineKernels = [
  "laplace",
  "gaussian",
  "generalised-laplace",
  "product-laplace",
  "sum-of-powers",
  "polynomial",
] as const;

const kernelIs = (...names: (typeof machineKernels)[number][]): { needs: Needs } => ({
  needs: { flags: { kernel: names } },
});

export const fitFlags = {
  ...group("Machine options:", {
    kernel: choice("<name>", "which kernel", machineKernels, { fallback: "laplace" }),
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
      "length, auto (median distance of each round) or cv (cross-validated)",
      bandwidth,
      { fallback: 10 },
    ),
    ridge: valued("<r>", "ridge", nonNegativeNumber, { fallback: 1e-3 }),
    rounds: valued("<R>", "metric updates", nonNegativeInteger, { fallback: 5 }),
    task: choice("<task>", "inferred from the target when left out", ["classification", "regression"]),
    coding: choice("<rule>", "how classes become targets", ["one-hot", "plus-minus", "prevalence"], {
      fallback: "one-hot",
    }),
    normalization: choice("<rule>", "scale of the metric", ["max", "trace", "none"], { fallback: "max" }),
    loss: choice("<name>", "loss", ["squared", "logistic"], { fallback: "squared" }),
    solver: choice("<name>", "solver", ["auto", "direct", "iterative"], { fallback: "auto" }),
    keep: choice(
      "<round>",
      "which round to keep (default: best, by the validation rows or a fifth held out)",
      ["best", "last"],
    ),
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
    save: outputFile("<model>", "write the model to this file"),
  }),
  ...dataFlags,
  standardize: toggle("columns to mean 0 and population deviation 1 (default: of tables alone)", {
    group: "Data options:",
    negative: { about: "leave the columns of a table as they are" },
  }),
};

export type FitFlags = OptionsOf<typeof fitFlags>;
