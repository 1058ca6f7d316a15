import { zipSync } from "fflate";

/** An array to write: float64, float32, int32 or bytes, in row-major order. */
export interface WritableTensor {
  readonly shape: readonly number[];
  readonly data: Float64Array | Float32Array | Int32Array | Uint8Array;
}

function descrOf(data: WritableTensor["data"]): string {
  if (data instanceof Float64Array) return "<f8";
  if (data instanceof Float32Array) return "<f4";
  return data instanceof Int32Array ? "<i4" : "|u1";
}

/**
 * The header of a .npy file (format version 1, C order, little endian), padded so that the numbers begin at a multiple of
 * 64 bytes: what a writer of large arrays puts before the rows.
 */
export function writeNpyHeader(shape: readonly number[], dtype: "f8" | "f4" | "i4" | "u1"): Uint8Array {
  return header(dtype === "u1" ? "|u1" : `<${dtype}`, shape);
}

function header(descr: string, shape: readonly number[]): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64;
  const bytes = new TextEncoder().encode(`\0NUMPY\x01\0\0\0${text.padEnd(length - 11)}\n`);
  bytes[0] = 0x93;
  new DataView(bytes.buffer).setUint16(8, length - 10, true);
  return bytes;
}

/**
 * A NumPy .npy file (version 1, C order, little endian) of a float64, float32, int32 or uint8 array.
 *
 * @throws RangeError if the shape does not hold as many numbers as data
 */
export function writeNpy({ shape, data }: WritableTensor): Uint8Array {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count !== data.length) {
    throw new RangeError(
      `writeNpy: shape ${shape.join(" × ")} must hold ${count} numbers, got ${data.length}`,
    );
  }
  const head = header(descrOf(data), shape);
  const bytes = new Uint8Array(head.length + data.byteLength);
  bytes.set(head);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), head.length);
  return bytes;
}

/**
 * A NumPy .npz file of named arrays, stored or (with `compress`) deflated.
 *
 * @throws RangeError if a shape does not fit its data
 */
export function writeNpz(
  arrays: Readonly<Record<string, WritableTensor>>,
  { compress = false }: { readonly compress?: boolean } = {},
): Uint8Array {
  const entries = Object.entries(arrays).map(([name, array]) => [`${name}.npy`, writeNpy(array)] as const);
  return zipSync(Object.fromEntries(entries), { level: compress ? 6 : 0, mtime: new Date(1980, 0, 1) });
}
