import { checkBytes } from "@collapsar/linalg/check";
import { gunzip } from "../../bytes/gzip.js";
import type { ExpandOptions } from "../../bytes/inflate.js";
import { checkExpandOptions } from "../../bytes/inflate.js";
import { decodeNumbers, type NumberFormat } from "../../bytes/numbers.js";
import type { Tensor } from "../../bytes/tensor.js";
import { decodeValues, type TextFormat, type ValueArray } from "../../bytes/values.js";
import { DataError, shown } from "../../data-error.js";
import {
  checkNpyLength,
  type NpyLayout,
  npyCount,
  npyFormat,
  parseNpyHeader,
  parseNpyLayout,
} from "./npy-header.js";

/** Values that lie column-major, in row-major order: `from(k)` is the k-th as they lie. */
function rowMajor(shape: readonly number[], copy: (to: number, from: number) => void): void {
  const count = shape.reduce((product, size) => product * size, 1);
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
  const index = new Array<number>(shape.length).fill(0);
  for (let to = 0, from = 0; to < count; to++) {
    copy(to, from);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      from += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      from -= index[axis]! * strides[axis]!;
      index[axis] = 0;
    }
  }
}

/** The same values in row-major order where they lie in Fortran's. */
function inRowOrder<Values extends ValueArray["values"]>(
  values: Values,
  { fortranOrder, shape }: { readonly fortranOrder: boolean; readonly shape: readonly number[] },
): Values {
  if (!fortranOrder || shape.length < 2) return values;
  const out = values.slice() as { [position: number]: unknown };
  rowMajor(shape, (to, from) => {
    out[to] = values[from];
  });
  return out as Values;
}

/**
 * A NumPy .npy file, plain or gzip: f2 f4 f8, i1…i8, u1…u8, bool, either byte order, C or Fortran order.
 *
 * @returns row-major; float32 where that holds every value exactly, float64 otherwise
 * @throws InputError if it is no .npy file of numbers, is shorter or longer than its header promises, or holds an
 *   integer beyond 2^53
 */
export function parseNpy(bytes: Uint8Array, options: ExpandOptions = {}): Tensor {
  checkBytes("parseNpy", "bytes", bytes);
  checkExpandOptions("parseNpy", options);
  const raw = gunzip(bytes, options);
  const header = parseNpyHeader(raw);
  checkNpyLength(header, header.format.size, raw.length);
  const data = decodeNumbers(raw.subarray(header.dataOffset), header.format, npyCount(header));
  return { shape: header.shape, data: inRowOrder(data, header) };
}

/** Values that lie as the layout says, with its shape and in row-major order. */
export function withNpyValues(
  layout: NpyLayout,
  { kind }: NumberFormat | TextFormat,
  values: ValueArray["values"],
): ValueArray {
  const boolean = kind === "b" ? { boolean: true } : {};
  return { shape: layout.shape, values: inRowOrder(values, layout), ...boolean };
}

/**
 * The values of a .npy file as they are: numbers, 64-bit integers as BigInts, text (<U, |S), truth values.
 *
 * @throws InputError if it is no .npy file of such values, or is shorter or longer than its header promises
 */
export function parseNpyValues(bytes: Uint8Array, options: ExpandOptions = {}): ValueArray {
  checkBytes("parseNpyValues", "bytes", bytes);
  checkExpandOptions("parseNpyValues", options);
  const raw = gunzip(bytes, options);
  const layout = parseNpyLayout(raw);
  const format = npyFormat(layout.descr);
  if (format === undefined) {
    throw new DataError({
      expected: "numbers, truth values or text",
      found: `type ${shown(layout.descr)}`,
      mend: "convert the array with astype before numpy.save",
    });
  }
  checkNpyLength(layout, format.size, raw.length);
  return withNpyValues(
    layout,
    format,
    decodeValues(raw.subarray(layout.dataOffset), format, npyCount(layout)),
  );
}
