import { checkFinite, checkMatrix } from "../check/index.js";
import { checkRange } from "../check/numerical-error.js";
import { operation } from "../dispatch/registry.js";
import { allocate, copyOf, dtypeOf, type Matrix, type Real } from "../matrix/matrix.js";
import { moderateFactor } from "../matrix/range.js";

/** A thin QR factorisation A = QR: Q m × k with orthonormal columns, R k × n upper triangular, k = min(m, n). */
export interface Qr {
  readonly Q: Matrix;
  readonly R: Matrix;
}

/** For each column the power of two that makes its size moderate. */
function columnFactors({ rows, cols, data }: Matrix): Float64Array {
  const tops = new Float64Array(cols);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++, at++) {
      const size = Math.abs(data[at]!);
      if (size > tops[j]!) tops[j] = size;
    }
  }
  return tops.map((top) => moderateFactor(top, data));
}

/** Multiplies each column by its factor. */
function scaleColumns(data: Real, factors: Float64Array): void {
  const cols = factors.length;
  for (let at = 0; at < data.length; at++) data[at] = data[at]! * factors[at % cols]!;
}

/** R, k × n, with a diagonal that is zero or positive, and Q, m × k, where there is room for it. */
function factored(fn: string, A: Matrix, Q: Real | null): Real {
  checkMatrix(fn, "A", A);
  checkFinite(fn, "A", A);
  const { rows: m, cols: n } = A;
  const k = Math.min(m, n);
  const dtype = dtypeOf(A);
  const R = allocate(k * n, dtype);
  const factors = columnFactors(A);
  const extreme = factors.some((factor) => factor !== 1);
  const data = extreme ? copyOf(A.data) : A.data;
  if (extreme) scaleColumns(data, factors);
  if (k > 0) operation("geqrf", dtype, m * n * k).geqrf(m, n, data, Q, R);
  if (extreme) {
    scaleColumns(
      R,
      factors.map((factor) => 1 / factor),
    );
    checkRange(fn, "R", R);
  }
  for (let i = 0; i < k; i++) {
    if (!(R[i * n + i]! < 0)) continue;
    for (let at = i * n; at < (i + 1) * n; at++) R[at] = 0 - R[at]!;
    for (let row = 0; Q && row < m; row++) Q[row * k + i] = -Q[row * k + i]!;
  }
  return R;
}

/**
 * Thin Householder QR with a diagonal of R that is zero or positive, so that it is unique for full column rank.
 *
 * Columns of extreme size are scaled by powers of two before, so that each has its own accuracy.
 *
 * @throws InputError if A is not finite, NumericalError if R leaves the range of its numbers
 */
export function qr(A: Matrix): Qr {
  checkMatrix("qr", "A", A);
  const { rows: m, cols: n } = A;
  const k = Math.min(m, n);
  const Q = allocate(m * k, dtypeOf(A));
  const R = factored("qr", A, Q);
  return { Q: { rows: m, cols: k, data: Q }, R: { rows: k, cols: n, data: R } };
}

/**
 * R of the thin QR alone, k × n, k = min(m, n): half the work where Q is not asked for.
 *
 * @throws InputError if A is not finite, NumericalError if R leaves the range of its numbers
 */
export function qrTriangle(A: Matrix): Matrix {
  const R = factored("qrTriangle", A, null);
  return { rows: Math.min(A.rows, A.cols), cols: A.cols, data: R };
}
