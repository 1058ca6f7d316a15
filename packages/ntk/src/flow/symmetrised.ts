import type { Matrix } from "@collapsar/linalg";

/** A, now (A + Aᵀ)/2: for matrices that are symmetric up to rounding. */
export function symmetrised(A: Matrix): Matrix {
  const n = A.rows;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const value = (A.data[i * n + j]! + A.data[j * n + i]!) / 2;
      A.data[i * n + j] = value;
      A.data[j * n + i] = value;
    }
  }
  return A;
}
