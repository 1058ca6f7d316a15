import { jsBackend } from "../backends/js/index.js";
import { checkFinite, checkNumbers, checkRows, checkSquare, InputError } from "../check/index.js";
import { firstNonFinite } from "../check/lists.js";
import { checkRange } from "../check/numerical-error.js";
import { operation } from "../dispatch/registry.js";
import {
  commonDtype,
  copyOf,
  type Dtype,
  dataAs,
  dtypeOf,
  type Matrix,
  type Real,
} from "../matrix/matrix.js";
import { largestEntry, moderate, moderateFactor, rescale, rescaleTwice } from "../matrix/range.js";

/** An LU factorisation PA = LU packed into one matrix (L unit lower), with the row exchanges in order. */
export interface Lu {
  readonly factors: Matrix;
  readonly pivots: Int32Array;
  /** Row of the first zero pivot, or −1 when A is invertible. */
  readonly singularAt: number;
}

/**
 * Factors `data` in place; js, which divides where others multiply by inverses, where those leave the numbers' range.
 */
function factor(n: number, A: Matrix, data: Real, pivots: Int32Array): number {
  const info = operation("getrf", dtypeOf(A), n * n * n).getrf(n, data, pivots);
  if (firstNonFinite(data) < 0) return info;
  data.set(A.data);
  return jsBackend.getrf(n, data, pivots);
}

/**
 * LU factorisation with partial pivoting.
 *
 * @throws InputError if A is not square or not finite, NumericalError if a factor leaves the range of its numbers
 */
export function lu(A: Matrix): Lu {
  checkSquare("lu", "A", A);
  checkFinite("lu", "A", A);
  const n = A.rows;
  const data = copyOf(A.data);
  const pivots = new Int32Array(n);
  const info = factor(n, A, data, pivots);
  checkRange("lu", "the factors", data);
  return { factors: { rows: n, cols: n, data }, pivots, singularAt: info - 1 };
}

/** X := A⁻¹X from the factors; by js, from `B` again, where the inverse of a pivot leaves the numbers' range. */
function substitute(
  dtype: Dtype,
  n: number,
  r: number,
  LU: Real,
  pivots: Int32Array,
  X: Real,
  B: Real,
): void {
  operation("getrs", dtype, n * n * r).getrs(n, r, LU, pivots, X);
  if (firstNonFinite(X) < 0) return;
  X.set(B);
  jsBackend.getrs(n, r, LU, pivots, X);
}

/**
 * X with AX = B from the factorisation of A; B is n × r.
 *
 * @throws InputError if A is exactly singular, NumericalError if X leaves the range of its numbers
 */
export function luSolve(factorisation: Lu, B: Matrix): Matrix {
  const fn = "luSolve";
  checkSquare(fn, "factors", factorisation?.factors);
  const { factors, pivots, singularAt } = factorisation;
  const n = factors.rows;
  checkNumbers(fn, "pivots", pivots, n);
  checkRows(fn, "B", B, n);
  checkFinite(fn, "B", B);
  if (singularAt >= 0) {
    const received = `pivot 0 at row ${singularAt}`;
    throw new InputError({ fn, argument: "A", requirement: "must be invertible", received });
  }
  const dtype = commonDtype(factors, B);
  const data = dtype === dtypeOf(B) ? copyOf(B.data) : Float64Array.from(B.data);
  substitute(dtype, n, B.cols, dataAs(factors, dtype), pivots, data, B.data);
  checkRange(fn, "the solution", data);
  return { rows: n, cols: B.cols, data };
}

/**
 * The solution X of AX = B by LU with partial pivoting.
 *
 * @throws InputError if A is not square, not finite or exactly singular, or B has other rows; NumericalError if X
 * leaves the range of its numbers
 */
export function solve(A: Matrix, B: Matrix): Matrix {
  checkSquare("solve", "A", A);
  checkFinite("solve", "A", A);
  checkRows("solve", "B", B, A.rows);
  const { data, factor: scale } = moderate(A, largestEntry(A));
  const top = moderateFactor(largestEntry(B), B.data);
  const scaled = { ...B, data: copyOf(B.data) };
  rescale(scaled.data, top);
  const X = luSolve(lu({ ...A, data }), scaled);
  rescaleTwice(X.data, scale, 1 / top);
  checkRange("solve", "the solution", X.data);
  return X;
}
