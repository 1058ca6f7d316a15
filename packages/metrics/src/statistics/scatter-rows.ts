import { gram, type Matrix, zeros } from "@collapsar/linalg";
import { checkMatrix, checkObject } from "@collapsar/linalg/check";
import { addInPlace, rowRange } from "@collapsar/linalg/parts";

/** Bytes of rows that are gathered before one rank-k update, and most of them where 2p rows take more. */
const [BUFFER_BYTES, MOST_BYTES] = [1 << 24, 1 << 26];

/** A p × p sum Σ r rᵀ over rows that arrive one at a time, added in blocks by one symmetric product each. */
export interface ScatterRows {
  readonly total: Matrix;
  readonly buffer: Matrix;
  filled: number;
}

/** An empty sum for rows of length p. */
export function scatterRows(p: number, expectedRows = Number.POSITIVE_INFINITY): ScatterRows {
  const wide = Math.min(2 * p, Math.floor(MOST_BYTES / (8 * p)));
  const capacity = Math.min(
    Math.max(64, Math.floor(BUFFER_BYTES / (8 * p)), wide),
    Math.max(1, expectedRows),
  );
  return { total: zeros(p, p), buffer: zeros(capacity, p), filled: 0 };
}

/** The next free rows of the buffer, at most all of them, to be written by the caller. */
export function nextScatterRows(scatter: ScatterRows, rows: number): Float64Array {
  if (scatter.filled + rows > scatter.buffer.rows) flushScatter(scatter);
  const { cols, data } = scatter.buffer;
  const start = scatter.filled * cols;
  scatter.filled += rows;
  return (data as Float64Array).subarray(start, start + rows * cols);
}

/** The next free row. */
export function nextScatterRow(scatter: ScatterRows): Float64Array {
  return nextScatterRows(scatter, 1);
}

/** Takes those of the last `rows` rows back that are zero: they would only make the product longer. */
export function dropScatterRows(scatter: ScatterRows, rows: number, isZero: (row: number) => boolean): void {
  const { cols, data } = scatter.buffer;
  const first = scatter.filled - rows;
  let kept = first;
  for (let i = 0; i < rows; i++) {
    if (isZero(i)) continue;
    if (kept < first + i) data.copyWithin(kept * cols, (first + i) * cols, (first + i + 1) * cols);
    kept += 1;
  }
  scatter.filled = kept;
}

/** Takes in many rows. */
export function addScatterRows(scatter: ScatterRows, { rows, cols, data }: Matrix): void {
  const { buffer } = scatter;
  for (let start = 0; start < rows; ) {
    if (scatter.filled === buffer.rows) flushScatter(scatter);
    const count = Math.min(rows - start, buffer.rows - scatter.filled);
    buffer.data.set(data.subarray(start * cols, (start + count) * cols), scatter.filled * cols);
    scatter.filled += count;
    start += count;
  }
}

/** Brings the buffered rows into the total and returns it: the scatter Σ r rᵀ of all rows so far, p × p. */
export function flushScatter(scatter: ScatterRows): Matrix {
  checkObject("flushScatter", "scatter", scatter);
  checkMatrix("flushScatter", "total", scatter.total);
  checkMatrix("flushScatter", "buffer", scatter.buffer);
  if (scatter.filled > 0) {
    addInPlace(scatter.total, gram(rowRange(scatter.buffer, 0, scatter.filled), { transpose: true }));
    scatter.filled = 0;
  }
  return scatter.total;
}
