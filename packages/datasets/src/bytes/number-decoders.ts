import type { NumberFormat } from "./number-format.js";

/** IEEE half precision: sign, 5 bits of exponent, 10 of fraction. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

let halves: Float32Array | undefined;

/** The value of each of the 65,536 half-precision numbers. */
export function halfTable(): Float32Array {
  halves ??= Float32Array.from({ length: 65536 }, (_, bits) => halfToNumber(bits));
  return halves;
}

const hostIsLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Whether the bytes of a format lie as the host's typed arrays have them. */
export function isHostOrder({ size, littleEndian }: Pick<NumberFormat, "size" | "littleEndian">): boolean {
  return size === 1 || littleEndian === hostIsLittleEndian;
}

function swapBytes(bytes: Uint8Array, size: number): void {
  for (let start = 0; start < bytes.length; start += size) bytes.subarray(start, start + size).reverse();
}

/** The first bytes as an array of their own; the slice of a Node Buffer would share its memory. */
export function copyOf(bytes: Uint8Array, length = bytes.length): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.subarray(0, length));
}

/** A typed array of the format's own kind over (a copy of) bytes. */
export function typedNumbers(bytes: Uint8Array, format: NumberFormat) {
  const { size } = format;
  const whole = bytes.length - (bytes.length % size);
  const inPlace = isHostOrder(format) && bytes.byteOffset % size === 0;
  const own = inPlace ? bytes : copyOf(bytes, whole);
  if (!isHostOrder(format)) swapBytes(own, size);
  const args = [own.buffer, own.byteOffset, whole / size] as const;
  switch (`${format.kind}${size}`) {
    case "f8":
      return new Float64Array(...args);
    case "f4":
      return new Float32Array(...args);
    case "f2":
    case "bf2":
    case "u2":
      return new Uint16Array(...args);
    case "i1":
      return new Int8Array(...args);
    case "i2":
      return new Int16Array(...args);
    case "i4":
      return new Int32Array(...args);
    case "u4":
      return new Uint32Array(...args);
    case "i8":
      return new BigInt64Array(...args);
    case "u8":
      return new BigUint64Array(...args);
    default:
      return new Uint8Array(...args);
  }
}
