import type { Matrix, Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { DataError } from "../data-error.js";
import { decodeInto, type FloatArray, floatArrayFor, isNative, type NumberFormat } from "./numbers.js";
import { rowFiller, type StridedNumbers } from "./strided.js";

export interface BatchOptions extends Work {
  /** Rows of a batch; about 16 MiB by default. */
  readonly batchRows?: number | undefined;
  /** First rows; all by default. */
  readonly limit?: number | undefined;
}

export interface RowBatch {
  /** First row of the batch, from 0. */
  readonly start: number;
  readonly X: Matrix;
}

/** Rows of numbers that are read in batches and never held whole. */
export interface RowSource {
  readonly rows: number;
  readonly cols: number;
  readonly format: NumberFormat;
  /**
   * Batches of consecutive rows, in order; every call begins anew. Every batch is laid in the same buffer: copy what
   * must outlive the next. Where the file has a checksum, the last batch is followed by its verification.
   *
   * @throws InputError if a number is NaN or infinite, naming row and column, or a checksum is wrong
   */
  batches(options?: BatchOptions): Generator<RowBatch>;
}

/** Refuses NaN and infinity; adding up x·0 finds them without a branch for each number. */
function refuseNonFinite(data: FloatArray, start: number, cols: number): void {
  let sum = 0;
  for (let k = 0; k < data.length; k++) sum += data[k]! * 0;
  if (sum === 0) return;
  const k = data.findIndex((value) => !Number.isFinite(value));
  throw new DataError({
    row: start + Math.floor(k / cols) + 1,
    column: (k % cols) + 1,
    expected: "a finite number",
    found: String(data[k]),
    mend: "remove or replace such values before saving",
  });
}

/** Rows and columns of an array: its first axis, and the others laid side by side. */
export function rowShape(shape: readonly number[]): { rows: number; cols: number } {
  const [rows = 1, ...rest] = shape;
  const cols = rest.reduce((product, size) => product * size, 1);
  if (shape.length > 0 && rows > 0 && cols > 0) return { rows, cols };
  throw new DataError({ expected: "at least one row and one column", found: `shape (${shape.join(", ")})` });
}

/** Fills the batch that begins at a row. */
type FillBatch = (out: FloatArray, start: number, rows: number) => void;

function* filledBatches(
  { rows, cols, format }: Pick<RowSource, "rows" | "cols" | "format">,
  fillerFor: (batchRows: number) => FillBatch,
  {
    batchRows = Math.max(1, Math.floor(2 ** 24 / (cols * format.size))),
    limit = rows,
    ...work
  }: BatchOptions,
): Generator<RowBatch> {
  const total = Math.min(rows, limit);
  const size = Math.min(batchRows, total);
  const fill = fillerFor(size);
  const buffer = floatArrayFor(format, size * cols);
  for (let start = 0; start < total; start += size) {
    const count = Math.min(size, total - start);
    const data = buffer.subarray(0, count * cols);
    fill(data, start, count);
    refuseNonFinite(data, start, cols);
    advance(work, { done: start + count, total, unit: "rows" });
    yield { start, X: { rows: count, cols, data } };
  }
}

/** Rows of an array that can be read at any place. */
export function stridedRows(numbers: StridedNumbers): RowSource {
  const shape = { ...rowShape(numbers.shape), format: numbers.format };
  return {
    ...shape,
    batches: (options = {}) => filledBatches(shape, (size) => rowFiller(numbers, size), options),
  };
}

/** Takes bytes in order from pieces of any length. */
function byteTaker(pieces: Iterator<Uint8Array>): (out: Uint8Array) => void {
  let piece = new Uint8Array(0);
  return (out) => {
    for (let at = 0; at < out.length; ) {
      if (piece.length === 0) {
        const next = pieces.next();
        if (next.done === true)
          throw new DataError({ expected: "more numbers", found: "the end of the array" });
        piece = next.value as Uint8Array<ArrayBuffer>;
      }
      const count = Math.min(piece.length, out.length - at);
      out.set(piece.subarray(0, count), at);
      piece = piece.subarray(count);
      at += count;
    }
  };
}

function fillInOrder(
  take: (out: Uint8Array) => void,
  format: NumberFormat,
  cols: number,
  size: number,
): FillBatch {
  if (isNative(format)) return (out) => take(new Uint8Array(out.buffer, out.byteOffset, out.byteLength));
  const scratch = new Uint8Array(size * cols * format.size);
  return (out, start) => {
    const bytes = scratch.subarray(0, out.length * format.size);
    take(bytes);
    decodeInto(bytes, format, out, { first: start * cols });
  };
}

/**
 * Rows, row-major, of an array whose bytes come in order: each call of `open` begins anew, at the array's first byte.
 */
export function orderedRows(
  shape: readonly number[],
  format: NumberFormat,
  open: () => Generator<Uint8Array>,
): RowSource {
  const source = { ...rowShape(shape), format };
  function* batches(options: BatchOptions = {}): Generator<RowBatch> {
    const pieces = open();
    const take = byteTaker(pieces);
    yield* filledBatches(source, (size) => fillInOrder(take, format, source.cols, size), options);
    // what lies behind a limit counts for the checksum at the end
    for (const _ of pieces) options.signal?.throwIfAborted();
  }
  return { ...source, batches };
}
