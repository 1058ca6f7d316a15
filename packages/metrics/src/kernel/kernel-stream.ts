import type { Matrix, Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { rowRange } from "@collapsar/linalg/parts";
import { addBlocks, addTile, type BlockSums, blockSums, closeBlocks, rangeClasses } from "./block-sums.js";
import type { BlockSummer } from "./kernel-like.js";
import type { BlockMeans } from "./kernel-traces.js";

/** Gram matrices of one or more kernels on the same rows, and their diagonals. */
export interface GramSource {
  readonly kernels: number;
  grams(X: Matrix, Z?: Matrix): readonly Matrix[];
  diagonals(X: Matrix): readonly Float64Array[];
  /** Sums over blocks of rows without the matrices, where the kernels have them. */
  readonly blockSums?: BlockSummer<readonly Float64Array[]> | undefined;
  /** Whether adding one vector to every row changes no NC1. */
  readonly centring: boolean;
}

/** Classes up to which sums over all pairs of blocks are kept. */
const MOST_BLOCKS = 2048;

/** Rows a side of one call of a kernel's own block sums: some tenths of a second. */
const SUM_SIDE = 4096;

/** Rows sorted by class, as they stream through the tiles. */
export interface SortedRows {
  readonly X: Matrix;
  readonly shares: ArrayLike<number>;
  /** First row of each class, and n at the end. */
  readonly starts: ArrayLike<number>;
}

/** Rows less their mean. */
export function centredRows(X: Matrix): Matrix {
  const mean = new Float64Array(X.cols);
  for (let at = 0; at < X.data.length; at++) mean[at % X.cols]! += X.data[at]! - X.data[at % X.cols]!;
  const data = X.data.slice();
  for (let at = 0; at < data.length; at++) {
    const j = at % X.cols;
    data[at] = X.data[at]! - X.data[j]! - mean[j]! / X.rows;
  }
  return { ...X, data };
}

/** One value of each kernel, that of the first row with itself: near the others where they have a common part. */
export function references(source: GramSource, X: Matrix): number[] {
  return source.diagonals(rowRange(X, 0, 1)).map(([value = 0]) => (Number.isFinite(value) ? value : 0));
}

/** Block means of each kernel, from its own sums or from the tiles of the upper triangle: O(tile²) beside the rows. */
export function streamBlockMeans(
  source: GramSource,
  rows: SortedRows,
  tile: number,
  work: Work = {},
): BlockMeans[] {
  const { X, shares, starts } = rows;
  const blocks = references(source, X).map((reference) => blockSums(shares, starts, reference));
  const own = source.blockSums && shares.length <= MOST_BLOCKS ? source.blockSums : undefined;
  const step = own ? SUM_SIDE : tile;
  const side = Math.ceil(X.rows / step);
  let done = 0;
  for (let start = 0; start < X.rows; start += step) {
    for (let other = start; other < X.rows; other += step) {
      const [left, right] = [start, other].map((from) => [from, Math.min(from + step, X.rows)] as const);
      if (own) addSums(own, rows, left!, right!, blocks);
      else addTiles(source, X, left!, right!, blocks);
      done += 1;
      advance(work, { done, total: (side * (side + 1)) / 2, unit: "tiles" });
    }
  }
  const diagonals = meanDiagonals(source, starts, tile, (from, to) => rowRange(X, from, to));
  return blocks.map((block, k) =>
    closeBlocks(
      block,
      diagonals[k]!.map((mean) => mean - block.reference),
    ),
  );
}

type Range = readonly [from: number, to: number];

function addSums(
  own: NonNullable<GramSource["blockSums"]>,
  { X, starts }: SortedRows,
  left: Range,
  right: Range,
  blocks: BlockSums[],
): void {
  const same = left[0] === right[0];
  const [rows, cols] = [rangeClasses(starts, ...left), rangeClasses(starts, ...right)];
  const A = rowRange(X, ...left);
  const totals = same
    ? own(A, rows.starts)
    : own(A, rows.starts, { Z: rowRange(X, ...right), starts: cols.starts });
  totals.forEach((each, k) => {
    addBlocks(blocks[k]!, each, rows, cols, !same);
  });
}

function addTiles(source: GramSource, X: Matrix, left: Range, right: Range, blocks: BlockSums[]): void {
  const same = left[0] === right[0];
  const A = rowRange(X, ...left);
  const grams = same ? source.grams(A) : source.grams(A, rowRange(X, ...right));
  grams.forEach((K, k) => {
    addTile(blocks[k]!, K, left[0], right[0], !same);
  });
}

/** Mean of K_ii over each class, for each kernel, a slice of rows at a time. */
export function meanDiagonals(
  source: GramSource,
  starts: ArrayLike<number>,
  tile: number,
  rows: (from: number, to: number) => Matrix,
): Float64Array[] {
  const means = Array.from({ length: source.kernels }, () => new Float64Array(starts.length - 1));
  for (let c = 0; c + 1 < starts.length; c++) {
    const [first, last] = [starts[c]!, starts[c + 1]!];
    for (let start = first; start < last; start += tile) {
      source.diagonals(rows(start, Math.min(start + tile, last))).forEach((values, k) => {
        means[k]![c]! += values.reduce((total, value) => total + value, 0) / (last - first);
      });
    }
  }
  return means;
}
