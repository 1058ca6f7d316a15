import type { Matrix } from "@collapsar/linalg";

/** Plain sums in double precision, independent of any backend: max over i, j of |Σ_k A_ik B_kj − C_ij|. */
export function productGap(A: Matrix, B: Matrix, C: Matrix): number {
  let worst = 0;
  const row = new Float64Array(B.cols);
  for (let i = 0; i < A.rows; i++) {
    row.fill(0);
    for (let k = 0; k < A.cols; k++) {
      const a = A.data[i * A.cols + k]!;
      for (let j = 0; j < B.cols; j++) row[j] = row[j]! + a * B.data[k * B.cols + j]!;
    }
    for (let j = 0; j < B.cols; j++) worst = larger(worst, Math.abs(row[j]! - C.data[i * C.cols + j]!));
  }
  return worst;
}

/** The larger of two numbers; NaN wins. */
export function larger(a: number, b: number): number {
  return b > a || Number.isNaN(b) ? b : a;
}

export function largest(values: ArrayLike<number>): number {
  let worst = 0;
  for (let i = 0; i < values.length; i++) worst = larger(worst, Math.abs(values[i]!));
  return worst;
}

/** Aᵀ by plain loops. */
export function flipped(A: Matrix): Matrix {
  const data = A.data.slice();
  for (let i = 0; i < A.rows; i++)
    for (let j = 0; j < A.cols; j++) data[j * A.rows + i] = A.data[i * A.cols + j]!;
  return { rows: A.cols, cols: A.rows, data };
}

/** Columns of A times values. */
export function columnsTimes(A: Matrix, values: ArrayLike<number>): Matrix {
  const data = Float64Array.from(A.data, (x, at) => x * values[at % A.cols]!);
  return { rows: A.rows, cols: A.cols, data };
}

export function unit(n: number): Matrix {
  const data = new Float64Array(n * n);
  for (let i = 0; i < n; i++) data[i * (n + 1)] = 1;
  return { rows: n, cols: n, data };
}

/** max |QᵀQ − I|. */
export function orthogonalityGap(Q: Matrix): number {
  return productGap(flipped(Q), Q, unit(Q.cols));
}

/** The largest entry as the scale of a matrix, times a small power so that products neither overflow nor vanish. */
export function rescaled(A: Matrix): { B: Matrix; top: number } {
  const top = largest(A.data) || 1;
  return { B: { ...A, data: Float64Array.from(A.data, (x) => x / top) }, top };
}
