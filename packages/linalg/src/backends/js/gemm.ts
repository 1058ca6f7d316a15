import { SHORTCUTS } from "../../engine/sizes.js";
import type { Real } from "../../matrix/matrix.js";
import { mirrorLower, transposeInto } from "../../matrix/transpose-into.js";
import { asDouble } from "./double.js";

const K_BLOCK = 128;
const J_BLOCK = 512;

/** Rows i, i+1 of C += A[:, k0..k1] · B[k0..k1, j0..j1], four rows of B at a time. */
function panel(
  rows: 1 | 2,
  i: number,
  k0: number,
  k1: number,
  j0: number,
  j1: number,
  n: number,
  k: number,
  A: Float64Array,
  B: Float64Array,
  C: Float64Array,
): void {
  const second = rows === 2 ? 1 : 0;
  const a0 = i * k;
  const a1 = (i + second) * k;
  const c0 = i * n;
  const c1 = (i + second) * n;
  let p = k0;
  for (; p + 3 < k1; p += 4) {
    const x0 = A[a0 + p]!;
    const x1 = A[a0 + p + 1]!;
    const x2 = A[a0 + p + 2]!;
    const x3 = A[a0 + p + 3]!;
    const y0 = A[a1 + p]!;
    const y1 = A[a1 + p + 1]!;
    const y2 = A[a1 + p + 2]!;
    const y3 = A[a1 + p + 3]!;
    const b = p * n;
    for (let j = j0; j < j1; j++) {
      const b0 = B[b + j]!;
      const b1 = B[b + n + j]!;
      const b2 = B[b + 2 * n + j]!;
      const b3 = B[b + 3 * n + j]!;
      C[c0 + j] = C[c0 + j]! + x0 * b0 + x1 * b1 + x2 * b2 + x3 * b3;
      if (second) C[c1 + j] = C[c1 + j]! + y0 * b0 + y1 * b1 + y2 * b2 + y3 * b3;
    }
  }
  for (; p < k1; p++) {
    const x = A[a0 + p]!;
    const y = A[a1 + p]!;
    for (let j = j0; j < j1; j++) {
      const b = B[p * n + j]!;
      C[c0 + j] = C[c0 + j]! + x * b;
      if (second) C[c1 + j] = C[c1 + j]! + y * b;
    }
  }
}

/** C (m×n) += A (m×k) · B (k×n), blocked so that a block of B stays in the cache. */
export function multiplyInto(
  m: number,
  n: number,
  k: number,
  A: Float64Array,
  B: Float64Array,
  C: Float64Array,
): void {
  for (let k0 = 0; k0 < k; k0 += K_BLOCK) {
    const k1 = Math.min(k, k0 + K_BLOCK);
    for (let j0 = 0; j0 < n; j0 += J_BLOCK) {
      const j1 = Math.min(n, j0 + J_BLOCK);
      let i = 0;
      for (; i + 1 < m; i += 2) panel(2, i, k0, k1, j0, j1, n, k, A, B, C);
      if (i < m) panel(1, i, k0, k1, j0, j1, n, k, A, B, C);
    }
  }
}

function transposed(rows: number, cols: number, A: Float64Array): Float64Array {
  const out = new Float64Array(A.length);
  transposeInto(rows, cols, A, out);
  return out;
}

/** C (m×n) = A (m×k) · B (k×n) by the plain triple loop, for products so small that any preparation costs more. */
export function multiplyTiny(m: number, n: number, k: number, A: Real, B: Real, C: Real): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let p = 0; p < k; p++) total += A[i * k + p]! * B[p * n + j]!;
      C[i * n + j] = total;
    }
  }
}

/** C := alpha · op(A) · op(B) + beta · C. */
export function gemm(
  transA: boolean,
  transB: boolean,
  m: number,
  n: number,
  k: number,
  alpha: number,
  A: Real,
  B: Real,
  beta: number,
  C: Real,
): void {
  if (m * n * k <= SHORTCUTS.tinyProduct && !transA && !transB && alpha === 1 && beta === 0) {
    multiplyTiny(m, n, k, A, B, C);
    return;
  }
  const a = transA ? transposed(k, m, asDouble(A)) : asDouble(A);
  const b = transB ? transposed(n, k, asDouble(B)) : asDouble(B);
  if (alpha === 1 && beta === 0 && C instanceof Float64Array) {
    C.fill(0);
    multiplyInto(m, n, k, a, b, C);
    return;
  }
  const product = new Float64Array(m * n);
  multiplyInto(m, n, k, a, b, product);
  if (beta === 0) for (let i = 0; i < product.length; i++) C[i] = alpha * product[i]!;
  else for (let i = 0; i < product.length; i++) C[i] = alpha * product[i]! + beta * C[i]!;
}

/** C := alpha · AAᵀ (AᵀA if trans): the product, with the lower triangle copied to the upper one. */
export function syrk(trans: boolean, n: number, k: number, alpha: number, A: Real, C: Real): void {
  gemm(trans, !trans, n, n, k, alpha, A, A, 0, C);
  mirrorLower(n, C);
}
