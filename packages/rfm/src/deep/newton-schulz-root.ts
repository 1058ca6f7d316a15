import { identity, type Matrix, matmul } from "@collapsar/linalg";
import { ConvergenceError, checkSquare, ownOptions } from "@collapsar/linalg/check";
import { addInPlace, frobeniusNorm, scale, subtract, symmetrise } from "@collapsar/linalg/parts";
import { newtonSchulzOptions } from "../options.js";

/** When the iteration stops. */
export interface NewtonSchulzOptions {
  /** Of ‖Y² − A‖_F/‖A‖_F; defaults to 1e-12, which eigenvalues below 1e-12 of the largest cannot spoil. */
  readonly tolerance?: number | undefined;
  /** Defaults to 100. */
  readonly maxIterations?: number | undefined;
}

/** (3I − ZY)/2. */
function correction(Z: Matrix, Y: Matrix): Matrix {
  return scale(addInPlace(scale(identity(Y.rows), 3), matmul(Z, Y), -1), 0.5);
}

/**
 * The square root of a symmetric positive semi-definite matrix by products of matrices alone:
 * Y ← Y(3I − ZY)/2, Z ← (3I − ZY)Z/2 from Y = A/‖A‖_F, Z = I.
 *
 * Source: Higham 2008, *Functions of matrices*, (6.35). Tiny eigenvalues converge last, by a factor 9/4 an iteration.
 *
 * @param A - d × d, symmetric positive semi-definite
 * @throws ConvergenceError with the relative residual ‖Y² − A‖_F/‖A‖_F if it does not fall to the tolerance
 */
export function newtonSchulzRoot(A: Matrix, options: NewtonSchulzOptions = {}): Matrix {
  const { tolerance, maxIterations } = ownOptions("newtonSchulzRoot", newtonSchulzOptions, options);
  checkSquare("newtonSchulzRoot", "A", A);
  const norm = frobeniusNorm(A);
  if (norm === 0) return scale(A, 1);
  const normalised = scale(A, 1 / norm);
  let [Y, Z] = [normalised, identity(A.rows)];
  let [best, residual] = [Y, Number.POSITIVE_INFINITY];
  let iteration = 0;
  for (; iteration < maxIterations && residual > tolerance; iteration++) {
    const T = correction(Z, Y);
    [Y, Z] = [symmetrise(matmul(Y, T)), symmetrise(matmul(T, Z))];
    const error = frobeniusNorm(subtract(matmul(Y, Y), normalised)) / frobeniusNorm(normalised);
    if (error > 10 * residual) break;
    if (error < residual) [best, residual] = [Y, error];
  }
  if (residual <= Math.max(tolerance, 1e-10)) return scale(best, Math.sqrt(norm));
  throw new ConvergenceError("newtonSchulzRoot", { iterations: iteration, residual, tolerance });
}
