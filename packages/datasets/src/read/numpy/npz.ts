import { checkBytes, checkKeys, checkTexts } from "@collapsar/linalg/check";
import type { ExpandOptions } from "../../bytes/inflate.js";
import { expanding } from "../../bytes/inflate.js";
import { looksBytes, looksLike } from "../../bytes/looks-like.js";
import { memoryAccess, type RandomAccess } from "../../bytes/random-access.js";
import type { Tensor } from "../../bytes/tensor.js";
import { entryBytes, isZip } from "../../bytes/zip.js";
import { type ZipEntry, zipEntries } from "../../bytes/zip-directory.js";
import { DataError, withPart } from "../../data-error.js";
import { expandOptions } from "../../options.js";
import { parseNpy } from "./npy.js";

const suffix = ".npy";

/** Options of `parseNpz`. */
export interface NpzOptions extends ExpandOptions {
  /** Read only these arrays; all of them by default. */
  readonly keys?: readonly string[] | undefined;
}

/** Refuses what is no zip archive. */
function requireZip(file: RandomAccess): void {
  if (file.byteLength >= 4 && isZip(file.read(0, 4))) return;
  throw new DataError({
    expected: "a NumPy .npz file, which is a zip archive",
    found: looksLike(file.read(0, Math.min(looksBytes, file.byteLength)), file.byteLength).found,
    mend: "write it with numpy.savez",
  });
}

/** The entries of an archive that are arrays, by the arrays' names. */
export function npzEntries(entries: ReadonlyMap<string, ZipEntry>): ReadonlyMap<string, ZipEntry> {
  const arrays = new Map<string, ZipEntry>();
  for (const [name, entry] of entries)
    if (name.endsWith(suffix)) arrays.set(name.slice(0, -suffix.length), entry);
  return arrays;
}

function entriesOf(file: RandomAccess): ReadonlyMap<string, ZipEntry> {
  requireZip(file);
  return npzEntries(zipEntries(file));
}

/**
 * Names of the arrays in an .npz file, in its order.
 *
 * @throws InputError if it is no whole zip archive
 */
export function npzKeys(bytes: Uint8Array): string[] {
  checkBytes("npzKeys", "bytes", bytes);
  return [...entriesOf(memoryAccess(bytes)).keys()];
}

/**
 * Arrays of a NumPy .npz file (stored or compressed) by name, checksums verified.
 *
 * @throws InputError if the archive is broken, an entry would expand beyond maxBytes, or is no array of numbers
 */
export function parseNpz(bytes: Uint8Array, options: NpzOptions = {}): Map<string, Tensor> {
  checkBytes("parseNpz", "bytes", bytes);
  checkKeys("parseNpz", options, ["keys", ...Object.keys(expandOptions)]);
  if (options.keys !== undefined) checkTexts("parseNpz", "keys", options.keys);
  const file = memoryAccess(bytes);
  const arrays = new Map<string, Tensor>();
  for (const [key, entry] of entriesOf(file)) {
    if (options.keys !== undefined && !options.keys.includes(key)) continue;
    try {
      arrays.set(key, parseNpy(entryBytes(file, entry, expanding(options))));
    } catch (error) {
      throw withPart(error, `array ${JSON.stringify(key)}`);
    }
  }
  return arrays;
}
