import type { ModelOptions } from "@collapsar/rfm";
import type { FitFlags } from "./flags.js";

/** Lengths that cross-validation tries, as multiples of each round's median distance. */
const candidates = [0.25, 0.5, 1, 2, 4].map((adapted) => ({ adapted }));

/** The kernel with its parameters, where one of them is given. */
function kernelOf({ kernel: name, normP: norm, exponent, degree }: FitFlags): ModelOptions["kernel"] {
  return name === undefined ? undefined : { name, norm, exponent, degree };
}

/** The flags as `fitModel` takes them; what is left out is for the library to choose. */
export function modelOptions(options: FitFlags, standardize: boolean, seed: number): ModelOptions {
  const { bandwidth, memory, ridge, rounds, coding, normalization, loss, solver, keep, patience } = options;
  const { diagonal, centreGradients, agopRows, leafRows, temperature, tune, metric, folds } = options;
  return {
    kernel: kernelOf(options),
    bandwidth: bandwidth === "cv" ? { candidates } : bandwidth,
    ridge,
    rounds,
    coding,
    normalisation: normalization,
    loss,
    solver,
    keep,
    patience,
    diagonal,
    centreGradients,
    agopRows,
    leafRows,
    temperature,
    tune,
    metric,
    folds,
    timeLimit: options.timeLimit,
    classWeights: options.classWeights,
    memoryBudget: memory === undefined ? undefined : memory * 1e6,
    task: options.task,
    standardise: standardize,
    seed,
  };
}
