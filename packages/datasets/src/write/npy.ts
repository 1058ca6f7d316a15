import { InputError } from "@collapsar/linalg";
import { checkOneOf, named, ownOptions, shownValue } from "@collapsar/linalg/check";
import { zipSync } from "fflate";
import { npzOptions } from "../options.js";
import {
  bytesOf,
  checkWritable,
  numbersKind,
  type WritableTensor,
  writableEntries,
} from "./writable-tensor.js";

export type { WritableTensor } from "./writable-tensor.js";

const dtypes = ["f8", "f4", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"] as const;

/** NumPy's names of the types that are written. */
export type NpyDtype = (typeof dtypes)[number];

function header(dtype: string, shape: readonly number[]): Uint8Array {
  const descr = dtype.endsWith("1") ? `|${dtype}` : `<${dtype}`;
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64;
  const bytes = new TextEncoder().encode(`\0NUMPY\x01\0\0\0${text.padEnd(length - 11)}\n`);
  bytes[0] = 0x93;
  new DataView(bytes.buffer).setUint16(8, length - 10, true);
  return bytes;
}

/**
 * The header of a .npy file (format version 1, C order, little endian), padded so that the numbers begin at a
 * multiple of 64 bytes: what a writer of large arrays puts before the rows.
 *
 * @throws InputError if the shape is none, or the type is not written
 */
export function writeNpyHeader(shape: readonly number[], dtype: NpyDtype): Uint8Array {
  checkOneOf("writeNpyHeader", "dtype", dtype, dtypes);
  if (!Array.isArray(shape) || !shape.every((size) => Number.isSafeInteger(size) && size >= 0)) {
    const requirement = "must be a list of whole numbers";
    throw new InputError({
      fn: "writeNpyHeader",
      argument: "shape",
      requirement,
      received: shownValue(shape),
    });
  }
  return header(dtype, shape);
}

function npyBytes({ shape, data }: WritableTensor): Uint8Array {
  const { kind, size } = numbersKind(data);
  const head = header(`${kind}${size}`, shape);
  const bytes = new Uint8Array(head.length + data.byteLength);
  bytes.set(head);
  bytes.set(bytesOf(data), head.length);
  return bytes;
}

/**
 * A NumPy .npy file (version 1, C order, little endian) of an array over any typed array.
 *
 * @throws InputError if it is no such array, or the shape does not hold as many numbers as data
 */
export function writeNpy(tensor: WritableTensor): Uint8Array {
  checkWritable("writeNpy", undefined, tensor);
  return npyBytes(tensor);
}

/**
 * A NumPy .npz file of named arrays, stored or (with `compress`) deflated.
 *
 * @throws InputError if one is no array, or its shape does not fit its data
 */
export function writeNpz(
  arrays: Readonly<Record<string, WritableTensor>>,
  options: { readonly compress?: boolean | undefined } = {},
): Uint8Array {
  const { compress } = ownOptions("writeNpz", npzOptions, options);
  const entries = named("writeNpz", () => writableEntries(arrays)).map(
    ([name, array]) => [`${name}.npy`, npyBytes(array)] as const,
  );
  return zipSync(Object.fromEntries(entries), { level: compress ? 6 : 0, mtime: new Date(1980, 0, 1) });
}
