import { type Matrix, zeros } from "@collapsar/linalg";

/** diag(weights)·A, a new matrix. */
export function scaleRows(A: Matrix, weights: ArrayLike<number>): Matrix {
  const scaled = zeros(A.rows, A.cols);
  const [out, from] = [scaled.data, A.data];
  for (let i = 0, at = 0; i < A.rows; i++) {
    const weight = weights[i]!;
    for (let k = 0; k < A.cols; k++, at++) out[at] = weight * from[at]!;
  }
  return scaled;
}

/** Every row minus `origin`, a new matrix. */
export function shiftRows(A: Matrix, origin: ArrayLike<number>): Matrix {
  const shifted = zeros(A.rows, A.cols);
  const [out, from] = [shifted.data, A.data];
  for (let i = 0, at = 0; i < A.rows; i++) {
    for (let k = 0; k < A.cols; k++, at++) out[at] = from[at]! - origin[k]!;
  }
  return shifted;
}
