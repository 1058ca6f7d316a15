import { caller, checkFinite, checkRows, checkSquare, named } from "../check/index.js";
import { checkKeys } from "../check/keys.js";
import { checkRange, NumericalError } from "../check/numerical-error.js";
import { checkSymmetric } from "../check/symmetric.js";
import { diagonal } from "../dense/reduce.js";
import { operation } from "../dispatch/registry.js";
import { copyLower } from "../matrix/lower-triangle.js";
import {
  blank,
  commonDtype,
  copyOf,
  type Dtype,
  dataAs,
  dtypeOf,
  dtypeOfArray,
  type Matrix,
  type Real,
} from "../matrix/matrix.js";
import { scaledNorm } from "../matrix/norm.js";
import { largestEntry, moderate, moderateFactor, rescale, rescaleTwice } from "../matrix/range.js";

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
  copyLower(n, A, copy);
  return copy;
}

/**
 * The Cholesky factorisation A = LLᵀ of a symmetric positive definite matrix.
 *
 * @throws NotPositiveDefiniteError with the pivot and its value, InputError if A is not symmetric or finite
 */
export function cholesky(A: Matrix): Cholesky {
  checkSymmetric("cholesky", "A", A);
  const n = A.rows;
  const data = lowerCopy(n, A.data);
  const info = operation("potrf", dtypeOf(A), n * n * n).potrf(n, data);
  if (info > 0) throw new NotPositiveDefiniteError("cholesky", info - 1, data[(info - 1) * (n + 1)]!);
  return { factor: { rows: n, cols: n, data } };
}

function checkRightSide(chol: Cholesky, B: Matrix): void {
  checkSquare(caller, "factor", chol?.factor);
  checkRows(caller, "B", B, chol.factor.rows);
  checkFinite(caller, "B", B);
}

type Solve = (dtype: Dtype, size: number) => (n: number, r: number, L: Real, B: Real) => void;

/**
 * B with `solve` applied. Backends multiply by inverses of the factor's entries: a factor that is far from 1 is scaled
 * before, and B after.
 */
function solved({ factor: L }: Cholesky, B: Matrix, times: 1 | 2, solve: Solve): Matrix {
  const dtype = commonDtype(L, B);
  const data = dtype === dtypeOf(B) ? copyOf(B.data) : Float64Array.from(B.data);
  const n = L.rows;
  const { data: scaled, factor } = moderate({ ...L, data: dataAs(L, dtype) }, scaledNorm(diagonal(L)));
  const top = moderateFactor(largestEntry(B), data);
  rescale(data, top);
  solve(dtype, n * n * B.cols)(n, B.cols, scaled, data);
  rescaleTwice(data, factor, 1 / top);
  if (times === 2) rescale(data, factor);
  checkRange(caller, "the solution", data);
  return { rows: n, cols: B.cols, data };
}

/**
 * X with LLᵀX = B; B is n × r.
 *
 * @throws NumericalError if X leaves the range of its numbers
 */
export function choleskySolve(chol: Cholesky, B: Matrix): Matrix {
  return named("choleskySolve", () => {
    checkRightSide(chol, B);
    return solved(chol, B, 2, (dtype, size) => operation("potrs", dtype, size).potrs);
  });
}

/** L⁻¹B, or L⁻ᵀB with `transpose`; B is n × r. */
export function triangularSolve(
  chol: Cholesky,
  B: Matrix,
  options: { readonly transpose?: boolean | undefined } = {},
): Matrix {
  return named("triangularSolve", () => {
    checkKeys(caller, options, ["transpose"]);
    checkRightSide(chol, B);
    const { transpose = false } = options;
    return solved(chol, B, 1, (dtype, size) => {
      const { trsm } = operation("trsm", dtype, size);
      return (n, r, L, X) => trsm(transpose, n, r, L, X);
    });
  });
}

/**
 * (LLᵀ)⁻¹, exactly symmetric: 2n³/3 operations, a third of what the solves for the identity take.
 *
 * Use it where the entries of the inverse are wanted; a system is better solved by `choleskySolve`.
 *
 * @throws NumericalError if the inverse leaves the range of its numbers, InputError if L's diagonal is not finite
 */
export function choleskyInverse(chol: Cholesky): Matrix {
  return named("choleskyInverse", () => {
    checkSquare(caller, "factor", chol?.factor);
    checkFinite(caller, "the factor's diagonal", diagonal(chol.factor));
    const { rows: n, data: L } = chol.factor;
    const data = lowerCopy(n, L);
    operation("potri", dtypeOf(chol.factor), n * n * n).potri(n, data);
    checkRange(caller, "the inverse", data);
    return { rows: n, cols: n, data };
  });
}

/** log det(LLᵀ) = 2 Σ log L_ii. */
export function logDeterminant(chol: Cholesky): number {
  checkSquare("logDeterminant", "factor", chol?.factor);
  const { factor } = chol;
  let total = 0;
  for (let i = 0; i < factor.rows; i++) total += Math.log(factor.data[i * (factor.cols + 1)]!);
  return 2 * total;
}

/** The solution X of AX = B for symmetric positive definite A. */
export function solvePositiveDefinite(A: Matrix, B: Matrix): Matrix {
  checkSquare("solvePositiveDefinite", "A", A);
  checkRows("solvePositiveDefinite", "B", B, A.rows);
  return choleskySolve(cholesky(A), B);
}

/**
 * As `solvePositiveDefinite`, but A is spent on the factor, and only its lower triangle counts: neither a copy nor the
 * pass that looks for asymmetry, which together take half as long as the factorisation of a matrix of some thousands.
 *
 * @param A - n × n; holds anything afterwards
 * @throws NotPositiveDefiniteError with the pivot and its value, InputError if an entry is not finite
 */
export function solvePositiveDefiniteInPlace(A: Matrix, B: Matrix): Matrix {
  const fn = "solvePositiveDefiniteInPlace";
  checkSquare(fn, "A", A);
  checkRows(fn, "B", B, A.rows);
  const { rows: n, data } = A;
  const info = operation("potrf", dtypeOf(A), n * n * n).potrf(n, data, true);
  checkFinite(fn, "the factor's diagonal", diagonal(A));
  if (info > 0) throw new NotPositiveDefiniteError(fn, info - 1, data[(info - 1) * (n + 1)]!);
  return choleskySolve({ factor: A }, B);
}
