import { type Cholesky, cholesky, type Matrix, matmul } from "@collapsar/linalg";
import {
  addDiagonalInPlace,
  choleskyInverse,
  frobeniusNorm,
  NotPositiveDefiniteError,
  scale,
  subtract,
  symmetrise,
  trace,
} from "@collapsar/linalg/parts";
import { type EquationsProblem, type EquationsValue, equationsAt } from "./equations.js";

/** One evaluation of the equations of state at a width. */
export interface CovarianceStep {
  readonly Sigma: Matrix;
  readonly value: EquationsValue;
  /** ‖Σ⁻¹ − T‖_F/‖Σ⁻¹‖_F, T = (d/σ_w²) I + (1/h) ∇_Σ tr(AQ). */
  readonly residual: number;
  /** The fixed-point image T⁻¹; 2Σ − ΣTΣ, its expansion about Σ, where T is not positive definite. */
  readonly image: Matrix;
}

/** The step at Σ, or null where Σ is not admissible: positive definite with tr Σ > σ_w²/10 (a false root lies at 0). */
export function covarianceStep(
  problem: EquationsProblem,
  Sigma: Matrix,
  width: number,
): CovarianceStep | null {
  const { sigmaW2 } = problem;
  if (!(trace(Sigma) > 0.1 * sigmaW2)) return null;
  const L = factorOrNull(Sigma);
  if (!L) return null;
  const value = equationsAt(problem, L.factor);
  const target = addDiagonalInPlace(scale(value.gradient, 1 / width), Sigma.rows / sigmaW2);
  const inverse = choleskyInverse(L);
  const residual = frobeniusNorm(subtract(inverse, target)) / frobeniusNorm(inverse);
  if (!Number.isFinite(residual)) return null;
  const T = factorOrNull(target);
  const image = T ? choleskyInverse(T) : subtract(scale(Sigma, 2), matmul(Sigma, matmul(target, Sigma)));
  return { Sigma, value, residual, image: symmetrise(image) };
}

function factorOrNull(A: Matrix): Cholesky | null {
  try {
    return cholesky(A);
  } catch (error) {
    if (error instanceof NotPositiveDefiniteError) return null;
    throw error;
  }
}
