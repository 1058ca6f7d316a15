import type { Real } from "../../matrix/matrix.js";
import { mirrorLower } from "../../matrix/transpose-into.js";
import { inDouble } from "./double.js";

/** Σ_k A[i, k] A[j, k] over the first `length` columns, in four running sums. */
function rowProduct(A: Float64Array, i: number, j: number, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += A[i + k]! * A[j + k]!;
    s1 += A[i + k + 1]! * A[j + k + 1]!;
    s2 += A[i + k + 2]! * A[j + k + 2]!;
    s3 += A[i + k + 3]! * A[j + k + 3]!;
  }
  for (; k < length; k++) s0 += A[i + k]! * A[j + k]!;
  return s0 + s1 + (s2 + s3);
}

function factorise(n: number, A: Float64Array): number {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      A[i * n + j] = (A[i * n + j]! - rowProduct(A, i * n, j * n, j)) / A[j * (n + 1)]!;
    }
    const pivot = A[i * (n + 1)]! - rowProduct(A, i * n, i * n, i);
    A[i * (n + 1)] = pivot;
    if (!(pivot > 0)) return i + 1;
    A[i * (n + 1)] = Math.sqrt(pivot);
    A.fill(0, i * (n + 1) + 1, (i + 1) * n);
  }
  return 0;
}

/** Cholesky factor by rows (Cholesky–Banachiewicz): all inner products run along rows. */
export function potrf(n: number, A: Real): number {
  return inDouble(A, (a) => factorise(n, a));
}

/** row to += s · row from over the first `length` columns. */
function addRow(A: Float64Array, n: number, to: number, s: number, from: number, length: number): void {
  const [x, y] = [to * n, from * n];
  for (let j = 0; j < length; j++) A[x + j] = A[x + j]! + s * A[y + j]!;
}

/** L⁻¹ in the place of L: row i is −(Σ_k<i L_ik · row k of L⁻¹) / L_ii, and 1/L_ii on the diagonal. */
function invertTriangle(n: number, A: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const pivot = A[i * (n + 1)]!;
    for (let k = 0; k < i; k++) {
      const s = A[i * n + k]!;
      A[i * n + k] = 0;
      addRow(A, n, i, s, k, k + 1);
    }
    for (let j = 0; j < i; j++) A[i * n + j] = -A[i * n + j]! / pivot;
    A[i * (n + 1)] = 1 / pivot;
  }
}

/** (LLᵀ)⁻¹ = MᵀM with M = L⁻¹, whose rows below the one in turn are still there. */
export function potri(n: number, A: Real): void {
  inDouble(A, (a) => {
    invertTriangle(n, a);
    for (let i = 0; i < n; i++) {
      const pivot = a[i * (n + 1)]!;
      for (let j = i * n; j <= i * (n + 1); j++) a[j] = a[j]! * pivot;
      for (let k = i + 1; k < n; k++) addRow(a, n, i, a[k * n + i]!, k, i + 1);
    }
    mirrorLower(n, a);
  });
}
