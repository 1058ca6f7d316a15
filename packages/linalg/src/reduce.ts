import type { Reduction } from "./backend/backend.js";
import { operation } from "./backend/registry.js";
import { checkMatrix, checkSameShape, checkSquare } from "./check/check.js";
import { dtypeOf, type Matrix } from "./matrix.js";

function reduceRows(fn: string, A: Matrix, reduction: Reduction): Float64Array {
  checkMatrix(fn, "A", A);
  const out = new Float64Array(A.rows);
  operation("reduceRows", dtypeOf(A), A.data.length).reduceRows(reduction, A.rows, A.cols, A.data, out);
  return out;
}

function reduceCols(fn: string, A: Matrix, reduction: Reduction): Float64Array {
  checkMatrix(fn, "A", A);
  const out = new Float64Array(A.cols);
  operation("reduceCols", dtypeOf(A), A.data.length).reduceCols(reduction, A.rows, A.cols, A.data, out);
  return out;
}

/** Σ_j A_ij for each row. */
export function rowSums(A: Matrix): Float64Array {
  return reduceRows("rowSums", A, "sum");
}

/** Σ_i A_ij for each column. */
export function colSums(A: Matrix): Float64Array {
  return reduceCols("colSums", A, "sum");
}

/**
 * The mean of each row.
 *
 * @throws RangeError if there are no columns
 */
export function rowMeans(A: Matrix): Float64Array {
  checkMatrix("rowMeans", "A", A);
  if (A.cols === 0) throw new RangeError(`rowMeans: A must have columns, got ${A.rows}×0`);
  return rowSums(A).map((value) => value / A.cols);
}

/**
 * The mean of each column.
 *
 * @throws RangeError if there are no rows
 */
export function colMeans(A: Matrix): Float64Array {
  checkMatrix("colMeans", "A", A);
  if (A.rows === 0) throw new RangeError(`colMeans: A must have rows, got 0×${A.cols}`);
  return colSums(A).map((value) => value / A.rows);
}

/** ‖row i‖² for each row. */
export function rowSquaredNorms(A: Matrix): Float64Array {
  return reduceRows("rowSquaredNorms", A, "squares");
}

/** ‖row i‖ for each row. */
export function rowNorms(A: Matrix): Float64Array {
  return reduceRows("rowNorms", A, "squares").map(Math.sqrt);
}

/** The sum of all entries (rows first). */
export function sum(A: Matrix): number {
  return reduceRows("sum", A, "sum").reduce((total, value) => total + value, 0);
}

/** The largest |A_ij|; 0 for an empty matrix. */
export function maxAbs(A: Matrix): number {
  return reduceRows("maxAbs", A, "maxAbs").reduce(
    (best, value) => (value > best || Number.isNaN(value) ? value : best),
    0,
  );
}

/** ‖A‖_F, without overflow or underflow on the way. */
export function frobeniusNorm(A: Matrix): number {
  const plain = Math.sqrt(
    reduceRows("frobeniusNorm", A, "squares").reduce((total, value) => total + value, 0),
  );
  if (plain > 1e-140 && plain < Number.POSITIVE_INFINITY) return plain;
  const top = maxAbs(A);
  if (top === 0 || !Number.isFinite(top)) return top;
  let total = 0;
  for (const value of A.data) total += (value / top) ** 2;
  return top * Math.sqrt(total);
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
