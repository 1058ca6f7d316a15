import type { Matrix } from "@collapsar/linalg";
import { symmetrise } from "@collapsar/linalg/parts";
import { type Differences, mixed, remember } from "./anderson-mixing.js";
import { type CovarianceStep, covarianceStep } from "./covariance-step.js";
import type { EquationsProblem } from "./equations.js";

const MEMORY = 8;
/** A residual this many times the best one ends the attempt: the start was too far from the branch. */
const DIVERGED = 30;

export interface StageOptions {
  /** Relative residual at which the iteration stops. */
  readonly target: number;
  /** Relative residual that is good enough where rounding keeps it from the target. */
  readonly tolerance: number;
  readonly maxEvaluations: number;
  /** Called before each evaluation with the number of earlier ones; throws where the work is to stop. */
  readonly evaluated: (count: number) => void;
}

/** How one attempt at a width ended. */
export interface StageAttempt {
  /** The best admissible step; null if not even the start was. */
  readonly best: CovarianceStep | null;
  readonly converged: boolean;
  readonly evaluations: number;
}

/** Solves Σ⁻¹ = T(Σ) at one width by Anderson acceleration of Σ ← T(Σ)⁻¹ from `start`; every iterate is admissible. */
export function solveStage(
  problem: EquationsProblem,
  start: Matrix,
  width: number,
  { target, tolerance, maxEvaluations, evaluated }: StageOptions,
): StageAttempt {
  let evaluations = 1;
  let step = covarianceStep(problem, start, width);
  let best = step;
  const differences: Differences = { x: [], f: [] };
  while (step && best && step.residual > target && step.residual < DIVERGED * best.residual) {
    evaluated(evaluations);
    if (evaluations >= maxEvaluations) break;
    const f = minus(step.image.data, step.Sigma.data);
    const found = admissibleStep(problem, step.Sigma, mixed(step.Sigma.data, f, differences), width);
    evaluations += found.evaluations;
    if (!found.step) break;
    const change = minus(minus(found.step.image.data, found.step.Sigma.data), f);
    remember(differences, minus(found.step.Sigma.data, step.Sigma.data), change, MEMORY);
    step = found.step;
    if (step.residual < best.residual) best = step;
  }
  return { best, converged: best !== null && best.residual <= tolerance, evaluations };
}

/** The step at the proposed Σ, or nearer to the current one until it is admissible. */
function admissibleStep(problem: EquationsProblem, current: Matrix, proposed: Float64Array, width: number) {
  for (let share = 1, evaluations = 1; share > 0.01; share /= 2, evaluations++) {
    const data = proposed.map((value, at) => current.data[at]! + share * (value - current.data[at]!));
    const step = covarianceStep(problem, symmetrise({ ...current, data }), width);
    if (step) return { step, evaluations };
  }
  return { step: null, evaluations: 7 };
}

function minus(left: ArrayLike<number>, right: ArrayLike<number>): Float64Array {
  const out = new Float64Array(left.length);
  for (let at = 0; at < out.length; at++) out[at] = left[at]! - right[at]!;
  return out;
}
