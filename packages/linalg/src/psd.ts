import { checkPositive } from "./check.js";
import { eigh } from "./eigh.js";
import { copyOf, type Matrix } from "./matrix.js";
import { matmul } from "./products.js";
import { symmetrize } from "./transpose.js";

/**
 * The power M^p = V diag(max(λ, 0)^p) Vᵀ of a symmetric positive semi-definite matrix; eigenvalues below zero are
 * rounding and count as zero.
 *
 * @throws RangeError if A is not symmetric and finite, or power ≤ 0
 */
export function psdPower(A: Matrix, power: number): Matrix {
  checkPositive("psdPower", "power", power);
  const { values, vectors } = eigh(A);
  const n = values.length;
  const powers = values.map((value) => (value > 0 ? value ** power : 0));
  const scaled = copyOf(vectors.data);
  for (let at = 0; at < scaled.length; at++) scaled[at] = scaled[at]! * powers[at % n]!;
  return symmetrize(matmul({ rows: n, cols: n, data: scaled }, vectors, { transposeB: true }));
}

/** The positive semi-definite square root: `psdPower(A, 1/2)`. */
export function psdSqrt(A: Matrix): Matrix {
  return psdPower(A, 0.5);
}
