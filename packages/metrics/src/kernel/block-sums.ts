import type { Matrix } from "@collapsar/linalg";
import { addTo, type CompensatedSum, compensatedSum, sumOf } from "../statistics/compensated-sum.js";
import type { BlockMeans } from "./kernel-traces.js";

/**
 * Sums over the blocks of a Gram matrix that arrives in tiles, the rows of a class next to each other. A block (c, c′)
 * counts by 1/(rows of c · rows of c′): what is kept are its mean, weighted by the classes' shares.
 */
export interface BlockSums {
  readonly shares: ArrayLike<number>;
  /** First row of each class, and the number of rows at the end. */
  readonly starts: ArrayLike<number>;
  readonly within: CompensatedSum[];
  readonly mean: CompensatedSum;
  readonly classMean: CompensatedSum;
}

/** Empty sums for classes of the given shares whose rows start at `starts`. */
export function blockSums(shares: ArrayLike<number>, starts: ArrayLike<number>): BlockSums {
  const within = Array.from(shares, compensatedSum);
  return { shares, starts, within, mean: compensatedSum(), classMean: compensatedSum() };
}

/** The class that holds a row. */
function classOf(starts: ArrayLike<number>, row: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= row) low = middle;
    else high = middle;
  }
  return low;
}

/** Takes in tile K of rows rowStart … against columns colStart …; `twice` counts the transposed tile too. */
export function addTile(
  sums: BlockSums,
  K: Matrix,
  rowStart: number,
  colStart: number,
  twice: boolean,
): void {
  const { shares, starts } = sums;
  const classes = shares.length;
  const [rowEnd, colEnd] = [rowStart + K.rows, colStart + K.cols];
  for (let c = classOf(starts, rowStart); c < classes && starts[c]! < rowEnd; c++) {
    const [top, bottom] = [Math.max(starts[c]!, rowStart), Math.min(starts[c + 1]!, rowEnd)];
    for (let e = classOf(starts, colStart); e < classes && starts[e]! < colEnd; e++) {
      const [left, right] = [Math.max(starts[e]!, colStart), Math.min(starts[e + 1]!, colEnd)];
      const total = rectangleSum(K, top - rowStart, bottom - rowStart, left - colStart, right - colStart);
      addBlock(sums, c, e, twice ? 2 * total : total);
    }
  }
}

/** Takes in the sums over all blocks, C × C. */
export function addBlocks(sums: BlockSums, totals: ArrayLike<number>): void {
  const classes = sums.shares.length;
  for (let at = 0; at < totals.length; at++) {
    addBlock(sums, Math.floor(at / classes), at % classes, totals[at]!);
  }
}

function addBlock(sums: BlockSums, c: number, e: number, total: number): void {
  const { shares, starts } = sums;
  const mean = total / ((starts[c + 1]! - starts[c]!) * (starts[e + 1]! - starts[e]!));
  addTo(sums.mean, shares[c]! * shares[e]! * mean);
  addTo(sums.classMean, mean);
  if (c === e) addTo(sums.within[c]!, mean);
}

/** Σ K_ij over a rectangle, row by row. */
function rectangleSum(
  { cols, data }: Matrix,
  top: number,
  bottom: number,
  left: number,
  right: number,
): number {
  let total = 0;
  for (let i = top; i < bottom; i++) {
    let row = 0;
    for (let at = i * cols + left; at < i * cols + right; at++) row += data[at]!;
    total += row;
  }
  return total;
}

/** The means so far, beside the classes' mean diagonals. */
export function closeBlocks(sums: BlockSums, diagonal: ArrayLike<number>): BlockMeans {
  const classes = sums.shares.length;
  return {
    shares: sums.shares,
    diagonal,
    within: sums.within.map(sumOf),
    mean: sumOf(sums.mean),
    classMean: sumOf(sums.classMean) / (classes * classes),
  };
}
