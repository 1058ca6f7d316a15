import { type Matrix, NumericalError } from "@collapsar/linalg";
import { checkNonNegative, checkRows, checkSquare } from "@collapsar/linalg/check";
import { addDiagonalInPlace, clone, solvePositiveDefiniteInPlace } from "@collapsar/linalg/parts";
import { checkRowWeights } from "../check-arguments.js";

/** K + λ·diag(1/w) in place. */
function regularise(K: Matrix, ridge: number, weights: ArrayLike<number> | undefined): Matrix {
  if (weights === undefined) return addDiagonalInPlace(K, ridge);
  for (let i = 0; i < K.rows; i++) K.data[i * K.cols + i]! += ridge / weights[i]!;
  return K;
}

/** What helps where K + λI is not positive definite in floating point. */
export function ridgeRemedy(ridge: number): string {
  const larger = `try a larger ridge (${Math.max(1e-3, 10 * ridge)}), or standardise the columns`;
  return `are there duplicate rows? ${larger}`;
}

/** As `ridgeSolve`, but K is overwritten by the regularised system: one matrix less in memory. */
export function ridgeSolveInPlace(K: Matrix, Y: Matrix, ridge: number, weights?: ArrayLike<number>): Matrix {
  try {
    return solvePositiveDefiniteInPlace(regularise(K, ridge, weights), Y);
  } catch (cause) {
    throw new NumericalError(
      `ridgeSolve: K + ridge·I must be positive definite, got ridge ${ridge}; ${ridgeRemedy(ridge)}`,
      { cause },
    );
  }
}

/**
 * Coefficients of (weighted) kernel ridge regression: (K + λ·diag(1/w))α = Y, the minimiser of
 * Σ w_i‖f(x_i) − y_i‖² + λ‖f‖².
 *
 * @param K - n × n kernel matrix; never modified
 * @param Y - n × C
 * @param weights - n positive sample weights; defaults to 1
 * @returns n × C
 * @throws NumericalError if the system is not positive definite in floating point (duplicate rows and no ridge)
 */
export function ridgeSolve(K: Matrix, Y: Matrix, ridge: number, weights?: ArrayLike<number>): Matrix {
  checkSquare("ridgeSolve", "K", K);
  checkRows("ridgeSolve", "Y", Y, K.rows);
  checkNonNegative("ridgeSolve", "ridge", ridge);
  checkRowWeights("ridgeSolve", weights, K.rows);
  return ridgeSolveInPlace(clone(K), Y, ridge, weights);
}
