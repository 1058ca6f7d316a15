import type { Matrix } from "@collapsar/linalg";
import { caller, checkInteger, checkMatrix } from "@collapsar/linalg/check";
import { blank, dtypeOfArray } from "@collapsar/linalg/engine";
import { rowRange } from "@collapsar/linalg/parts";

/** Features that can be read more than once, block by block: a matrix, or a file that never has to fit in memory. */
export interface FeatureRows {
  readonly rows: number;
  readonly cols: number;
  /** All rows in order, from the first; a block may be overwritten when the next one is asked for. */
  blocks(): Iterable<Matrix>;
}

/** Entries of one block. */
const BLOCK = 2 ** 20;

/** Rows of p features that make one block. */
export function blockRows(p: number): number {
  checkInteger("blockRows", "p", p, 0);
  return Math.max(16, Math.floor(BLOCK / Math.max(1, p)));
}

/** A matrix as rows in blocks. */
export function matrixRows(argument: string, H: Matrix): FeatureRows {
  checkMatrix(caller, argument, H);
  return { rows: H.rows, cols: H.cols, blocks: () => slices(H) };
}

function* slices(H: Matrix): Generator<Matrix> {
  const step = blockRows(H.cols);
  for (let start = 0; start < H.rows; start += step) {
    yield rowRange(H, start, Math.min(start + step, H.rows));
  }
}

/** Rows as they are given: a matrix, or a source of blocks. */
export function asRows(argument: string, H: Matrix | FeatureRows): FeatureRows {
  if (typeof (H as FeatureRows)?.blocks !== "function") return matrixRows(argument, H as Matrix);
  checkInteger(caller, `${argument}.rows`, H.rows, 0);
  checkInteger(caller, `${argument}.cols`, H.cols, 0);
  return H as FeatureRows;
}

/** Rows that count, one after another, with the class of each. */
export interface KeptRows extends Matrix {
  readonly classes: Int32Array;
}

/** The rows of a block whose label is no −1: the block itself where all count. */
export function keptRows({ rows, cols, data }: Matrix, labels: Int32Array): KeptRows {
  const kept = labels.reduce((count, label) => count + (label < 0 ? 0 : 1), 0);
  if (kept === rows) return { rows, cols, data, classes: labels };
  const out = blank(kept * cols, dtypeOfArray(data));
  let to = 0;
  for (let i = 0; i < rows; i++) {
    if (labels[i]! < 0) continue;
    out.set(data.subarray(i * cols, (i + 1) * cols), to);
    to += cols;
  }
  return { rows: kept, cols, data: out, classes: labels.filter((label) => label >= 0) };
}
