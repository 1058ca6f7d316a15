import { checkPositive, checkSquare, resolveOptions } from "../check/index.js";
import { checkKeys } from "../check/keys.js";
import { checkRange } from "../check/numerical-error.js";
import { matmul } from "../dense/products.js";
import { symmetrise } from "../dense/transpose.js";
import { copyOf, type Matrix } from "../matrix/matrix.js";
import { psdPowerOptions } from "../options.js";
import { eigh } from "./eigh.js";

/**
 * The power M^p = V diag(max(λ, 0)^p) Vᵀ of a symmetric positive semi-definite matrix; eigenvalues below zero are
 * rounding and count as zero, and so do those up to `floor` times the largest.
 *
 * @param options - `floor`: rounding of n·2⁻⁵² becomes 1e-8 under a square root
 * @throws InputError if A is not symmetric and finite, power ≤ 0 or floor < 0
 */
export function psdPower(
  A: Matrix,
  power: number,
  options: { readonly floor?: number | undefined } = {},
): Matrix {
  checkSquare("psdPower", "A", A);
  checkKeys("psdPower", options, ["floor"]);
  checkPositive("psdPower", "power", power);
  const { floor } = resolveOptions("psdPower", psdPowerOptions, options);
  const { values, vectors } = eigh(A);
  const n = values.length;
  const least = Math.max(0, floor * (values.at(-1) ?? 0));
  const powers = values.map((value) => (value > least ? value ** power : 0));
  const scaled = copyOf(vectors.data);
  for (let at = 0; at < scaled.length; at++) scaled[at] = scaled[at]! * powers[at % n]!;
  const result = symmetrise(matmul({ rows: n, cols: n, data: scaled }, vectors, { transposeB: true }));
  checkRange("psdPower", "the power", result.data);
  return result;
}

/** The positive semi-definite square root: `psdPower(A, 1/2)`. */
export function psdSqrt(A: Matrix): Matrix {
  checkSquare("psdSqrt", "A", A);
  return psdPower(A, 0.5);
}
