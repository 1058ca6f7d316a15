import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import type { RandomAccess } from "../../bytes/random-access.js";
import { DataError, withFile } from "../../data-error.js";
import type { ByteSource } from "../../read/parquet/parquet-buffer.js";
import { inFile } from "./in-file.js";

/** Kind of a path that is no file of bytes. */
function otherKind(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a pipe";
  if (stats.isSocket()) return "a socket";
  return "a device";
}

/**
 * Opens a plain file for reading; a pipe or a device, on which reading could wait without end, is refused at once.
 *
 * @throws InputError if it is anything else, or cannot be opened
 */
export function openPlainFile(path: string): { fd: number; size: number } {
  return inFile(path, () => {
    const fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(fd);
    const found = otherKind(stats);
    if (found === undefined) return { fd, size: stats.size };
    closeSync(fd);
    throw new DataError({
      expected: "a file",
      found,
      mend: found === "a folder" ? "name a file in it" : "write what it gives to a file, and name that",
    });
  });
}

/**
 * Fills bytes from a position of an open file.
 *
 * @throws InputError if the file ends before
 */
export function readFully(fd: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) {
    const count = readSync(fd, bytes, at, Math.min(bytes.length - at, 2 ** 30), position + at);
    if (count === 0)
      throw new DataError({
        expected: "more bytes",
        found: "the end of the file",
        mend: "the file is truncated",
      });
    at += count;
  }
}

/** An open file whose bytes are read when they are asked for. */
export interface OpenFile extends RandomAccess {
  close(): void;
}

/**
 * Opens a file for reading at any place.
 *
 * @throws InputError if it cannot be opened, or is no plain file
 */
export function openFile(path: string): OpenFile {
  const { fd, size } = openPlainFile(path);
  const read = (start: number, end: number) => {
    const bytes = new Uint8Array(Math.max(0, end - start));
    readFully(fd, bytes, start);
    return bytes;
  };
  return { byteLength: size, read, close: () => closeSync(fd) };
}

/**
 * Runs a reader on a file whose bytes are read when they are asked for, and closes it.
 *
 * @throws InputError if the file cannot be opened or read, naming it
 */
export async function withByteSource<T>(
  path: string,
  read: (source: ByteSource) => T | Promise<T>,
): Promise<T> {
  const file = openFile(path);
  try {
    const slice = (start: number, end = file.byteLength) => file.read(start, end).buffer as ArrayBuffer;
    return await read({ byteLength: file.byteLength, slice });
  } catch (error) {
    throw withFile(error, path);
  } finally {
    file.close();
  }
}
