import { type Matrix, rowRange } from "@collapsar/linalg";
import { addBlocks, addTile, type BlockSums, blockSums, closeBlocks } from "./block-sums.js";
import type { BlockMeans } from "./kernel-traces.js";

/** Gram matrices of one or more kernels on the same rows, and their diagonals. */
export interface GramSource {
  readonly kernels: number;
  grams(X: Matrix, Z?: Matrix): readonly Matrix[];
  diagonals(X: Matrix): readonly Float64Array[];
  /** Sums over blocks of rows without the matrices, where the kernels have them. */
  readonly blockSums?: ((X: Matrix, starts: ArrayLike<number>) => readonly Float64Array[]) | undefined;
}

/** Classes up to which sums over all pairs of blocks are kept. */
const MOST_BLOCKS = 2048;

/** Rows sorted by class, as they stream through the tiles. */
export interface SortedRows {
  readonly X: Matrix;
  readonly shares: ArrayLike<number>;
  /** First row of each class, and n at the end. */
  readonly starts: ArrayLike<number>;
}

/** Block means of each kernel, from its own sums or from the tiles of the upper triangle: O(tile²) beside the rows. */
export function streamBlockMeans(source: GramSource, rows: SortedRows, tile: number): BlockMeans[] {
  const { X, shares, starts } = rows;
  const blocks = Array.from({ length: source.kernels }, () => blockSums(shares, starts));
  if (source.blockSums && shares.length <= MOST_BLOCKS) {
    source.blockSums(X, starts).forEach((totals, k) => {
      addBlocks(blocks[k]!, totals);
    });
  } else {
    for (let start = 0; start < X.rows; start += tile) addTileRow(source, X, start, tile, blocks);
  }
  const diagonals = meanDiagonals(source, starts, tile, (from, to) => rowRange(X, from, to));
  return blocks.map((block, k) => closeBlocks(block, diagonals[k]!));
}

function addTileRow(source: GramSource, X: Matrix, start: number, tile: number, blocks: BlockSums[]): void {
  const left = rowRange(X, start, Math.min(start + tile, X.rows));
  source.grams(left).forEach((K, k) => {
    addTile(blocks[k]!, K, start, start, false);
  });
  for (let other = start + tile; other < X.rows; other += tile) {
    const right = rowRange(X, other, Math.min(other + tile, X.rows));
    source.grams(left, right).forEach((K, k) => {
      addTile(blocks[k]!, K, start, other, true);
    });
  }
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
