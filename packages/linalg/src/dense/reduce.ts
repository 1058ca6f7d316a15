import { caller, checkMatrix, checkSameShape, checkSquare, InputError, named } from "../check/index.js";
import { NumericalError } from "../check/numerical-error.js";
import { operation } from "../dispatch/registry.js";
import type { Reduction } from "../engine/contract.js";
import { dtypeOf, type Matrix } from "../matrix/matrix.js";
import { isSafeSquare, scaledNorm } from "../matrix/norm.js";

function reduceRows(A: Matrix, reduction: Reduction): Float64Array {
  checkMatrix(caller, "A", A);
  const out = new Float64Array(A.rows);
  operation("reduceRows", dtypeOf(A), A.data.length).reduceRows(reduction, A.rows, A.cols, A.data, out);
  return out;
}

function reduceCols(A: Matrix, reduction: Reduction): Float64Array {
  checkMatrix(caller, "A", A);
  const out = new Float64Array(A.cols);
  operation("reduceCols", dtypeOf(A), A.data.length).reduceCols(reduction, A.rows, A.cols, A.data, out);
  return out;
}

/** Σ_j A_ij for each row. */
export function rowSums(A: Matrix): Float64Array {
  return named("rowSums", () => reduceRows(A, "sum"));
}

/** Σ_i A_ij for each column. */
export function colSums(A: Matrix): Float64Array {
  return named("colSums", () => reduceCols(A, "sum"));
}

function empty(fn: string, requirement: string, A: Matrix): InputError {
  return new InputError({ fn, argument: "A", requirement, received: `${A.rows}×${A.cols}` });
}

/**
 * The mean of each row.
 *
 * @throws InputError if there are no columns
 */
export function rowMeans(A: Matrix): Float64Array {
  checkMatrix("rowMeans", "A", A);
  if (A.cols === 0) throw empty("rowMeans", "must have columns", A);
  return rowSums(A).map((value) => value / A.cols);
}

/**
 * The mean of each column.
 *
 * @throws InputError if there are no rows
 */
export function colMeans(A: Matrix): Float64Array {
  checkMatrix("colMeans", "A", A);
  if (A.rows === 0) throw empty("colMeans", "must have rows", A);
  return colSums(A).map((value) => value / A.rows);
}

/** ‖row i‖² for each row. */
export function rowSquaredNorms(A: Matrix): Float64Array {
  return named("rowSquaredNorms", () => reduceRows(A, "squares"));
}

/**
 * ‖row i‖ for each row, without overflow or underflow on the way.
 *
 * @throws NumericalError if the norm of finite numbers is above the range of float64
 */
export function rowNorms(A: Matrix): Float64Array {
  return named("rowNorms", () => {
    const squares = reduceRows(A, "squares");
    const { cols, data } = A;
    return squares.map((square, i) =>
      isSafeSquare(square) ? Math.sqrt(square) : inRange(scaledNorm(data, i * cols, (i + 1) * cols), A),
    );
  });
}

/** A norm, unless it is infinite for finite numbers. */
function inRange(norm: number, A: Matrix): number {
  if (norm !== Number.POSITIVE_INFINITY || maxAbs(A) === norm) return norm;
  throw new NumericalError(`norms must stay within the range of float64, got ${norm}`, { fn: caller });
}

/** The sum of all entries (rows first). */
export function sum(A: Matrix): number {
  return named("sum", () => reduceRows(A, "sum")).reduce((total, value) => total + value, 0);
}

/** The largest |A_ij|; 0 for an empty matrix. */
export function maxAbs(A: Matrix): number {
  return named("maxAbs", () => reduceRows(A, "maxAbs")).reduce(
    (best, value) => (value > best || Number.isNaN(value) ? value : best),
    0,
  );
}

/**
 * ‖A‖_F, without overflow or underflow on the way.
 *
 * @throws NumericalError if the norm of finite numbers is above the range of float64
 */
export function frobeniusNorm(A: Matrix): number {
  return named("frobeniusNorm", () => {
    const squares = reduceRows(A, "squares").reduce((total, value) => total + value, 0);
    return isSafeSquare(squares) ? Math.sqrt(squares) : inRange(scaledNorm(A.data), A);
  });
}

/** ⟨A, B⟩ = Σ_ij A_ij B_ij. */
export function innerProduct(A: Matrix, B: Matrix): number {
  checkSameShape("innerProduct", A, B);
  const [a, b] = [A.data, B.data];
  let total = 0;
  for (let i = 0; i < A.rows; i++) {
    let row = 0;
    for (let at = i * A.cols; at < (i + 1) * A.cols; at++) row += a[at]! * b[at]!;
    total += row;
  }
  return total;
}

/** The diagonal of a square matrix. */
export function diagonal(A: Matrix): Float64Array {
  checkSquare("diagonal", "A", A);
  return Float64Array.from({ length: A.rows }, (_, i) => A.data[i * (A.cols + 1)]!);
}

/** The sum of the diagonal. */
export function trace(A: Matrix): number {
  checkSquare("trace", "A", A);
  let total = 0;
  for (let i = 0; i < A.rows; i++) total += A.data[i * (A.cols + 1)]!;
  return total;
}
