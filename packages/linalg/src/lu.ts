import { operation } from "./backend/registry.js";
import { checkFinite, checkMatrix, checkSquare } from "./check/check.js";
import { commonDtype, copyOf, dataAs, dtypeOf, type Matrix } from "./matrix.js";

/** An LU factorisation PA = LU packed into one matrix (L unit lower), with the row exchanges in order. */
export interface Lu {
  readonly factors: Matrix;
  readonly pivots: Int32Array;
  /** Row of the first zero pivot, or −1 when A is invertible. */
  readonly singularAt: number;
}

/**
 * LU factorisation with partial pivoting.
 *
 * @throws RangeError if A is not square or not finite
 */
export function lu(A: Matrix): Lu {
  checkSquare("lu", "A", A);
  checkFinite("lu", "A", A);
  const n = A.rows;
  const data = copyOf(A.data);
  const pivots = new Int32Array(n);
  const info = operation("getrf", dtypeOf(A), n * n * n).getrf(n, data, pivots);
  return { factors: { rows: n, cols: n, data }, pivots, singularAt: info - 1 };
}

/**
 * X with AX = B from the factorisation of A; B is n × r.
 *
 * @throws RangeError if A is exactly singular
 */
export function luSolve({ factors, pivots, singularAt }: Lu, B: Matrix): Matrix {
  checkMatrix("luSolve", "B", B);
  checkFinite("luSolve", "B", B);
  const n = factors.rows;
  if (B.rows !== n) throw new RangeError(`luSolve: B must have ${n} rows, got ${B.rows}×${B.cols}`);
  if (singularAt >= 0)
    throw new RangeError(`luSolve: A must be invertible, got pivot 0 at row ${singularAt}`);
  const dtype = commonDtype(factors, B);
  const data = dtype === dtypeOf(B) ? copyOf(B.data) : Float64Array.from(B.data);
  operation("getrs", dtype, n * n * B.cols).getrs(n, B.cols, dataAs(factors, dtype), pivots, data);
  return { rows: n, cols: B.cols, data };
}

/**
 * The solution X of AX = B by LU with partial pivoting.
 *
 * @throws RangeError if A is not square, not finite or exactly singular, or B has other rows
 */
export function solve(A: Matrix, B: Matrix): Matrix {
  return luSolve(lu(A), B);
}
