import { checkBytes } from "@collapsar/linalg/check";
import { looksLike } from "../../bytes/looks-like.js";
import type { NumberFormat } from "../../bytes/numbers.js";
import type { TextFormat } from "../../bytes/values.js";
import { DataError, shown } from "../../data-error.js";

/** The header of a .npy file. */
export interface NpyLayout {
  /** NumPy's name of the type, such as "<f4". */
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Bytes before the first value. */
  readonly dataOffset: number;
}

export interface NpyHeader extends NpyLayout {
  readonly format: NumberFormat;
}

/** Bytes that are enough for the fixed part of a header, which tells how long the rest is. */
export const npyPreludeBytes = 12;

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Whether bytes begin like a .npy file. */
export function isNpy(bytes: Uint8Array): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** A header is a line of text; more than this many bytes are none. */
const longestHeader = 2 ** 20;

/** Bytes of the whole header from its first twelve: versions 1 (2-byte length) to 3 (4 bytes, UTF-8). */
export function npyHeaderBytes(prelude: Uint8Array): number {
  if (prelude.length < 10 || !isNpy(prelude)) {
    throw new DataError({
      expected: "a NumPy .npy file, which begins with \\x93NUMPY",
      found: looksLike(prelude, prelude.length).found,
      mend: "write it with numpy.save",
    });
  }
  const version = prelude[6]!;
  if (version < 1 || version > 3) {
    throw new DataError({
      expected: "a .npy format version 1, 2 or 3",
      found: String(version),
      mend: "write it with numpy.save",
    });
  }
  const view = new DataView(prelude.buffer, prelude.byteOffset, prelude.byteLength);
  if (version > 1 && prelude.length < 12) throw truncated(12, prelude.length);
  const bytes = version === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
  if (bytes > longestHeader)
    throw new DataError({ expected: "a .npy header below 1 MiB", found: `${bytes} bytes` });
  return bytes;
}

function truncated(expected: number, found: number): DataError {
  return new DataError({
    expected: `a header of ${expected} bytes`,
    found: `a file of ${found} bytes`,
    mend: "the file is truncated: write or copy it again",
  });
}

/** The format of numbers or texts by NumPy's name; undefined for all other types. */
export function npyFormat(descr: string): NumberFormat | TextFormat | undefined {
  const parts = /^([<>|=])(?:([fiub])([1248])|([US])(\d{1,6}))$/.exec(descr);
  if (parts === null) return undefined;
  const [, order, kind, size, text, width] = parts;
  const littleEndian = order !== ">";
  if (text === "U" || text === "S")
    return { kind: text, size: Number(width) * (text === "U" ? 4 : 1), littleEndian };
  if ((kind === "f" && size === "1") || (kind === "b" && size !== "1")) return undefined;
  return { kind: kind as NumberFormat["kind"], size: Number(size) as NumberFormat["size"], littleEndian };
}

function numbersOf(descr: string): NumberFormat {
  const format = npyFormat(descr);
  if (format !== undefined && format.kind !== "U" && format.kind !== "S") return format as NumberFormat;
  throw new DataError({
    expected: "numbers of type f2, f4, f8, i1…i8, u1…u8 or bool",
    found: `type ${shown(descr)}`,
    mend:
      format === undefined
        ? "convert the array with astype before numpy.save"
        : "text can be labels, not samples: name the array of samples",
  });
}

function sizesOf(shape: string): number[] {
  const sizes = (shape.match(/\d+/g) ?? []).map(Number);
  if (Number.isSafeInteger(sizes.reduce((product, size) => product * Math.max(1, size), 1))) return sizes;
  throw new DataError({ expected: "fewer than 2^53 values", found: `shape (${shape})` });
}

/**
 * The layout of any .npy file, whatever its type: a Python dictionary with descr, fortran_order and shape.
 *
 * Source: NumPy Enhancement Proposal 1.
 *
 * @throws InputError if it is no .npy file, or its type is no plain name
 */
export function parseNpyLayout(bytes: Uint8Array): NpyLayout {
  const dataOffset = npyHeaderBytes(bytes);
  if (bytes.length < dataOffset) throw truncated(dataOffset, bytes.length);
  const text = new TextDecoder("latin1").decode(bytes.subarray(bytes[6] === 1 ? 10 : 12, dataOffset));
  const descr = /(["'])descr\1\s*:\s*(["'])([^"']*)\2/.exec(text)?.[3];
  const order = /(["'])fortran_order\1\s*:\s*(True|False)/.exec(text)?.[2];
  const shape = /(["'])shape\1\s*:\s*\(([\d\s,L]*)\)/.exec(text)?.[2];
  if (descr === undefined || order === undefined || shape === undefined) {
    throw new DataError({
      expected: "a .npy header with a plain number type, an order and a shape",
      found: shown(text.trim()),
      mend: "save a plain numeric array, without fields or objects",
    });
  }
  return { descr, fortranOrder: order === "True", shape: sizesOf(shape), dataOffset };
}

/**
 * The header of a .npy file of numbers.
 *
 * @throws InputError if it is no .npy file, or holds anything but numbers
 */
export function parseNpyHeader(bytes: Uint8Array): NpyHeader {
  checkBytes("parseNpyHeader", "bytes", bytes);
  const layout = parseNpyLayout(bytes);
  return { ...layout, format: numbersOf(layout.descr) };
}

/** Values in an array of the header's shape. */
export function npyCount({ shape }: Pick<NpyLayout, "shape">): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Refuses a file that holds fewer (or more) bytes than its header promises. */
export function checkNpyLength(header: NpyLayout, itemBytes: number, length: number): void {
  const expected = header.dataOffset + npyCount(header) * itemBytes;
  if (length === expected) return;
  throw new DataError({
    expected:
      `${expected} bytes, as its header (${header.shape.join(" × ") || "one number"}, ` +
      `${header.descr}) promises`,
    found: `${length} bytes`,
    mend:
      length < expected ? "the file is truncated: write or copy it again" : "write it again with numpy.save",
  });
}
