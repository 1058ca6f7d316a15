import { closeSync, type Stats, statSync } from "node:fs";
import { constants, gunzipSync } from "node:zlib";
import { isGzip } from "../../bytes/gzip.js";
import { type ExpandOptions, maxBytesOf, tooLarge } from "../../bytes/inflate.js";
import { DataError } from "../../data-error.js";
import { npyCount, parseNpyHeader } from "../../read/numpy/npy-header.js";
import { openPlainFile, readFully } from "./byte-source.js";
import { inFile } from "./in-file.js";

/** The state of a file, or undefined where there is none. */
export function fileStats(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/** How a file is read whole. */
export interface WholeFileOptions extends ExpandOptions {
  /** Remedy for a file of 2 GiB or more, by its kind; for data by default. */
  readonly mendLarge?: string | undefined;
}

/** Bytes of a file as they are. */
function rawBytes(path: string, mendLarge: string): Uint8Array {
  const { fd, size } = openPlainFile(path);
  try {
    if (size >= 2 ** 31) {
      throw new DataError({
        expected: "a file below 2 GiB",
        found: `${size} bytes`,
        mend: mendLarge,
      });
    }
    const bytes = new Uint8Array(size);
    readFully(fd, bytes, 0);
    return bytes;
  } finally {
    closeSync(fd);
  }
}

/** Length that an .npy or IDX header at the start of compressed data promises, so that a bomb is not expanded. */
function promisedLength(compressed: Uint8Array): number {
  try {
    const start = gunzipSync(compressed.subarray(0, 4096), { finishFlush: constants.Z_SYNC_FLUSH });
    if (start[0] === 0x93) {
      const header = parseNpyHeader(start);
      return header.dataOffset + npyCount(header) * header.format.size;
    }
    if (start[0] === 0 && start[1] === 0 && start[3]! > 0 && start.length >= 4 + 4 * start[3]!) {
      const sizes = Array.from({ length: start[3]! }, (_, axis) => start.readUInt32BE(4 + 4 * axis));
      return 4 + 4 * sizes.length + 8 * sizes.reduce((product, size) => product * size, 1);
    }
  } catch {
    // whatever is wrong with the start is reported when the whole is expanded
  }
  return Infinity;
}

function gunzipFile(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const limit = Math.min(maxBytes, promisedLength(bytes) + 1);
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") {
      if (limit === maxBytes) throw tooLarge("a gzip file", maxBytes);
      throw new DataError({
        expected: `${limit - 1} bytes at most, as its header promises`,
        found: "more",
        mend: "the file is corrupt: copy or download it again",
      });
    }
    throw new DataError({
      expected: "a whole gzip stream",
      found: JSON.stringify(message),
      mend: "the file is truncated or corrupt: copy or download it again",
    });
  }
}

/**
 * Bytes of a file, expanded if it is gzip.
 *
 * @throws DataError if it cannot be read, is a broken gzip stream, or expands beyond maxBytes
 */
export function readBytes(path: string, options: WholeFileOptions = {}): Uint8Array {
  const maxBytes = maxBytesOf("readBytes", options);
  const { mendLarge = "split it, or convert it to .npy, which is read in pieces" } = options;
  return inFile(path, () => {
    const bytes = rawBytes(path, mendLarge);
    return isGzip(bytes) ? gunzipFile(bytes, maxBytes) : bytes;
  });
}
