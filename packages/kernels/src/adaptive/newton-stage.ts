import { cholesky, type Matrix, matmul, NumericalError } from "@collapsar/linalg";
import { ConvergenceError } from "@collapsar/linalg/check";
import {
  addDiagonalInPlace,
  NotPositiveDefiniteError,
  newtonKrylov,
  scale,
  symmetrise,
  trace,
} from "@collapsar/linalg/parts";
import { type CovarianceStep, covarianceStep } from "./covariance-step.js";
import { type EquationsProblem, evaluateEquations } from "./equations.js";
import type { StageAttempt, StageOptions } from "./solve-stage.js";

const MAX_NEWTON_STEPS = 20;

/**
 * Solves LᵀT(Σ)L = I, Σ = LLᵀ, at one width by Newton's method with matrix-free GMRES: slower than Anderson
 * acceleration where that converges, and at home where the fixed-point map expands. Inadmissible Σ count as NaN,
 * which the line
 * search backs away from.
 */
export function newtonStage(
  problem: EquationsProblem,
  start: Matrix,
  width: number,
  { target, tolerance, evaluated }: StageOptions,
): StageAttempt {
  const d = start.rows;
  const unit = problem.sigmaW2 / d;
  let evaluations = 0;
  const residual = (x: Float64Array): Float64Array => {
    const isStart = evaluations === 0;
    evaluated(evaluations++);
    const Sigma = { rows: d, cols: d, data: x.map((value) => value * unit) };
    const found = whitenedResidual(problem, Sigma, width);
    if (isStart && !found.every(Number.isFinite)) throw new NumericalError("the start must be admissible");
    return found;
  };
  const x0 = new Float64Array(start.data).map((value) => value / unit);
  const x = solution(residual, x0, target * Math.sqrt(d));
  const Sigma = x && symmetrise({ rows: d, cols: d, data: x.map((value) => value * unit) });
  const best: CovarianceStep | null = Sigma && covarianceStep(problem, Sigma, width);
  return { best, converged: best !== null && best.residual <= tolerance, evaluations: evaluations + 1 };
}

/** The root, or the last iterate of a method that fell short; null where its way leaves the admissible Σ. */
function solution(
  residual: (x: Float64Array) => Float64Array,
  x0: Float64Array,
  tolerance: number,
): Float64Array | null {
  try {
    return newtonKrylov({ residual, x0, tolerance, maxIterations: MAX_NEWTON_STEPS }).x;
  } catch (error) {
    if (error instanceof ConvergenceError) return error.x ?? null;
    if (error instanceof NumericalError) return null;
    throw error;
  }
}

function whitenedResidual(problem: EquationsProblem, Sigma: Matrix, width: number): Float64Array {
  const { sigmaW2 } = problem;
  const d = Sigma.rows;
  const none = new Float64Array(d * d).fill(Number.NaN);
  if (!(trace(Sigma) > 0.1 * sigmaW2)) return none;
  try {
    const L = cholesky(symmetrise(Sigma)).factor;
    const { gradient } = evaluateEquations(problem, L);
    const T = addDiagonalInPlace(scale(gradient, 1 / width), d / sigmaW2);
    const whitened = matmul(L, matmul(T, L), { transposeA: true });
    return Float64Array.from(addDiagonalInPlace(symmetrise(whitened), -1).data);
  } catch (error) {
    if (error instanceof NotPositiveDefiniteError) return none;
    throw error;
  }
}
