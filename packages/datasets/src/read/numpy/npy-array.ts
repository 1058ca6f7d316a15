import type { ExpandOptions } from "../../bytes/inflate.js";
import {
  type ArrayFile,
  dtypeName,
  isText,
  type NamedArray,
  readOrdered,
  stridedArray,
  unreadableArray,
} from "../../bytes/named-array.js";
import { type RandomAccess, windowAccess } from "../../bytes/random-access.js";
import { orderedRows } from "../../bytes/row-source.js";
import { denseStrides } from "../../bytes/strided.js";
import { entryBytes, entryPieces, verifyEntry } from "../../bytes/zip.js";
import type { ZipEntry } from "../../bytes/zip-directory.js";
import { parseNpy, parseNpyValues } from "./npy.js";
import {
  checkNpyLength,
  type NpyLayout,
  npyFormat,
  npyHeaderBytes,
  npyPreludeBytes,
  parseNpyLayout,
} from "./npy-header.js";

/** The first bytes of a stream; fewer if it ends before. */
function firstBytes(pieces: Iterable<Uint8Array>, count: number): Uint8Array {
  const parts: number[] = [];
  for (const piece of pieces) {
    for (const byte of piece.subarray(0, count - parts.length)) parts.push(byte);
    if (parts.length >= count) break;
  }
  return Uint8Array.from(parts);
}

function* withoutFirst(pieces: Iterable<Uint8Array>, count: number): Generator<Uint8Array> {
  let left = count;
  for (const piece of pieces) {
    if (piece.length > left) yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

/** The layout of a .npy file from its first bytes. */
export function npyLayoutOf(first: (count: number) => Uint8Array): NpyLayout {
  return parseNpyLayout(first(npyHeaderBytes(first(npyPreludeBytes))));
}

/** The one array of a .npy file, under the empty name. */
export function npyArray(file: RandomAccess, key = "", verify?: () => void): NamedArray {
  const layout = npyLayoutOf((count) => file.read(0, Math.min(count, file.byteLength)));
  const { descr, shape, fortranOrder, dataOffset: offset } = layout;
  const format = npyFormat(descr);
  if (format === undefined) return unreadableArray(key, descr, shape);
  checkNpyLength(layout, format.size, file.byteLength);
  if (isText(format)) {
    const values = () => {
      verify?.();
      return parseNpyValues(file.read(0, file.byteLength));
    };
    return {
      ...unreadableArray(key, "text", shape),
      info: { key, dtype: "text", shape, readable: true },
      values,
    };
  }
  const strides = denseStrides(shape, fortranOrder);
  return stridedArray(key, { access: file, format, shape, strides, offset }, verify);
}

/** An array inside a zip archive, whose checksum is verified whenever its bytes come in order. */
function entryArray(file: RandomAccess, key: string, entry: ZipEntry, options: ExpandOptions): NamedArray {
  const layout = npyLayoutOf((count) => firstBytes(entryPieces(file, entry), count));
  const { descr, shape, fortranOrder, dataOffset } = layout;
  const format = npyFormat(descr);
  const info = { key, dtype: dtypeName(format, descr), shape, readable: format !== undefined };
  if (format === undefined) return unreadableArray(key, descr, shape);
  checkNpyLength(layout, format.size, entry.size);
  const whole = () => entryBytes(file, entry, options);
  const values = () => parseNpyValues(whole());
  if (isText(format)) return { ...unreadableArray(key, "text", shape), info, values };
  if (fortranOrder && shape.length > 1) return columnMajorEntry(file, key, entry, options);
  const open = () => withoutFirst(entryPieces(file, entry), dataOffset);
  return {
    info,
    values,
    read: () => (entry.stored ? readOrdered(open(), format, shape) : parseNpy(whole())),
    rows: () => orderedRows(shape, format, open),
  };
}

/**
 * Columns of a stored array are read where they lie, once its checksum was verified; a deflated one is expanded
 * first.
 */
function columnMajorEntry(
  file: RandomAccess,
  key: string,
  entry: ZipEntry,
  options: ExpandOptions,
): NamedArray {
  if (!entry.stored) {
    const bytes = entryBytes(file, entry, options);
    return npyArray({ byteLength: bytes.length, read: (start, end) => bytes.subarray(start, end) }, key);
  }
  let verified = false;
  const verify = () => {
    if (!verified) verifyEntry(file, entry);
    verified = true;
  };
  return npyArray(windowAccess(file, entry.dataStart, entry.dataStart + entry.size), key, verify);
}

/**
 * The arrays of an .npz file, by its `npzEntries`, each read when it is asked for; one that cannot be read does not
 * hinder the others.
 */
export function npzArrays(
  file: RandomAccess,
  entries: ReadonlyMap<string, ZipEntry>,
  options: ExpandOptions = {},
): ArrayFile {
  const get = (key: string): NamedArray | undefined => {
    const entry = entries.get(key);
    return entry && entryArray(file, key, entry, options);
  };
  return {
    get infos() {
      return [...entries.keys()].map((key) => {
        try {
          return get(key)!.info;
        } catch {
          return { key, dtype: "unknown", shape: [], readable: false };
        }
      });
    },
    get,
  };
}
