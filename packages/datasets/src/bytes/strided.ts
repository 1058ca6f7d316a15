import { decodeInto, type FloatArray, isNative, type NumberFormat } from "./numbers.js";
import type { RandomAccess } from "./random-access.js";

/** Numbers of a shape somewhere in a file: the place of each is linear in its index. */
export interface StridedNumbers {
  readonly access: RandomAccess;
  readonly format: NumberFormat;
  readonly shape: readonly number[];
  /** Numbers from one index of an axis to the next. */
  readonly strides: readonly number[];
  /** Bytes before the number of index 0, 0, …, 0. */
  readonly offset: number;
}

/** Strides of an array whose last index runs fastest, or whose first does (Fortran's order). */
export function denseStrides(shape: readonly number[], fortranOrder = false): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = 0; i < shape.length; i++) {
    const axis = fortranOrder ? i : shape.length - 1 - i;
    strides[axis] = step;
    step *= shape[axis]!;
  }
  return strides;
}

/** Places of the numbers of a row from its first, for the axes behind the first one laid side by side. */
function columnPlaces(shape: readonly number[], strides: readonly number[]): Float64Array {
  const cols = shape.reduce((product, size) => product * size, 1);
  const places = new Float64Array(cols);
  let repeat = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const [size, stride] = [shape[axis]!, strides[axis]!];
    for (let j = 0; j < cols; j++) places[j]! += (Math.floor(j / repeat) % size) * stride;
    repeat *= size;
  }
  return places;
}

/** Fills `out` with rows start … start + rows − 1. */
export type FillRows = (out: FloatArray, start: number, rows: number) => void;

interface Rows extends StridedNumbers {
  readonly rowStride: number;
  readonly places: Float64Array;
  readonly least: number;
  readonly most: number;
}

function readNumbers({ access, format, offset }: Rows, from: number, to: number): Uint8Array {
  return access.read(offset + from * format.size, offset + to * format.size);
}

/** Rows that lie one behind the other without gaps. */
function fillDense(rows: Rows): FillRows {
  const { format, places } = rows;
  const cols = places.length;
  return (out, start, count) => {
    const bytes = readNumbers(rows, start * cols, (start + count) * cols);
    if (isNative(format)) new Uint8Array(out.buffer, out.byteOffset, bytes.length).set(bytes);
    else decodeInto(bytes, format, out, { first: start * cols, count: count * cols });
  };
}

/** Rows that are near each other: the stretch from the first to the last of them is read at once. */
function fillFromStretch(rows: Rows): FillRows {
  const { format, places, rowStride, least, most } = rows;
  const cols = places.length;
  return (out, start, count) => {
    const bytes = readNumbers(rows, start * rowStride + least, (start + count - 1) * rowStride + most + 1);
    for (let j = 0; j < cols; j++) {
      const column = bytes.subarray((places[j]! - least) * format.size);
      decodeInto(column, format, out, {
        first: start * cols,
        outOffset: j,
        outStride: cols,
        inStride: rowStride,
        count,
      });
    }
  };
}

/** Rows far from each other: each column's stretch is read by itself. */
function fillByColumn(rows: Rows): FillRows {
  const { format, places, rowStride } = rows;
  const cols = places.length;
  return (out, start, count) => {
    for (let j = 0; j < cols; j++) {
      const from = start * rowStride + places[j]!;
      const bytes = readNumbers(rows, from, from + (count - 1) * rowStride + 1);
      decodeInto(bytes, format, out, {
        first: start * cols,
        outOffset: j,
        outStride: cols,
        inStride: rowStride,
        count,
      });
    }
  };
}

/** How rows of an array are read with few and long reads. */
export function rowFiller(numbers: StridedNumbers, batchRows: number): FillRows {
  const [, ...shape] = numbers.shape;
  const [rowStride = 1, ...strides] = numbers.strides;
  const places = columnPlaces(shape, strides);
  const [least, most] = [places.reduce((a, b) => Math.min(a, b)), places.reduce((a, b) => Math.max(a, b))];
  const rows = { ...numbers, rowStride, places, least, most };
  const dense = rowStride === places.length && places.every((place, j) => place === j);
  if (dense) return fillDense(rows);
  const stretch = (batchRows - 1) * rowStride + most - least + 1;
  const columns = ((batchRows - 1) * rowStride + 1) * places.length;
  return stretch <= columns ? fillFromStretch(rows) : fillByColumn(rows);
}

/** All numbers of an array, row-major. */
export function readStrided(numbers: StridedNumbers, out: FloatArray): FloatArray {
  const rows = numbers.shape[0] ?? 1;
  if (out.length > 0) rowFiller(numbers, rows)(out, 0, rows);
  return out;
}
