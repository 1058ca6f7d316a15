import { corrupt, type ExpandOptions, inflate, maxBytesOf } from "../bytes/inflate.js";
import { decodeNumbers, type FloatArray, type NumberFormat } from "../bytes/numbers.js";
import { DataError } from "../data-error.js";

/** Real numbers of a MATLAB array, its first index the fastest. */
export interface MatArray {
  readonly shape: readonly number[];
  /** The `count` numbers from the start, as float32 where that is exact. */
  numbers(count?: number): FloatArray;
}

const what = "MATLAB file";
const headerBytes = 128;
const [matrixType, compressedType] = [14, 15];
const complexFlag = 0x0800;

const formats: Readonly<Record<number, Omit<NumberFormat, "littleEndian">>> = {
  1: { kind: "i", size: 1 },
  2: { kind: "u", size: 1 },
  3: { kind: "i", size: 2 },
  4: { kind: "u", size: 2 },
  5: { kind: "i", size: 4 },
  6: { kind: "u", size: 4 },
  7: { kind: "f", size: 4 },
  9: { kind: "f", size: 8 },
  12: { kind: "i", size: 8 },
  13: { kind: "u", size: 8 },
};

interface Element {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/**
 * The data elements one after the other: a tag of type and length, then the data, padded to 8 bytes unless
 * compressed.
 */
function elements(bytes: Uint8Array, littleEndian: boolean): Element[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw corrupt(what, `its end inside the tag at byte ${at}`);
    const word = view.getUint32(at, littleEndian);
    const small = word >>> 16;
    const type = small > 0 ? word & 0xffff : word;
    const size = small > 0 ? small : view.getUint32(at + 4, littleEndian);
    const start = at + (small > 0 ? 4 : 8);
    if (start + size > bytes.length || small > 4) {
      throw corrupt(what, `${bytes.length - start} bytes where the tag at byte ${at} promises ${size}`);
    }
    found.push({ type, bytes: bytes.subarray(start, start + size) });
    const padded = type === compressedType ? size : 8 * Math.ceil(size / 8);
    at = small > 0 ? at + 8 : start + padded;
  }
  return found;
}

/** A zlib stream: two bytes of header, deflate, four bytes of checksum. */
function expand(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const whole = inflate(what, bytes.subarray(2, Math.max(2, bytes.length - 4)), maxBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4);
  if (view.getUint32(0) !== adler32(whole)) throw corrupt(what, "a wrong checksum");
  return whole;
}

/** Checksum of a zlib stream (RFC 1950), reduced before its sums leave 32 bits. */
function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (let start = 0; start < bytes.length; start += 3800) {
    const end = Math.min(bytes.length, start + 3800);
    for (let i = start; i < end; i++) {
      a += bytes[i]!;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return b * 65536 + a;
}

/** Name and numbers of a matrix element; undefined for text, cells, structures and complex numbers. */
function numericArray(bytes: Uint8Array, littleEndian: boolean): [name: string, array: MatArray] | undefined {
  const [flags, dimensions, name, real] = elements(bytes, littleEndian);
  if (flags === undefined || dimensions === undefined || name === undefined || flags.bytes.length < 4) {
    throw corrupt(what, "an array without flags, dimensions or name");
  }
  const word = new DataView(flags.bytes.buffer, flags.bytes.byteOffset).getUint32(0, littleEndian);
  const isNumeric = (word & 255) >= 6 && (word & 255) <= 15 && (word & complexFlag) === 0;
  const form = real && formats[real.type];
  if (!isNumeric || form === undefined) return undefined;
  const axes = dimensions.bytes.length / 4;
  const shape = [...decodeNumbers(dimensions.bytes, { kind: "i", size: 4, littleEndian }, axes)];
  const count = shape.reduce((product, size) => product * size, 1);
  if (real.bytes.length < count * form.size) {
    throw corrupt(
      what,
      `${real.bytes.length} bytes where ${shape.join(" × ")} numbers need ${count * form.size}`,
    );
  }
  const numbers = (wanted = count) => decodeNumbers(real.bytes, { ...form, littleEndian }, wanted);
  return [String.fromCharCode(...name.bytes), { shape, numbers }];
}

/**
 * The real numeric arrays of a MATLAB file of level 5 (`save -v6` or `-v7`), by name.
 *
 * Source: MathWorks, *MAT-File Format*, chapter 1 (level 5).
 *
 * @throws DataError if the bytes are of another format or version, truncated, corrupt or expand beyond maxBytes
 */
export function parseMat(bytes: Uint8Array, options: ExpandOptions = {}): ReadonlyMap<string, MatArray> {
  const maxBytes = maxBytesOf("parseMat", options);
  const order = String.fromCharCode(...bytes.subarray(126, headerBytes));
  const littleEndian = order === "IM";
  const version = bytes[littleEndian ? 125 : 124];
  if ((order !== "IM" && order !== "MI") || version !== 1) {
    throw new DataError({
      expected: "a MATLAB file of level 5",
      found: version === 2 ? "one of level 7.3" : bytes.length === 0 ? "an empty file" : "another format",
      mend: "write it with save -v7, or as .npy",
    });
  }
  const arrays = new Map<string, MatArray>();
  for (const element of elements(bytes.subarray(headerBytes), littleEndian)) {
    const { type, bytes: inner } =
      element.type === compressedType
        ? (elements(expand(element.bytes, maxBytes), littleEndian)[0] ?? element)
        : element;
    const found = type === matrixType ? numericArray(inner, littleEndian) : undefined;
    if (found !== undefined) arrays.set(...found);
  }
  return arrays;
}
