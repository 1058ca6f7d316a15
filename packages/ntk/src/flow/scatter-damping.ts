import { cholesky, filled, type Matrix, matmul } from "@collapsar/linalg";
import {
  addDiagonal,
  choleskyInverse,
  frobeniusNorm,
  NotPositiveDefiniteError,
  scale,
} from "@collapsar/linalg/parts";

/** Above h‖S‖ of this the term δW S is taken implicitly; below it the sweeps converge without. */
const IMPLICIT = 0.7;

/**
 * (kI + hS)⁻¹ for steps of any h up to the longest: undefined, for I/k, where h‖S‖ stays so small that the sweeps
 * converge without, or where S has drifted so far below zero that there is no inverse.
 */
export function scatterDamping(S: Matrix, longest: number): (h: number, k?: number) => Matrix | undefined {
  if (longest * largestEigenvalue(S) <= IMPLICIT) return () => undefined;
  return (h, k = 1) => {
    try {
      return choleskyInverse(cholesky(addDiagonal(scale(S, h), k)));
    } catch (error) {
      if (error instanceof NotPositiveDefiniteError) return undefined;
      throw error;
    }
  };
}

/** ‖S‖ by a few power iterations. */
function largestEigenvalue(S: Matrix): number {
  let v = filled(S.rows, 1, 1);
  let size = 0;
  for (let round = 0; round < 8; round++) {
    const next = matmul(S, v);
    size = frobeniusNorm(next) / (frobeniusNorm(v) || 1);
    v = next;
  }
  return size;
}
