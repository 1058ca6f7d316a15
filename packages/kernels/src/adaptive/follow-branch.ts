import { cholesky, type Matrix } from "@collapsar/linalg";
import type { CovarianceStep } from "./covariance-step.js";
import type { EquationsProblem } from "./equations.js";
import { type StageOptions, solveStage } from "./solve-stage.js";

/** A solved point of the branch Σ(s), s = 1/width. */
export interface BranchPoint {
  readonly s: number;
  readonly Sigma: Matrix;
}

/** How a stretch of the branch ended. */
export interface BranchResult {
  /** The solved step at the end; null if it was not reached. */
  readonly step: CovarianceStep | null;
  /** The smallest residual seen at the place where it failed. */
  readonly residual: number;
  readonly evaluations: number;
}

/** Halvings of a stretch before it counts as failed. */
const MAX_HALVINGS = 8;

/**
 * Follows the solution from the last point of the trail to 1/width: extrapolates the trail, solves, and where that
 * fails goes half the way first. The trail is extended by every solved point.
 */
export function followBranch(
  problem: EquationsProblem,
  trail: BranchPoint[],
  width: number,
  options: StageOptions,
): BranchResult {
  const goal = 1 / width;
  let evaluations = 0;
  let share = 1;
  for (;;) {
    const from = trail.at(-1)!.s;
    const s = share === 1 ? goal : from + share * (goal - from);
    const attempt = solveStage(problem, predict(trail, s), 1 / s, options);
    evaluations += attempt.evaluations;
    if (attempt.converged) {
      trail.push({ s, Sigma: attempt.best!.Sigma });
      if (trail.length > 3) trail.shift();
      if (s === goal) return { step: attempt.best, residual: attempt.best!.residual, evaluations };
      share = Math.min(1, 2 * share);
    } else {
      share /= 2;
      const residual = attempt.best?.residual ?? Number.POSITIVE_INFINITY;
      if (share < 2 ** -MAX_HALVINGS) return { step: null, residual, evaluations };
    }
  }
}

/** Σ at s by the polynomial through the trail, or its last point where that is not positive definite. */
function predict(trail: readonly BranchPoint[], s: number): Matrix {
  const last = trail.at(-1)!.Sigma;
  if (trail.length === 1) return last;
  const data = new Float64Array(last.data.length);
  for (const point of trail) {
    let weight = 1;
    for (const other of trail) if (other !== point) weight *= (s - other.s) / (point.s - other.s);
    for (let at = 0; at < data.length; at++) data[at]! += weight * point.Sigma.data[at]!;
  }
  const Sigma = { ...last, data };
  try {
    cholesky(Sigma);
    return Sigma;
  } catch {
    return last;
  }
}
