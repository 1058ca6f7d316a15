import type { Real } from "../../matrix/matrix.js";
import { asDouble, inDouble } from "./double.js";
import { divideRow, subtractRow } from "./triangular.js";

function swapRows(A: Float64Array, cols: number, i: number, j: number): void {
  if (i === j) return;
  for (let k = 0; k < cols; k++) {
    const held = A[i * cols + k]!;
    A[i * cols + k] = A[j * cols + k]!;
    A[j * cols + k] = held;
  }
}

function pivotRow(n: number, A: Float64Array, k: number): number {
  let best = k;
  for (let i = k + 1; i < n; i++) if (Math.abs(A[i * n + k]!) > Math.abs(A[best * n + k]!)) best = i;
  return best;
}

function factorise(n: number, A: Float64Array, pivots: Int32Array): number {
  let info = 0;
  for (let k = 0; k < n; k++) {
    const pivot = pivotRow(n, A, k);
    pivots[k] = pivot;
    swapRows(A, n, k, pivot);
    const top = A[k * n + k]!;
    if (top === 0) {
      info ||= k + 1;
      continue;
    }
    for (let i = k + 1; i < n; i++) {
      const factor = A[i * n + k]! / top;
      A[i * n + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) A[i * n + j] = A[i * n + j]! - factor * A[k * n + j]!;
    }
  }
  return info;
}

/** LU with partial pivoting, right-looking over rows. */
export function getrf(n: number, A: Real, pivots: Int32Array): number {
  return inDouble(A, (a) => factorise(n, a, pivots));
}

/** B := A⁻¹B by P, L and U. */
export function getrs(n: number, r: number, LU: Real, pivots: Int32Array, B: Real): void {
  const a = asDouble(LU);
  inDouble(B, (b) => {
    for (let i = 0; i < n; i++) swapRows(b, r, i, pivots[i]!);
    for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) subtractRow(b, r, i, a[i * n + k]!, k);
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) subtractRow(b, r, i, a[i * n + k]!, k);
      divideRow(b, r, i, a[i * (n + 1)]!);
    }
  });
}
