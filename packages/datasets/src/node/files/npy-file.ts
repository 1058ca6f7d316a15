import type { RandomAccess } from "../../bytes/random-access.js";
import { type BatchOptions, type RowBatch, type RowSource, stridedRows } from "../../bytes/row-source.js";
import { denseStrides } from "../../bytes/strided.js";
import { withFile } from "../../data-error.js";
import {
  checkNpyLength,
  type NpyHeader,
  npyHeaderBytes,
  npyPreludeBytes,
  parseNpyHeader,
} from "../../read/numpy/npy-header.js";
import { openFile } from "./byte-source.js";

export type { RowBatch as NpyBatch } from "../../bytes/row-source.js";

/** A .npy file of rows that is read in batches and never held whole. */
export interface NpyRows extends RowSource {
  readonly header: NpyHeader;
  close(): void;
}

/** The bytes of a .npy file's header. */
export function npyHead(file: RandomAccess): Uint8Array {
  const prelude = file.read(0, Math.min(npyPreludeBytes, file.byteLength));
  return file.read(0, Math.min(file.byteLength, npyHeaderBytes(prelude)));
}

/** Names the file in what its rows complain about. */
export function inFileRows(path: string, source: RowSource): RowSource {
  function* batches(options?: BatchOptions): Generator<RowBatch> {
    try {
      yield* source.batches(options);
    } catch (error) {
      throw withFile(error, path);
    }
  }
  return { ...source, batches };
}

/**
 * Opens a .npy file (not compressed) for reading by rows; axes beyond the first are laid side by side.
 *
 * Memory is one batch, whatever the size of the file.
 *
 * @throws InputError if the file cannot be read, is no .npy file of numbers, or is shorter than its header promises
 */
export function openNpyRows(path: string): NpyRows {
  const file = openFile(path);
  try {
    const header = parseNpyHeader(npyHead(file));
    const { format, shape, fortranOrder, dataOffset: offset } = header;
    checkNpyLength(header, format.size, file.byteLength);
    const strides = denseStrides(shape, fortranOrder);
    const rows = stridedRows({ access: file, format, shape, strides, offset });
    return { ...inFileRows(path, rows), header, close: () => file.close() };
  } catch (error) {
    file.close();
    throw withFile(error, path);
  }
}
