import { type Matrix, zeros } from "@collapsar/linalg";
import { dtypeOf } from "@collapsar/linalg/parts";

/** The matrix with entries f(K_ij, a_i, b_j). */
export function pairwise(
  K: Matrix,
  a: Float64Array,
  b: Float64Array,
  f: (k: number, a: number, b: number) => number,
): Matrix {
  const out = zeros(K.rows, K.cols, dtypeOf(K));
  for (let i = 0, at = 0; i < K.rows; i++) {
    const ai = a[i]!;
    for (let j = 0; j < K.cols; j++, at++) out.data[at] = f(K.data[at]!, ai, b[j]!);
  }
  return out;
}
