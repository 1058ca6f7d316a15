import { DataError, shown } from "../data-error.js";
import type { NumberFormat } from "./numbers.js";

export interface NpyHeader {
  readonly format: NumberFormat;
  /** NumPy's name of the type, such as "<f4". */
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Bytes before the first number. */
  readonly dataOffset: number;
}

/** Bytes that are enough for the fixed part of a header, which tells how long the rest is. */
export const npyPreludeBytes = 12;

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Bytes of the whole header from its first twelve: versions 1 (2-byte length) to 3 (4 bytes, UTF-8). */
export function npyHeaderBytes(prelude: Uint8Array): number {
  if (prelude.length < 10 || !magic.every((byte, i) => prelude[i] === byte)) {
    throw new DataError({
      expected: "a NumPy .npy file, which begins with \\x93NUMPY",
      found: prelude.length === 0 ? "an empty file" : shown(String.fromCharCode(...prelude.subarray(0, 6))),
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
  return version === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
}

function formatOf(descr: string): NumberFormat {
  const parts = /^([<>|=])([fiub])([1248])$/.exec(descr);
  if (parts === null || (parts[2] === "f" && parts[3] === "1") || (parts[2] === "b" && parts[3] !== "1")) {
    throw new DataError({
      expected: "numbers of type f2, f4, f8, i1…i8, u1…u8 or bool",
      found: `type ${shown(descr)}`,
      mend: "convert the array with astype before numpy.save",
    });
  }
  const [, order, kind, size] = parts as unknown as [string, string, NumberFormat["kind"], string];
  return { kind, size: Number(size) as NumberFormat["size"], littleEndian: order !== ">" };
}

/**
 * The header of a .npy file: a Python dictionary with descr, fortran_order and shape.
 *
 * Source: NumPy Enhancement Proposal 1.
 *
 * @throws DataError if it is no .npy file, or holds anything but numbers
 */
export function parseNpyHeader(bytes: Uint8Array): NpyHeader {
  const dataOffset = npyHeaderBytes(bytes);
  if (bytes.length < dataOffset) {
    throw new DataError({
      expected: `a header of ${dataOffset} bytes`,
      found: `a file of ${bytes.length} bytes`,
      mend: "the file is truncated",
    });
  }
  const text = new TextDecoder("latin1").decode(bytes.subarray(bytes[6] === 1 ? 10 : 12, dataOffset));
  const descr = /'descr'\s*:\s*'([^']*)'/.exec(text)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(([\d\s,L]*)\)/.exec(text)?.[1];
  if (descr === undefined || order === undefined || shape === undefined) {
    throw new DataError({
      expected: "a .npy header with a plain number type, an order and a shape",
      found: shown(text.trim()),
      mend: "save a plain numeric array, without fields or objects",
    });
  }
  const sizes = (shape.match(/\d+/g) ?? []).map(Number);
  if (sizes.some((size) => !Number.isSafeInteger(size))) {
    throw new DataError({ expected: "sizes below 2^53", found: `shape (${shape})` });
  }
  return { format: formatOf(descr), descr, fortranOrder: order === "True", shape: sizes, dataOffset };
}

/** Numbers in an array of the header's shape. */
export function npyCount({ shape }: Pick<NpyHeader, "shape">): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Refuses a file that holds fewer (or more) bytes than its header promises. */
export function checkNpyLength(header: NpyHeader, length: number): void {
  const expected = header.dataOffset + npyCount(header) * header.format.size;
  if (length === expected) return;
  throw new DataError({
    expected: `${expected} bytes, as its header (${header.shape.join(" × ") || "one number"}, ${header.descr}) promises`,
    found: `${length} bytes`,
    mend:
      length < expected ? "the file is truncated: write or copy it again" : "write it again with numpy.save",
  });
}
