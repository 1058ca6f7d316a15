import type { RfmOptions } from "../rfm/rfm-options.js";
import type { ModelOptions } from "./model-options.js";

/** The settings of the machines alone; the bandwidth and what held-out rows choose are added later. */
export function machineOptions(options: ModelOptions): RfmOptions {
  const { kernel, ridge, rounds, diagonal, centreGradients, normalisation, metricPower } = options;
  const { contraction, agopRows, loss, solver, memoryBudget, tolerance, seed, patience } = options;
  return {
    kernel,
    ridge,
    rounds,
    diagonal,
    centreGradients,
    normalisation,
    metricPower,
    contraction,
    agopRows,
    loss,
    solver,
    memoryBudget,
    tolerance,
    seed,
    patience,
  };
}
