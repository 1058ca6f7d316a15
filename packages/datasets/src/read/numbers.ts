import { DataError } from "../data-error.js";

/** How a number is laid down in a file: float, signed or unsigned integer, or bool; its bytes and their order. */
export interface NumberFormat {
  readonly kind: "f" | "i" | "u" | "b" | "bf";
  readonly size: 1 | 2 | 4 | 8;
  readonly littleEndian: boolean;
}

export type FloatArray = Float64Array | Float32Array;

/** Whether float32 holds every value of the format exactly. */
function fitsFloat32({ kind, size }: NumberFormat): boolean {
  return size <= 2 || (kind === "f" && size === 4);
}

/** An empty array of the smallest float type that holds every value of the format. */
export function floatArrayFor(format: NumberFormat, length: number): FloatArray {
  return fitsFloat32(format) ? new Float32Array(length) : new Float64Array(length);
}

/** IEEE half precision: sign, 5 bits of exponent, 10 of fraction. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const scratch = new DataView(new ArrayBuffer(4));

function bfloat16ToNumber(bits: number): number {
  scratch.setUint32(0, bits * 65536);
  return scratch.getFloat32(0);
}

/** A 64-bit integer from its halves; beyond 2^53 a float64 no longer tells neighbours apart. */
function wideInteger(high: number, low: number, index: number): number {
  const value = high * 2 ** 32 + low;
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
  throw new DataError({
    expected: "integers within ±(2^53 − 1), which float64 holds exactly",
    found: `${(BigInt(high) << 32n) + BigInt(low)} at position ${index + 1}`,
    mend: "subtract an offset, or store the column as float64",
  });
}

type Reader = (view: DataView, offset: number, index: number) => number;

/** The function that reads one number of a format. */
function readerOf({ kind, size, littleEndian: le }: NumberFormat): Reader {
  switch (`${kind}${size}`) {
    case "f8":
      return (view, at) => view.getFloat64(at, le);
    case "f4":
      return (view, at) => view.getFloat32(at, le);
    case "f2":
      return (view, at) => halfToNumber(view.getUint16(at, le));
    case "bf2":
      return (view, at) => bfloat16ToNumber(view.getUint16(at, le));
    case "i1":
      return (view, at) => view.getInt8(at);
    case "i2":
      return (view, at) => view.getInt16(at, le);
    case "i4":
      return (view, at) => view.getInt32(at, le);
    case "u1":
      return (view, at) => view.getUint8(at);
    case "b1":
      return (view, at) => (view.getUint8(at) === 0 ? 0 : 1);
    case "u2":
      return (view, at) => view.getUint16(at, le);
    case "u4":
      return (view, at) => view.getUint32(at, le);
    case "i8":
      return (view, at, i) =>
        wideInteger(view.getInt32(at + (le ? 4 : 0), le), view.getUint32(at + (le ? 0 : 4), le), i);
    case "u8":
      return (view, at, i) =>
        wideInteger(view.getUint32(at + (le ? 4 : 0), le), view.getUint32(at + (le ? 0 : 4), le), i);
    default:
      throw new DataError({ expected: "numbers of 1, 2, 4 or 8 bytes", found: `${kind}${size}` });
  }
}

const hostIsLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Whether bytes of the format can be read as a typed array of the host without conversion. */
export function isNative({ kind, size, littleEndian }: NumberFormat): boolean {
  return kind === "f" && size >= 4 && littleEndian === hostIsLittleEndian;
}

/** Reads out.length numbers that lie `stride` bytes apart; `first` counts positions for messages. */
export function decodeInto(
  bytes: Uint8Array,
  format: NumberFormat,
  out: FloatArray,
  { first = 0, outOffset = 0, outStride = 1, count = out.length } = {},
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = readerOf(format);
  for (let i = 0, at = 0, to = outOffset; i < count; i++, at += format.size, to += outStride) {
    out[to] = read(view, at, first + i);
  }
}

/**
 * `count` numbers from the start of bytes, as float32 where that is exact and float64 otherwise.
 *
 * @throws DataError if a 64-bit integer is beyond 2^53
 */
export function decodeNumbers(bytes: Uint8Array, format: NumberFormat, count: number): FloatArray {
  const out = floatArrayFor(format, count);
  if (isNative(format)) {
    new Uint8Array(out.buffer).set(bytes.subarray(0, count * format.size));
  } else {
    decodeInto(bytes, format, out);
  }
  return out;
}
