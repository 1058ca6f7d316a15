import { cholesky, type Matrix } from "@collapsar/linalg";
import { frobeniusNorm, subtract } from "@collapsar/linalg/parts";
import type { CovarianceStep } from "./covariance-step.js";
import type { EquationsProblem } from "./equations.js";
import { newtonStage } from "./newton-stage.js";
import { type StageAttempt, type StageOptions, solveStage } from "./solve-stage.js";

/** A solved point of the branch Σ(s), s = 1/width. */
export interface BranchPoint {
  readonly s: number;
  readonly Sigma: Matrix;
  /** Whether Anderson acceleration fell short here: the next point tries it for a few evaluations only. */
  readonly hard?: boolean | undefined;
}

/** Evaluations that Anderson acceleration gets where it fell short before. */
const SHORT_TRY = 8;

/** How a stretch of the branch ended. */
export interface BranchResult {
  /** The solved step at the end; null if it was not reached. */
  readonly step: CovarianceStep | null;
  /** The smallest residual seen at the place where it failed. */
  readonly residual: number;
  readonly evaluations: number;
}

/** Halvings of a stretch before it counts as failed. */
const MAX_HALVINGS = 10;
/** A larger relative change of Σ in one step may be a jump to another branch: the step is halved. */
const LARGEST_CHANGE = 0.5;

/**
 * Follows the solution from the last point of the trail to 1/width: extrapolates the trail, solves by Anderson
 * acceleration, else by Newton–Krylov, and where both fail goes half the way first. Every solved point extends the
 * trail.
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
    const last = trail.at(-1)!;
    const s = share === 1 ? goal : last.s + share * (goal - last.s);
    const attempt = solveEitherWay(problem, trail, s, options);
    evaluations += attempt.evaluations;
    if (attempt.converged && relativeChange(attempt.best!.Sigma, last.Sigma) <= LARGEST_CHANGE) {
      trail.push({ s, Sigma: attempt.best!.Sigma, hard: attempt.byNewton });
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

function solveEitherWay(
  problem: EquationsProblem,
  trail: readonly BranchPoint[],
  s: number,
  options: StageOptions,
): StageAttempt & { readonly byNewton: boolean } {
  const start = predict(trail, s);
  const maxEvaluations = trail.at(-1)!.hard
    ? Math.min(SHORT_TRY, options.maxEvaluations)
    : options.maxEvaluations;
  const first = solveStage(problem, start, 1 / s, { ...options, maxEvaluations });
  if (first.converged) return { ...first, byNewton: false };
  const second = newtonStage(problem, start, 1 / s, options);
  const best =
    (second.best?.residual ?? Number.POSITIVE_INFINITY) < (first.best?.residual ?? 0) ? second : first;
  return {
    best: second.converged ? second.best : best.best,
    converged: second.converged,
    byNewton: true,
    evaluations: first.evaluations + second.evaluations,
  };
}

function relativeChange(A: Matrix, B: Matrix): number {
  return frobeniusNorm(subtract(A, B)) / frobeniusNorm(B);
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
