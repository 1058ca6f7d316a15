import { gunzip } from "./gzip.js";
import type { ExpandOptions } from "./inflate.js";
import { checkNpyLength, type NpyHeader, npyCount, parseNpyHeader } from "./npy-header.js";
import { decodeNumbers, type FloatArray } from "./numbers.js";
import type { Tensor } from "./tensor.js";

/** Column-major numbers of a shape in row-major order. */
function rowMajor(data: FloatArray, shape: readonly number[]): FloatArray {
  const out = data instanceof Float32Array ? new Float32Array(data.length) : new Float64Array(data.length);
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
  const index = new Array<number>(shape.length).fill(0);
  for (let to = 0, from = 0; to < data.length; to++) {
    out[to] = data[from]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      from += strides[axis]!;
      if (index[axis]! < shape[axis]!) break;
      from -= index[axis]! * strides[axis]!;
      index[axis] = 0;
    }
  }
  return out;
}

/** The numbers that follow a header, row-major. */
function npyNumbers(header: NpyHeader, body: Uint8Array): FloatArray {
  const data = decodeNumbers(body, header.format, npyCount(header));
  return header.fortranOrder && header.shape.length > 1 ? rowMajor(data, header.shape) : data;
}

/**
 * A NumPy .npy file, plain or gzip: f2 f4 f8, i1…i8, u1…u8, bool, either byte order, C or Fortran order.
 *
 * @returns row-major; float32 where that holds every value exactly, float64 otherwise
 * @throws DataError if it is no .npy file of numbers, is shorter or longer than its header promises, or holds an
 *   integer beyond 2^53
 */
export function parseNpy(bytes: Uint8Array, options: ExpandOptions = {}): Tensor {
  const raw = gunzip(bytes, options);
  const header = parseNpyHeader(raw);
  checkNpyLength(header, raw.length);
  return { shape: header.shape, data: npyNumbers(header, raw.subarray(header.dataOffset)) };
}
