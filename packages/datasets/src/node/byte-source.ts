import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { DataError, withFile } from "../data-error.js";
import type { ByteSource } from "../read/parquet-buffer.js";
import { inFile } from "./files.js";

/**
 * Fills bytes from a position of an open file.
 *
 * @throws DataError if the file ends before
 */
export function readFully(fd: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(fd, bytes, at, bytes.length - at, position + at);
    if (count === 0)
      throw new DataError({
        expected: "more bytes",
        found: "the end of the file",
        mend: "the file is truncated",
      });
    at += count;
  }
}

/**
 * Runs a reader on a file whose bytes are read when they are asked for, and closes it.
 *
 * @throws DataError if the file cannot be opened or read, naming it
 */
export async function withByteSource<T>(
  path: string,
  read: (source: ByteSource) => T | Promise<T>,
): Promise<T> {
  const fd = inFile(path, () => openSync(path, "r"));
  try {
    const { size: byteLength } = fstatSync(fd);
    const slice = (start: number, end = byteLength) => {
      const bytes = new Uint8Array(Math.max(0, end - start));
      readFully(fd, bytes, start);
      return bytes.buffer;
    };
    return await read({ byteLength, slice });
  } catch (error) {
    throw withFile(error, path);
  } finally {
    closeSync(fd);
  }
}
