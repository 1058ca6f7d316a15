import { DataError } from "../data-error.js";
import { halfTable, isHostOrder, typedNumbers } from "./number-decoders.js";
import type { NumberFormat } from "./number-format.js";

export type { NumberFormat } from "./number-format.js";

export type FloatArray = Float64Array | Float32Array;

/** NumPy's name of a format without its byte order, with bf2 for brain floats: "f4", "i8", "b1". */
export function formatName({ kind, size }: NumberFormat): string {
  return `${kind}${size}`;
}

/** Whether float32 holds every value of the format exactly. */
function fitsFloat32({ kind, size }: NumberFormat): boolean {
  return size <= 2 || (kind === "f" && size === 4);
}

/** An empty array of the smallest float type that holds every value of the format. */
export function floatArrayFor(format: NumberFormat, length: number): FloatArray {
  return fitsFloat32(format) ? new Float32Array(length) : new Float64Array(length);
}

/** Whether bytes of the format can be read as a typed array of the host without conversion. */
export function isNative(format: NumberFormat): boolean {
  return format.kind === "f" && format.size >= 4 && isHostOrder(format);
}

function beyondFloat64(value: bigint, position: number): DataError {
  return new DataError({
    expected: "integers within ±(2^53 − 1), which float64 holds exactly",
    found: `${value} at position ${position + 1}`,
    mend: "subtract an offset, or store the column as float64",
  });
}

const scratch = new Uint32Array(1);
const scratchFloat = new Float32Array(scratch.buffer);

function brainFloat(bits: number): number {
  scratch[0] = bits * 65536;
  return scratchFloat[0]!;
}

/** A 64-bit integer as a number; beyond 2^53 a float64 no longer tells neighbours apart. */
function wideInteger(value: bigint, position: number): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw beyondFloat64(value, position);
}

interface Destination {
  /** Position of the first number, for messages. */
  readonly first?: number | undefined;
  readonly outOffset?: number | undefined;
  readonly outStride?: number | undefined;
  /** Numbers between one that is read and the next. */
  readonly inStride?: number | undefined;
  readonly count?: number | undefined;
}

/** Reads numbers from bytes that hold them; `first` counts positions for messages. */
export function decodeInto(
  bytes: Uint8Array,
  format: NumberFormat,
  out: FloatArray,
  { first = 0, outOffset = 0, outStride = 1, inStride = 1, count = out.length }: Destination = {},
): void {
  const source = typedNumbers(bytes, format);
  if (source instanceof BigInt64Array || source instanceof BigUint64Array) {
    for (let i = 0, at = 0, to = outOffset; i < count; i++, at += inStride, to += outStride)
      out[to] = wideInteger(source[at]!, first + i);
    return;
  }
  const table = format.kind === "f" && format.size === 2 ? halfTable() : undefined;
  for (let i = 0, at = 0, to = outOffset; i < count; i++, at += inStride, to += outStride) {
    const value = source[at]!;
    out[to] =
      table !== undefined
        ? table[value]!
        : format.kind === "bf"
          ? brainFloat(value)
          : format.kind === "b"
            ? Number(value !== 0)
            : value;
  }
}

/**
 * `count` numbers from the start of bytes, as float32 where that is exact and float64 otherwise.
 *
 * @throws InputError if a 64-bit integer is beyond 2^53
 */
export function decodeNumbers(bytes: Uint8Array, format: NumberFormat, count: number): FloatArray {
  const out = floatArrayFor(format, count);
  if (isNative(format)) new Uint8Array(out.buffer).set(bytes.subarray(0, count * format.size));
  else decodeInto(bytes, format, out);
  return out;
}
