import { type UnzipFileInfo, unzipSync } from "fflate";
import { DataError, withFile } from "../data-error.js";
import { defaultMaxBytes, type ExpandOptions, tooLarge } from "./inflate.js";
import { parseNpy } from "./npy.js";
import type { Tensor } from "./tensor.js";

const suffix = ".npy";

export interface NpzOptions extends ExpandOptions {
  /** Read only these arrays; all of them by default. */
  readonly keys?: readonly string[];
}

/** Deflate cannot expand by more than this: a larger ratio is a lie in the directory. */
const largestRatio = 1040;

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Sizes are checked before anything is expanded, entry by entry and in sum. */
function guard(maxBytes: number): (entry: UnzipFileInfo) => void {
  let total = 0;
  return ({ name, size, originalSize }) => {
    total += originalSize;
    if (total > maxBytes || originalSize > largestRatio * (size + 64)) {
      throw tooLarge(`a zip whose entry ${JSON.stringify(name)}`, maxBytes);
    }
  };
}

/** What fflate finds wrong with an archive, as a fault of the data. */
function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError({
      expected: "a whole zip archive",
      found: `"${(error as Error).message}"`,
      mend: "the file is truncated or corrupt: write or copy it again",
    });
  }
}

function unzip(
  bytes: Uint8Array,
  { keys, maxBytes = defaultMaxBytes }: NpzOptions,
): Record<string, Uint8Array> {
  const check = guard(maxBytes);
  const wanted = (name: string) =>
    name.endsWith(suffix) && (keys === undefined || keys.includes(name.slice(0, -suffix.length)));
  const filter = (entry: UnzipFileInfo) => {
    if (!wanted(entry.name)) return false;
    check(entry);
    return true;
  };
  return reading(() => unzipSync(bytes, { filter }));
}

/** Names of the arrays in an .npz file, in its order. */
export function npzKeys(bytes: Uint8Array): string[] {
  requireZip(bytes);
  const names: string[] = [];
  const filter = ({ name }: UnzipFileInfo) => {
    if (name.endsWith(suffix)) names.push(name.slice(0, -suffix.length));
    return false;
  };
  reading(() => unzipSync(bytes, { filter }));
  return names;
}

function requireZip(bytes: Uint8Array): void {
  if (isZip(bytes)) return;
  throw new DataError({
    expected: "a NumPy .npz file, which is a zip archive",
    found: "other bytes",
    mend: "write it with numpy.savez",
  });
}

/**
 * Arrays of a NumPy .npz file (stored or compressed) by name.
 *
 * @throws DataError if the archive is broken, an entry would expand beyond maxBytes in sum, or is no array of numbers
 */
export function parseNpz(bytes: Uint8Array, options: NpzOptions = {}): Map<string, Tensor> {
  requireZip(bytes);
  const arrays = new Map<string, Tensor>();
  for (const [name, entry] of Object.entries(unzip(bytes, options))) {
    try {
      arrays.set(name.slice(0, -suffix.length), parseNpy(entry));
    } catch (error) {
      throw withFile(error, `entry ${JSON.stringify(name)}`);
    }
  }
  return arrays;
}
