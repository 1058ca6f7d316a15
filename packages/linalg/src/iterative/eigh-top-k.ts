import { ConvergenceError } from "../check/convergence-error.js";
import {
  advance,
  checkAtMost,
  checkFunction,
  checkInteger,
  checkWatch,
  InputError,
  resolveOptions,
  type Settings,
  shownValue,
  type Work,
} from "../check/index.js";
import { checkKeys } from "../check/keys.js";
import { checkSymmetric } from "../check/symmetric.js";
import { type Eigh, eigh } from "../decompose/eigh.js";
import { qr } from "../decompose/qr.js";
import { zeros } from "../dense/create.js";
import { matmul } from "../dense/products.js";
import { hstack, selectCols } from "../dense/slice.js";
import { symmetrise, transpose } from "../dense/transpose.js";
import { largestOf } from "../matrix/extremes.js";
import type { Matrix } from "../matrix/matrix.js";
import { applySigns, columnSigns } from "../matrix/signs.js";
import { eighTopKOptions } from "../options.js";
import { randomNormal } from "../random/matrices.js";
import { seededRandom } from "../random/random.js";
import type { LinearMap } from "./linear-solve.js";

/** A symmetric linear map on vectors of length n. */
export interface SymmetricOperator {
  readonly n: number;
  readonly apply: LinearMap;
}

/** Options of `eighTopK`. */
export interface EighTopKOptions extends Work {
  /** Asked ‖Av − λv‖ / |λ₁| for each pair; defaults to 1e-10. */
  readonly tolerance?: number | undefined;
  /** Block steps; defaults to 500. */
  readonly maxIterations?: number | undefined;
  /** Seed of the starting block; defaults to 0. */
  readonly seed?: number | undefined;
}

/** The largest eigenvalues, descending, with their vectors as columns: the result of `eighTopK`. */
export interface TopK extends Eigh {
  /** The largest ‖Av − λv‖ / |λ₁| of the pairs. */
  readonly residual: number;
  readonly iterations: number;
}

type BlockMap = (V: Matrix) => Matrix;

function blockMap(operator: SymmetricOperator): BlockMap {
  return (V) => {
    const columns = transpose(V);
    const images = zeros(V.cols, V.rows);
    for (let j = 0; j < V.cols; j++) {
      const column = Float64Array.from(columns.data.subarray(j * V.rows, (j + 1) * V.rows));
      images.data.set(operator.apply(column), j * V.rows);
    }
    return transpose(images);
  };
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** W made orthonormal and orthogonal to V (two passes); directions that V already holds are replaced by noise. */
function complement(V: Matrix, W: Matrix): Matrix {
  let Q = W;
  for (let pass = 0; pass < 3; pass++) {
    if (V.cols > 0) {
      const inside = matmul(V, matmul(V, Q, { transposeA: true }));
      Q = { ...Q, data: Q.data.map((value, i) => value - inside.data[i]!) };
    }
    Q = qr(Q).Q;
  }
  return Q;
}

/** Norms of the columns of AV − V diag(values). */
function residualBlock(AV: Matrix, V: Matrix, values: Float64Array): { R: Matrix; norms: Float64Array } {
  const R = { ...AV, data: AV.data.slice() };
  const norms = new Float64Array(V.cols);
  for (let at = 0; at < R.data.length; at++) {
    const j = at % V.cols;
    R.data[at] = R.data[at]! - values[j]! * V.data[at]!;
    norms[j] = norms[j]! + R.data[at]! ** 2;
  }
  return { R, norms: norms.map(Math.sqrt) };
}

/**
 * The k largest eigenvalues (descending) and their vectors, of a symmetric matrix or map, by a block Krylov method
 * with Rayleigh–Ritz and thick restarts, fully orthogonalised; the block holds k + 4 vectors, so that multiple
 * eigenvalues are found with their multiplicity. Small problems are solved whole.
 *
 * @throws ConvergenceError with the residual; InputError if A is not symmetric or k exceeds its size
 */
export function eighTopK(A: Matrix | SymmetricOperator, k: number, options: EighTopKOptions = {}): TopK {
  checkKeys("eighTopK", options, ["tolerance", "maxIterations", "seed", "signal", "onProgress"]);
  checkWatch("eighTopK", options);
  const settings = { ...options, ...resolveOptions("eighTopK", eighTopKOptions, options) };
  const isMatrix = checkOperator(A);
  const n = isMatrix ? A.rows : A.n;
  checkInteger("eighTopK", "k", k, 1);
  checkAtMost("eighTopK", "k", k, n);
  const map: BlockMap = isMatrix ? (V) => matmul(A, V) : blockMap(A);
  const block = Math.min(k + 4, n);
  if (n <= Math.max(64, 5 * block)) return whole(map, n, k, settings.tolerance);
  return iterate(map, n, k, block, settings);
}

/** Requires a symmetric matrix or a map; tells whether it is a matrix. */
function checkOperator(A: Matrix | SymmetricOperator): A is Matrix {
  if (typeof A !== "object" || A === null) {
    const requirement = "must be a matrix or a map { n, apply }";
    throw new InputError({ fn: "eighTopK", argument: "A", requirement, received: shownValue(A) });
  }
  if ("data" in A) {
    checkSymmetric("eighTopK", "A", A);
    return true;
  }
  checkInteger("eighTopK", "n", A.n, 0);
  checkFunction("eighTopK", "apply", A.apply);
  return false;
}

function finished(V: Matrix, values: Float64Array, residual: number, iterations: number): TopK {
  applySigns(V.rows, V.cols, V.data, columnSigns(V.rows, V.cols, V.data));
  return { values, vectors: V, residual, iterations };
}

function whole(map: BlockMap, n: number, k: number, tolerance: number): TopK {
  const I = zeros(n, n);
  for (let i = 0; i < n; i++) I.data[i * (n + 1)] = 1;
  const A = symmetrise(map(I));
  const { values, vectors } = eigh(A);
  const order = range(0, k).map((i) => n - 1 - i);
  const V = selectCols(vectors, order);
  const top = Float64Array.from(order, (i) => values[i]!);
  const { norms } = residualBlock(matmul(A, V), V, top);
  const scale = Math.max(Math.abs(values[0]!), Math.abs(values[n - 1]!)) || 1;
  const residual = largestOf(norms) / scale;
  if (residual > Math.max(tolerance, 1e-12 * n)) {
    throw new ConvergenceError("eighTopK", { iterations: 1, residual, tolerance });
  }
  return finished(V, top, residual, 1);
}

type TopKSettings = Work & Settings<typeof eighTopKOptions>;

function iterate(map: BlockMap, n: number, k: number, block: number, settings: TopKSettings): TopK {
  const { tolerance, maxIterations, seed } = settings;
  let V = qr(randomNormal(seededRandom(seed), n, block)).Q;
  let AV = map(V);
  const capacity = Math.min(5 * block, n);
  let residual = Number.POSITIVE_INFINITY;
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    advance(settings, { done: iterations - 1, total: maxIterations, unit: "iterations" });
    const { values, vectors } = eigh(symmetrise(matmul(V, AV, { transposeA: true })));
    const size = values.length;
    const order = range(0, block).map((i) => size - 1 - i);
    const C = selectCols(vectors, order);
    const ritz = Float64Array.from(order, (i) => values[i]!);
    const X = matmul(V, C);
    const AX = matmul(AV, C);
    const { R, norms } = residualBlock(AX, X, ritz);
    const scale = Math.max(Math.abs(values[0]!), Math.abs(values[size - 1]!)) || 1;
    residual = largestOf(norms.subarray(0, k)) / scale;
    if (residual <= tolerance)
      return finished(selectCols(X, range(0, k)), ritz.slice(0, k), residual, iterations);
    if (size + block > capacity) [V, AV] = [X, AX];
    const W = complement(V, R);
    V = hstack([V, W]);
    AV = hstack([AV, map(W)]);
  }
  throw new ConvergenceError("eighTopK", { iterations: maxIterations, residual, tolerance });
}
