import type { Matrix } from "@collapsar/linalg";
import { ConvergenceError } from "@collapsar/linalg/check";

/** A width of the annealing list could not be solved; carries the last Σ that was, so that nothing is lost. */
export class AdaptiveConvergenceError extends ConvergenceError {
  /** 1-based place in the annealing list. */
  readonly stage: number;
  readonly width: number;
  /** The last converged Σ and its width (Infinity: the start, the NNGP's). */
  readonly lastGood: { readonly Sigma: Matrix; readonly width: number };

  constructor(found: {
    stage: number;
    width: number;
    residual: number;
    tolerance: number;
    evaluations: number;
    lastGood: { readonly Sigma: Matrix; readonly width: number };
  }) {
    const { stage, width, residual, tolerance, evaluations, lastGood } = found;
    const where =
      `at stage ${stage} (width ${width}) after ${evaluations} evaluations; the last good Σ, of ` +
      `width ${lastGood.width}, is attached`;
    super("adaptiveKernel", {
      iterations: evaluations,
      residual,
      tolerance,
      x: Float64Array.from(lastGood.Sigma.data),
      why: where,
    });
    this.stage = stage;
    this.width = width;
    this.lastGood = lastGood;
  }
}
