import type { Matrix } from "@collapsar/linalg";

/** A matrix in float64, itself if it is: what machines are fitted on, whatever the data are stored in. */
export function inFloat64(A: Matrix): Matrix {
  return A.data instanceof Float64Array ? A : { ...A, data: Float64Array.from(A.data) };
}
