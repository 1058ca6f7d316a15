import type { Matrix } from "@collapsar/linalg";
import { checkMatrix } from "@collapsar/linalg/check";
import { rowRange } from "@collapsar/linalg/parts";

/** Features that can be read more than once, block by block: a matrix, or a file that never has to fit in memory. */
export interface FeatureRows {
  readonly rows: number;
  readonly cols: number;
  /** All rows in order, from the first; a block may be overwritten when the next one is asked for. */
  blocks(): Iterable<Matrix>;
}

/** Entries of one block. */
const BLOCK = 2 ** 19;

/** Rows of p features that make one block. */
export function blockRows(p: number): number {
  return Math.max(16, Math.floor(BLOCK / Math.max(1, p)));
}

/** A matrix as rows in blocks. */
export function matrixRows(fn: string, argument: string, H: Matrix): FeatureRows {
  checkMatrix(fn, argument, H);
  return { rows: H.rows, cols: H.cols, blocks: () => slices(H) };
}

function* slices(H: Matrix): Generator<Matrix> {
  const step = blockRows(H.cols);
  for (let start = 0; start < H.rows; start += step) {
    yield rowRange(H, start, Math.min(start + step, H.rows));
  }
}

/** Rows as they are given: a matrix, or a source of blocks. */
export function asRows(fn: string, argument: string, H: Matrix | FeatureRows): FeatureRows {
  return typeof (H as FeatureRows)?.blocks === "function"
    ? (H as FeatureRows)
    : matrixRows(fn, argument, H as Matrix);
}
