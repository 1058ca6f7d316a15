import { identity, type Matrix, matmul, solve } from "@collapsar/linalg";
import { failureKind } from "@collapsar/linalg/check";

/** Largest entry of M M⁻¹ − I with which the inverse is believed. */
const RESIDUAL = 1e-9;

/** [G 1; 1ᵀ 0]. */
function bordered({ rows: n, data }: Matrix): Matrix {
  const out = new Float64Array((n + 1) * (n + 1)).fill(1);
  for (let i = 0; i < n; i++) out.set(data.subarray(i * n, (i + 1) * n), i * (n + 1));
  out[out.length - 1] = 0;
  return { rows: n + 1, cols: n + 1, data: out };
}

/** The inverse, or undefined where rounding leaves nothing of it: points in one another's affine hull. */
function inverse(M: Matrix): Matrix | undefined {
  const I = identity(M.rows);
  try {
    const found = solve(M, I);
    const product = matmul(M, found).data;
    return product.every((value, at) => Math.abs(value - I.data[at]!) <= RESIDUAL) ? found : undefined;
  } catch (error) {
    // a matrix that LU finds singular; a fault of the program is none
    if (failureKind(error) === undefined) throw error;
    return undefined;
  }
}

/**
 * For each point its distance to the convex hull of the others where it is that to their affine hull, NaN elsewhere;
 * from the Gram matrix G of affinely independent points by one inverse: with M = [G 1; 1ᵀ 0] the squared distance of
 * point k is 1/(M⁻¹)_kk, and the nearest point has the weights −(M⁻¹)_jk/(M⁻¹)_kk, which must not be negative.
 */
export function affineDistances(G: Matrix): Float64Array | undefined {
  const n = G.rows;
  const M = inverse(bordered(G));
  if (M === undefined) return undefined;
  return Float64Array.from({ length: n }, (_, k) => {
    const own = M.data[k * (n + 2)]!;
    if (!(own > 0)) return Number.NaN;
    for (let j = 0; j < n; j++) if (j !== k && M.data[j * (n + 1) + k]! > 0) return Number.NaN;
    return 1 / Math.sqrt(own);
  });
}
