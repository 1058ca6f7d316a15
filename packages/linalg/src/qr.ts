import { operation } from "./backend/registry.js";
import { checkFinite, checkMatrix } from "./check/check.js";
import { allocate, dtypeOf, type Matrix } from "./matrix.js";

/** A thin QR factorisation A = QR: Q m × k with orthonormal columns, R k × n upper triangular, k = min(m, n). */
export interface Qr {
  readonly Q: Matrix;
  readonly R: Matrix;
}

/**
 * Thin Householder QR with a diagonal of R that is zero or positive, so that it is unique for full column rank.
 *
 * @throws RangeError if A is not finite
 */
export function qr(A: Matrix): Qr {
  checkMatrix("qr", "A", A);
  checkFinite("qr", "A", A);
  const { rows: m, cols: n } = A;
  const k = Math.min(m, n);
  const dtype = dtypeOf(A);
  const Q = allocate(m * k, dtype);
  const R = allocate(k * n, dtype);
  if (k > 0) operation("geqrf", dtype, m * n * k).geqrf(m, n, A.data, Q, R);
  for (let i = 0; i < k; i++) {
    if (!(R[i * n + i]! < 0)) continue;
    for (let at = i * n; at < (i + 1) * n; at++) R[at] = 0 - R[at]!;
    for (let row = 0; row < m; row++) Q[row * k + i] = -Q[row * k + i]!;
  }
  return { Q: { rows: m, cols: k, data: Q }, R: { rows: k, cols: n, data: R } };
}
