import { copyOf, type Matrix, type Real } from "./matrix.js";

/** Column means of an n × d array; 0 where the sum of a column leaves the numbers' range. */
export function finiteMeans(n: number, d: number, X: Real): Float64Array {
  const means = new Float64Array(d);
  for (let i = 0, at = 0; i < n; i++) for (let k = 0; k < d; k++, at++) means[k]! += X[at]!;
  return means.map((sum) => (Number.isFinite(sum) ? sum / n : 0));
}

/** The rows minus one row. */
export function aboutRow(A: Matrix, row: ArrayLike<number>): Matrix {
  const data = copyOf(A.data);
  for (let i = 0, at = 0; i < A.rows; i++) for (let k = 0; k < A.cols; k++, at++) data[at]! -= row[k]!;
  return { rows: A.rows, cols: A.cols, data };
}
