import { unconverged } from "../check/convergence-error.js";
import {
  advance,
  caller,
  checkFinite,
  checkSquare,
  checkWatch,
  named,
  resolveOptions,
  type Work,
} from "../check/index.js";
import { checkKeys } from "../check/keys.js";
import { checkRange } from "../check/numerical-error.js";
import { checkSymmetric } from "../check/symmetric.js";
import { transpose } from "../dense/transpose.js";
import { operation } from "../dispatch/registry.js";
import { allocate, blank, copyOf, dtypeOf, type Matrix } from "../matrix/matrix.js";
import { largestEntry, moderate, rescale } from "../matrix/range.js";
import { applySigns, columnSigns } from "../matrix/signs.js";
import { eighOptions } from "../options.js";

/** Eigenpairs of a symmetric matrix: A v = λ v, the vectors as columns. */
export interface Eigh {
  readonly values: Float64Array;
  readonly vectors: Matrix;
}

/** Options of `eigh`. */
export interface EighOptions extends Work {
  /** Read this triangle only; without it A must be symmetric. */
  readonly triangle?: "lower" | "upper" | undefined;
  /** How far A may be from symmetric, relative to its largest entry; defaults to 1e-10 (f64), 1e-4 (f32). */
  readonly tolerance?: number | undefined;
}

/** A symmetric matrix and its largest entry. */
function prepared(A: Matrix, options: EighOptions): [Matrix, number] {
  checkKeys(caller, options, ["triangle", "tolerance", "signal", "onProgress"]);
  checkWatch(caller, options);
  const { triangle, tolerance } = resolveOptions(caller, eighOptions, options);
  if (triangle === undefined) return [A, checkSymmetric(caller, "A", A, tolerance)];
  checkSquare(caller, "A", A);
  const B = triangle === "lower" ? { ...A, data: copyOf(A.data) } : transpose(A);
  const n = B.rows;
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) B.data[j * n + i] = B.data[i * n + j]!;
  checkFinite(caller, "A", B);
  return [B, largestEntry(B)];
}

function decompose(A: Matrix, options: EighOptions, wantVectors: boolean) {
  const [S, top] = prepared(A, options);
  const n = S.rows;
  const { data, factor } = moderate(S, top);
  const dtype = dtypeOf(S);
  const values = allocate(n, dtype);
  const vectors = wantVectors ? blank(n * n, dtype) : null;
  const backend = operation("syevd", dtype, n * n * n);
  const total = wantVectors ? 2 * n : n;
  advance(options, { done: 0, total, unit: "columns" });
  const info = n > 0 ? backend.syevd(n, data, values, vectors, options) : 0;
  if (info !== 0) throw unconverged(caller, "eigenvalues", info, n);
  if (vectors && !backend.orientsVectors) applySigns(n, n, vectors, columnSigns(n, n, vectors));
  rescale(values, 1 / factor);
  checkRange(caller, "eigenvalues", values);
  advance(options, { done: total, total, unit: "columns" });
  return { values: Float64Array.from(values), vectors };
}

/**
 * All eigenvalues (ascending) and orthonormal eigenvectors (columns) of a symmetric matrix.
 *
 * Each vector's entry of largest size is positive, so that backends agree.
 *
 * @param options - `signal` and `onProgress` act on js as it computes, on wasm while the matrix is made tridiagonal, on
 * native before and after
 * @throws InputError if A is not square, finite and symmetric, NumericalError if an eigenvalue leaves the numbers'
 * range
 */
export function eigh(A: Matrix, options: EighOptions = {}): Eigh {
  const { values, vectors } = named("eigh", () => decompose(A, options, true));
  const n = values.length;
  return { values, vectors: { rows: n, cols: n, data: vectors! } };
}

/**
 * The eigenvalues of a symmetric matrix, ascending.
 *
 * @param options - `signal` and `onProgress` act as it computes, on every backend
 * @throws InputError and NumericalError as `eigh` does
 */
export function eigvalsh(A: Matrix, options: EighOptions = {}): Float64Array {
  return named("eigvalsh", () => decompose(A, options, false).values);
}
