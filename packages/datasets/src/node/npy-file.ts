import { closeSync, fstatSync, openSync } from "node:fs";
import type { Matrix } from "@collapsar/linalg";
import { DataError } from "../data-error.js";
import {
  checkNpyLength,
  type NpyHeader,
  npyHeaderBytes,
  npyPreludeBytes,
  parseNpyHeader,
} from "../read/npy-header.js";
import { decodeInto, type FloatArray, floatArrayFor, isNative } from "../read/numbers.js";
import { readFully } from "./byte-source.js";
import { inFile } from "./files.js";

/** A .npy file of rows that is read in batches and never held whole. */
export interface NpyRows {
  readonly rows: number;
  readonly cols: number;
  readonly header: NpyHeader;
  /**
   * Batches of consecutive rows, in order. Every batch is laid in the same buffer: copy what must outlive the next.
   *
   * @throws DataError if a number is NaN or infinite, naming row and column
   */
  batches(options?: { readonly batchRows?: number; readonly limit?: number }): Generator<NpyBatch>;
  close(): void;
}

export interface NpyBatch {
  /** First row of the batch, from 0. */
  readonly start: number;
  readonly X: Matrix;
}

/** Rows that make a batch of about 16 MiB. */
function defaultBatchRows(cols: number, size: number): number {
  return Math.max(1, Math.floor(2 ** 24 / (cols * size)));
}

function readHeader(fd: number): NpyHeader {
  const { size } = fstatSync(fd);
  const prelude = new Uint8Array(Math.min(npyPreludeBytes, size));
  readFully(fd, prelude, 0);
  const bytes = new Uint8Array(Math.min(size, npyHeaderBytes(prelude), 2 ** 20));
  readFully(fd, bytes, 0);
  const header = parseNpyHeader(bytes);
  checkNpyLength(header, size);
  return header;
}

/** Fills out with rows start … start + rows − 1; scratch holds the bytes where they need conversion. */
type FillRows = (out: FloatArray, start: number, rows: number) => void;

function rowMajorFiller(
  fd: number,
  { format, dataOffset }: NpyHeader,
  cols: number,
  batchRows: number,
): FillRows {
  const rowBytes = cols * format.size;
  if (isNative(format)) {
    return (out, start, rows) =>
      readFully(
        fd,
        new Uint8Array(out.buffer, out.byteOffset, rows * rowBytes),
        dataOffset + start * rowBytes,
      );
  }
  const scratch = new Uint8Array(batchRows * rowBytes);
  return (out, start, rows) => {
    const bytes = scratch.subarray(0, rows * rowBytes);
    readFully(fd, bytes, dataOffset + start * rowBytes);
    decodeInto(bytes, format, out, { first: start * cols, count: rows * cols });
  };
}

/** Fortran order: a column of the batch is a stretch of the file. */
function columnMajorFiller(
  fd: number,
  { format, dataOffset, shape }: NpyHeader,
  cols: number,
  batchRows: number,
): FillRows {
  const scratch = new Uint8Array(batchRows * format.size);
  return (out, start, rows) => {
    const bytes = scratch.subarray(0, rows * format.size);
    for (let j = 0; j < cols; j++) {
      readFully(fd, bytes, dataOffset + (j * shape[0]! + start) * format.size);
      decodeInto(bytes, format, out, { first: start, outOffset: j, outStride: cols, count: rows });
    }
  };
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

/**
 * Opens a .npy file (not compressed) of at least two axes for reading by rows; axes beyond the first are laid side by side.
 *
 * Memory is one batch, whatever the size of the file.
 *
 * @throws DataError if the file cannot be read, is no .npy file of numbers, or is shorter than its header promises
 */
export function openNpyRows(path: string): NpyRows {
  const fd = inFile(path, () => openSync(path, "r"));
  try {
    const header = inFile(path, () => readHeader(fd));
    const [rows = 1, ...rest] = header.shape;
    const cols = rest.reduce((product, size) => product * size, 1);
    if (header.shape.length < 1 || rows === 0 || cols === 0) {
      throw new DataError({
        file: path,
        expected: "at least one row and one column",
        found: `shape (${header.shape.join(", ")})`,
      });
    }
    return {
      rows,
      cols,
      header,
      batches: (options) => batches(path, fd, header, cols, options),
      close: () => closeSync(fd),
    };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function* batches(
  path: string,
  fd: number,
  header: NpyHeader,
  cols: number,
  {
    batchRows = defaultBatchRows(cols, header.format.size),
    limit = Infinity,
  }: { batchRows?: number; limit?: number } = {},
): Generator<NpyBatch> {
  const total = Math.min(header.shape[0]!, limit);
  const fortran = header.fortranOrder && header.shape.length > 1;
  if (fortran && header.shape.length > 2) {
    throw new DataError({
      file: path,
      expected: "two axes in Fortran order",
      found: `shape (${header.shape.join(", ")})`,
      mend: "save it in C order",
    });
  }
  const size = Math.min(batchRows, total);
  const fill = (fortran ? columnMajorFiller : rowMajorFiller)(fd, header, cols, size);
  const buffer = floatArrayFor(header.format, size * cols);
  for (let start = 0; start < total; start += size) {
    const rows = Math.min(size, total - start);
    const data = buffer.subarray(0, rows * cols);
    inFile(path, () => {
      fill(data, start, rows);
      refuseNonFinite(data, start, cols);
    });
    yield { start, X: { rows, cols, data } };
  }
}
