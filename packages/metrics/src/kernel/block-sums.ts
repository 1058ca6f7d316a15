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
  /** A number near the kernel's values, taken off each of them before they are summed. */
  readonly reference: number;
  readonly within: CompensatedSum[];
  readonly mean: CompensatedSum;
  readonly classMean: CompensatedSum;
}

/** Empty sums for classes of the given shares whose rows start at `starts`. */
export function blockSums(shares: ArrayLike<number>, starts: ArrayLike<number>, reference = 0): BlockSums {
  const within = Array.from(shares, compensatedSum);
  return { shares, starts, reference, within, mean: compensatedSum(), classMean: compensatedSum() };
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
  const { shares, starts, reference } = sums;
  const classes = shares.length;
  const [rowEnd, colEnd] = [rowStart + K.rows, colStart + K.cols];
  for (let c = classOf(starts, rowStart); c < classes && starts[c]! < rowEnd; c++) {
    const [top, bottom] = [Math.max(starts[c]!, rowStart), Math.min(starts[c + 1]!, rowEnd)];
    for (let e = classOf(starts, colStart); e < classes && starts[e]! < colEnd; e++) {
      const [left, right] = [Math.max(starts[e]!, colStart), Math.min(starts[e + 1]!, colEnd)];
      const [sides, across] = [
        [top - rowStart, bottom - rowStart],
        [left - colStart, right - colStart],
      ] as const;
      const total = rectangleSum(K, sides, across, reference);
      addBlock(sums, c, e, twice ? 2 * total : total);
    }
  }
}

/** Classes of which a range of rows holds some, and where they start in it. */
export interface RangeClasses {
  readonly classes: readonly number[];
  /** First row of each, counted from the range's first, and the number of rows at the end. */
  readonly starts: Uint32Array;
}

/** The classes of rows from … to−1. */
export function rangeClasses(starts: ArrayLike<number>, from: number, to: number): RangeClasses {
  const classes: number[] = [];
  for (let c = classOf(starts, from); c + 1 < starts.length && starts[c]! < to; c++) {
    if (starts[c + 1]! > starts[c]!) classes.push(c);
  }
  const firsts = [...classes.map((c) => Math.max(starts[c]!, from) - from), to - from];
  return { classes, starts: Uint32Array.from(firsts) };
}

/** Takes in sums over blocks of two ranges of rows, row by row; `twice` counts the transposed range too. */
export function addBlocks(
  sums: BlockSums,
  totals: ArrayLike<number>,
  rows: RangeClasses,
  cols: RangeClasses,
  twice: boolean,
): void {
  const size = (range: RangeClasses, k: number) => range.starts[k + 1]! - range.starts[k]!;
  rows.classes.forEach((c, i) => {
    cols.classes.forEach((e, j) => {
      const count = size(rows, i) * size(cols, j);
      const total = totals[i * cols.classes.length + j]! - sums.reference * count;
      addBlock(sums, c, e, twice ? 2 * total : total);
    });
  });
}

function addBlock(sums: BlockSums, c: number, e: number, total: number): void {
  const { shares, starts } = sums;
  const mean = total / ((starts[c + 1]! - starts[c]!) * (starts[e + 1]! - starts[e]!));
  addTo(sums.mean, shares[c]! * shares[e]! * mean);
  addTo(sums.classMean, mean);
  if (c === e) addTo(sums.within[c]!, mean);
}

/** Σ (K_ij − reference) over a rectangle, row by row. */
function rectangleSum(
  { cols, data }: Matrix,
  [top, bottom]: readonly [number, number],
  [left, right]: readonly [number, number],
  reference: number,
): number {
  let total = 0;
  for (let i = top; i < bottom; i++) {
    let row = 0;
    for (let at = i * cols + left; at < i * cols + right; at++) row += data[at]! - reference;
    total += row;
  }
  return total;
}

/** The means so far, beside the classes' mean diagonals. */
export function closeBlocks(sums: BlockSums, diagonal: ArrayLike<number>): BlockMeans {
  const classes = sums.shares.length;
  return {
    shares: sums.shares,
    reference: sums.reference,
    diagonal,
    within: sums.within.map(sumOf),
    mean: sumOf(sums.mean),
    classMean: sumOf(sums.classMean) / (classes * classes),
  };
}
