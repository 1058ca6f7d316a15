import { InputError, type Matrix, type Work } from "@collapsar/linalg";
import {
  advance,
  caller,
  checkFinite,
  checkInteger,
  checkLabels,
  checkMatrix,
  checkMethods,
  checkNumbers,
  checkObject,
  checkSymmetric,
  checkWatch,
  named,
  ownOptions,
} from "@collapsar/linalg/check";
import { rowRange } from "@collapsar/linalg/parts";
import { blockStatisticsOptions } from "../options.js";

/** Any kernel that yields Gram matrices between rows of points. */
export interface TileKernel {
  gram(X: Matrix, Z?: Matrix): Matrix;
}

/**
 * Sums of an n × n kernel matrix for all block measures: over class pairs and over rows, the diagonal apart.
 * Squares are kept about a first value of each block, so that a matrix which is block-structured shows distance zero.
 */
export interface BlockStatistics {
  readonly n: number;
  readonly classes: number;
  readonly labels: Int32Array;
  readonly sizes: Float64Array;
  /** K_ii. */
  readonly diagonal: Float64Array;
  /** Σ_{j ≠ i, same class} K_ij. */
  readonly withinSums: Float64Array;
  /** Σ_{j ≠ i} K_ij. */
  readonly rowSums: Float64Array;
  /** Σ K_ij over i ∈ c, j ∈ e, i ≠ j, at c·C + e. */
  readonly pairSums: Float64Array;
  /** Σ (K_ij − shift)² over the same entries. */
  readonly pairSquares: Float64Array;
  /** The first value seen of each class pair; NaN before it. */
  readonly pairShifts: Float64Array;
}

/** Empty statistics for n samples with these labels; feed tiles with `addKernelTile`. */
export function blockStatistics(labels: ArrayLike<number>): BlockStatistics {
  return named("blockStatistics", () => emptyStatistics(labels));
}

function emptyStatistics(labels: ArrayLike<number>): BlockStatistics {
  const n = labels?.length;
  const { classes, counts } = checkLabels(caller, labels, n);
  checkInteger(caller, "the number of samples", n, 1);
  return {
    n,
    classes,
    labels: Int32Array.from(labels),
    sizes: Float64Array.from(counts),
    diagonal: new Float64Array(n),
    withinSums: new Float64Array(n),
    rowSums: new Float64Array(n),
    pairSums: new Float64Array(classes * classes),
    pairSquares: new Float64Array(classes * classes),
    pairShifts: new Float64Array(classes * classes).fill(Number.NaN),
  };
}

/**
 * Adds the tile of a symmetric kernel matrix that starts at entry (row, col), in place; the mirrored tile is counted
 * too. Each unordered pair of tiles is given once, and a tile on the diagonal is square and whole.
 *
 * @throws InputError if the tile leaves the matrix, crosses the diagonal, or holds NaN
 */
export function addKernelTile(
  stats: BlockStatistics,
  tile: Matrix,
  at: { readonly row: number; readonly col: number },
): void {
  checkStatistics("addKernelTile", "stats", stats);
  checkObject("addKernelTile", "place", at);
  const { row, col } = at;
  checkTile(stats, tile, row, col);
  const { labels, classes: C } = stats;
  const onDiagonal = row === col;
  for (let a = 0; a < tile.rows; a++) {
    const i = row + a;
    const c = labels[i]!;
    let total = 0;
    let within = 0;
    for (let b = 0; b < tile.cols; b++) {
      const value = tile.data[a * tile.cols + b]!;
      const j = col + b;
      if (i === j) {
        stats.diagonal[i] = value;
        continue;
      }
      const e = labels[j]!;
      addPair(stats, c * C + e, value);
      total += value;
      if (c === e) within += value;
      if (onDiagonal) continue;
      addPair(stats, e * C + c, value);
      stats.rowSums[j]! += value;
      if (c === e) stats.withinSums[j]! += value;
    }
    stats.rowSums[i]! += total;
    stats.withinSums[i]! += within;
  }
}

function addPair({ pairSums, pairSquares, pairShifts }: BlockStatistics, at: number, value: number): void {
  pairSums[at]! += value;
  const shift = pairShifts[at]!;
  if (Number.isNaN(shift)) pairShifts[at] = value;
  else pairSquares[at]! += (value - shift) * (value - shift);
}

/** Requires block statistics, as `blockStatistics` makes them. */
function checkStatistics(fn: string | undefined, argument: string, stats: BlockStatistics): void {
  checkObject(fn, argument, stats);
  const { n, classes: C, labels, sizes, diagonal, withinSums, rowSums } = stats;
  for (const [part, list] of Object.entries({ labels, diagonal, withinSums, rowSums })) {
    checkNumbers(fn, `${argument}.${part}`, list, n);
  }
  checkNumbers(fn, `${argument}.sizes`, sizes, C);
  const { pairSums, pairSquares, pairShifts } = stats;
  for (const [part, list] of Object.entries({ pairSums, pairSquares, pairShifts })) {
    checkNumbers(fn, `${argument}.${part}`, list, C * C);
  }
}

function checkTile({ n }: BlockStatistics, tile: Matrix, row: number, col: number): void {
  checkMatrix("addKernelTile", "tile", tile);
  checkInteger("addKernelTile", "row", row, 0);
  checkInteger("addKernelTile", "col", col, 0);
  checkFinite("addKernelTile", "tile", tile);
  if (row + tile.rows > n || col + tile.cols > n) {
    throw new InputError({
      fn: "addKernelTile",
      requirement: `the tile must lie inside ${n}×${n}`,
      received: `${tile.rows}×${tile.cols} at (${row}, ${col})`,
    });
  }
  const crosses = row < col + tile.cols && col < row + tile.rows;
  if (crosses && !(row === col && tile.rows === tile.cols)) {
    throw new InputError({
      fn: "addKernelTile",
      requirement: "a tile on the diagonal must be square and start on it",
      received: `${tile.rows}×${tile.cols} at (${row}, ${col})`,
    });
  }
}

/** How far a Gram matrix may depart from symmetry, relative to its largest entry. */
const SYMMETRY = 1e-6;

/**
 * The block statistics of a whole kernel matrix.
 *
 * @param K - n × n, symmetric
 * @throws InputError if K is not square, not symmetric or not finite, or the labels do not fit
 */
export function gramBlockStatistics(K: Matrix, labels: ArrayLike<number>): BlockStatistics {
  return named("gramBlockStatistics", () => wholeStatistics(K, labels));
}

/** Statistics as they are, or those of a matrix; the error's function is the caller's. */
export function statisticsOf(
  source: Matrix | BlockStatistics,
  labels: ArrayLike<number> | undefined,
): BlockStatistics {
  checkObject(caller, "K", source);
  if (!("pairSums" in source)) return wholeStatistics(source, labels ?? []);
  checkStatistics(caller, "statistics", source);
  return source;
}

function wholeStatistics(K: Matrix, labels: ArrayLike<number>): BlockStatistics {
  checkSymmetric(caller, "K", K, SYMMETRY);
  checkLabels(caller, labels, K.rows);
  checkFinite(caller, "K", K);
  const stats = emptyStatistics(labels);
  addKernelTile(stats, K, { row: 0, col: 0 });
  return stats;
}

/** Options of `kernelBlockStatistics`. */
export interface TileOptions extends Work {
  /** Rows of a tile; memory is O(tile²). Defaults to 1024. */
  readonly tile?: number | undefined;
}

/**
 * The block statistics of a kernel on data, tile by tile: the Gram matrix is never held.
 *
 * @param X - n × d, one sample a row
 * @throws InputError if the labels do not fit or the kernel yields NaN
 */
export function kernelBlockStatistics(
  kernel: TileKernel,
  X: Matrix,
  labels: ArrayLike<number>,
  options: TileOptions = {},
): BlockStatistics {
  const fn = "kernelBlockStatistics";
  const { tile } = ownOptions(fn, blockStatisticsOptions, options, ["signal", "onProgress"]);
  checkWatch(fn, options);
  checkMethods(fn, "kernel", kernel, "a kernel", ["gram"]);
  checkMatrix(fn, "X", X);
  checkLabels(fn, labels, X.rows);
  const stats = named(fn, () => emptyStatistics(labels));
  const across = Math.ceil(X.rows / tile);
  const total = (across * (across + 1)) / 2;
  let done = 0;
  const step = () => advance(options, { done: done++, total, unit: "tiles" });
  for (let row = 0; row < X.rows; row += tile) {
    step();
    const A = rowRange(X, row, Math.min(row + tile, X.rows));
    addKernelTile(stats, kernel.gram(A), { row, col: row });
    for (let col = row + tile; col < X.rows; col += tile) {
      step();
      const B = rowRange(X, col, Math.min(col + tile, X.rows));
      addKernelTile(stats, kernel.gram(A, B), { row, col });
    }
  }
  return stats;
}
