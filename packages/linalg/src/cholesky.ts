import { operation } from "./backend/registry.js";
import { checkFinite, checkMatrix, checkSquare } from "./check/check.js";
import { NumericalError } from "./check/numerical-error.js";
import { identity } from "./create.js";
import {
  blank,
  commonDtype,
  copyOf,
  dataAs,
  dtypeOf,
  dtypeOfArray,
  type Matrix,
  type Real,
} from "./matrix.js";
import { diagonal } from "./reduce.js";
import { checkSymmetric } from "./symmetric.js";

/** A Cholesky factorisation: A = LLᵀ with L lower triangular. */
export interface Cholesky {
  readonly factor: Matrix;
}

/** Cholesky met a pivot that is not positive: the matrix is not positive definite. */
export class NotPositiveDefiniteError extends NumericalError {
  override readonly name = "NotPositiveDefiniteError";
  /** Row of the pivot (0-based) and its value after elimination. */
  readonly pivot: number;
  readonly value: number;
  constructor(fn: string, pivot: number, value: number) {
    super(`${fn}: A must be positive definite, got pivot ${value} at row ${pivot}`);
    this.pivot = pivot;
    this.value = value;
  }
}

/** The lower triangle; what lies above it is anything. */
function lowerCopy(n: number, A: Real): Real {
  const copy = blank(n * n, dtypeOfArray(A));
  for (let i = 0; i < n; i++) copy.set(A.subarray(i * n, i * n + i + 1), i * n);
  return copy;
}

/**
 * The Cholesky factorisation A = LLᵀ of a symmetric positive definite matrix.
 *
 * @throws NotPositiveDefiniteError with the pivot and its value, RangeError if A is not symmetric or finite
 */
export function cholesky(A: Matrix): Cholesky {
  checkSymmetric("cholesky", "A", A);
  const n = A.rows;
  const data = lowerCopy(n, A.data);
  const info = operation("potrf", dtypeOf(A), n * n * n).potrf(n, data);
  if (info > 0) throw new NotPositiveDefiniteError("cholesky", info - 1, data[(info - 1) * (n + 1)]!);
  return { factor: { rows: n, cols: n, data } };
}

function checkRows(fn: string, n: number, B: Matrix): void {
  checkMatrix(fn, "B", B);
  checkFinite(fn, "B", B);
  if (B.rows !== n) throw new RangeError(`${fn}: B must have ${n} rows, got ${B.rows}×${B.cols}`);
}

/** X with LLᵀX = B; B is n × r. */
export function choleskySolve({ factor }: Cholesky, B: Matrix): Matrix {
  checkRows("choleskySolve", factor.rows, B);
  const dtype = commonDtype(factor, B);
  const data = dtype === dtypeOf(B) ? copyOf(B.data) : Float64Array.from(B.data);
  const n = factor.rows;
  operation("potrs", dtype, n * n * B.cols).potrs(n, B.cols, dataAs(factor, dtype), data);
  return { rows: n, cols: B.cols, data };
}

/** L⁻¹B, or L⁻ᵀB with `transpose`; B is n × r. */
export function triangularSolve(
  { factor }: Cholesky,
  B: Matrix,
  { transpose = false }: { readonly transpose?: boolean | undefined } = {},
): Matrix {
  checkRows("triangularSolve", factor.rows, B);
  const dtype = commonDtype(factor, B);
  const data = dtype === dtypeOf(B) ? copyOf(B.data) : Float64Array.from(B.data);
  const n = factor.rows;
  operation("trsm", dtype, n * n * B.cols).trsm(transpose, n, B.cols, dataAs(factor, dtype), data);
  return { rows: n, cols: B.cols, data };
}

/** (LLᵀ)⁻¹. */
export function choleskyInverse(chol: Cholesky): Matrix {
  return choleskySolve(chol, identity(chol.factor.rows, dtypeOf(chol.factor)));
}

/** log det(LLᵀ) = 2 Σ log L_ii. */
export function logDeterminant({ factor }: Cholesky): number {
  let total = 0;
  for (let i = 0; i < factor.rows; i++) total += Math.log(factor.data[i * (factor.cols + 1)]!);
  return 2 * total;
}

/** The solution X of AX = B for symmetric positive definite A. */
export function solvePositiveDefinite(A: Matrix, B: Matrix): Matrix {
  checkRows("solvePositiveDefinite", A.rows, B);
  return choleskySolve(cholesky(A), B);
}

/**
 * As `solvePositiveDefinite`, but A is spent on the factor, and only its lower triangle counts: neither a copy nor the
 * pass that looks for asymmetry, which together take half as long as the factorisation of a matrix of some thousands.
 *
 * @param A - n × n; holds anything afterwards
 * @throws NotPositiveDefiniteError with the pivot and its value, RangeError if an entry is not finite
 */
export function solvePositiveDefiniteInPlace(A: Matrix, B: Matrix): Matrix {
  const fn = "solvePositiveDefiniteInPlace";
  checkSquare(fn, "A", A);
  checkRows(fn, A.rows, B);
  const { rows: n, data } = A;
  const info = operation("potrf", dtypeOf(A), n * n * n).potrf(n, data, true);
  checkFinite(fn, "the factor's diagonal", diagonal(A));
  if (info > 0) throw new NotPositiveDefiniteError(fn, info - 1, data[(info - 1) * (n + 1)]!);
  return choleskySolve({ factor: A }, B);
}
