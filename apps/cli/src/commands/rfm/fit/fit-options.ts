import type { ModelOptions } from "@collapsar/rfm";
import type { Task } from "../rfm-data.js";

/** The flags of `collapsar rfm fit`. */
export interface FitOptions {
  readonly kernel: "laplace";
  readonly normP?: number;
  readonly exponent?: number;
  readonly degree?: number;
  readonly bandwidth: number | "auto" | "cv";
  readonly ridge: number;
  readonly rounds: number;
  readonly task?: Task;
  readonly coding: "one-hot" | "plus-minus" | "prevalence";
  readonly normalization: "max" | "trace" | "none";
  readonly loss: "squared" | "logistic";
  readonly solver: "auto" | "direct" | "iterative";
  readonly keep?: "best" | "last";
  readonly patience?: number;
  readonly diagonal?: boolean;
  readonly centreGradients?: boolean;
  readonly agopRows?: number;
  readonly memory?: number;
  readonly leafRows?: number;
  readonly temperature?: number;
  readonly validation?: string;
  readonly validationLabels?: string;
  readonly save?: string;
  readonly standardize?: boolean;
}

/** Lengths that cross-validation tries, as multiples of each round's median distance. */
const candidates = [0.25, 0.5, 1, 2, 4].map((adapted) => ({ adapted }));

/** The flags as `fitModel` takes them. */
export function modelOptions(
  options: FitOptions,
  task: Task,
  standardize: boolean,
  seed: number,
): ModelOptions {
  const { kernel: name, normP: norm, exponent, degree, bandwidth, memory } = options;
  return {
    kernel: { name, norm, exponent, degree },
    bandwidth: bandwidth === "cv" ? { candidates } : bandwidth,
    ridge: options.ridge,
    rounds: options.rounds,
    task,
    coding: options.coding,
    normalization: options.normalization,
    loss: options.loss,
    solver: options.solver,
    keep: options.keep,
    patience: options.patience,
    diagonal: options.diagonal,
    centreGradients: options.centreGradients,
    agopRows: options.agopRows,
    leafRows: options.leafRows,
    temperature: options.temperature,
    ...(memory === undefined ? {} : { memoryBudget: memory * 1e6 }),
    standardize,
    seed,
  };
}
