import { DataError } from "../data-error.js";
import { copyOf, typedNumbers } from "./number-decoders.js";
import { decodeNumbers, type FloatArray, isNative, type NumberFormat } from "./numbers.js";

/** Text of a fixed width, as NumPy's <U and |S hold it. */
export interface TextFormat {
  readonly kind: "U" | "S";
  /** Bytes of a text. */
  readonly size: number;
  readonly littleEndian: boolean;
}

/** Values with a shape, row-major, exact: 64-bit integers are BigInts, text is text. */
export interface ValueArray {
  readonly shape: readonly number[];
  readonly values: FloatArray | BigInt64Array | BigUint64Array | readonly string[];
  /** Whether the values 0 and 1 stand for false and true. */
  readonly boolean?: boolean | undefined;
}

/** Removes the zeros that fill a text up to its width. */
function untilPadding(codes: ArrayLike<number>, start: number, end: number): number {
  let last = end;
  while (last > start && codes[last - 1] === 0) last -= 1;
  return last;
}

function wideText(codes: Uint32Array, start: number, end: number): string {
  const last = untilPadding(codes, start, end);
  let text = "";
  for (let at = start; at < last; at++) {
    if (codes[at]! > 0x10ffff)
      throw new DataError({ expected: "text", found: `the character code ${codes[at]}` });
    text += String.fromCodePoint(codes[at]!);
  }
  return text;
}

/** `count` texts from the start of bytes. */
export function decodeTexts(
  bytes: Uint8Array,
  { kind, size, littleEndian }: TextFormat,
  count: number,
): string[] {
  if (kind === "S") {
    const decoder = new TextDecoder();
    return Array.from({ length: count }, (_, i) =>
      decoder.decode(bytes.subarray(i * size, untilPadding(bytes, i * size, (i + 1) * size))),
    );
  }
  const width = size / 4;
  const codes = typedNumbers(bytes.subarray(0, count * size), {
    kind: "u",
    size: 4,
    littleEndian,
  }) as Uint32Array;
  return Array.from({ length: count }, (_, i) => wideText(codes, i * width, (i + 1) * width));
}

/** `count` values from the start of bytes, exact. */
export function decodeValues(
  bytes: Uint8Array,
  format: NumberFormat | TextFormat,
  count: number,
): ValueArray["values"] {
  if (format.kind === "U" || format.kind === "S") return decodeTexts(bytes, format, count);
  const numbers = format as NumberFormat;
  if (numbers.size === 8 && numbers.kind !== "f")
    return typedNumbers(copyOf(bytes, count * 8), numbers) as BigInt64Array | BigUint64Array;
  return decodeNumbers(bytes, numbers, count);
}

/** All values of bytes that the caller gives away: floats of the host's own kind stay where they are. */
export function decodeOwned(
  bytes: Uint8Array,
  format: NumberFormat | TextFormat,
  count: number,
): ValueArray["values"] {
  if (format.kind !== "f" || !isNative(format)) return decodeValues(bytes, format, count);
  return typedNumbers(bytes, format) as FloatArray;
}
