import { DataError } from "../data-error.js";
import { decodeInto, floatArrayFor, formatName, isNative, type NumberFormat } from "./numbers.js";
import type { RowSource } from "./row-source.js";
import { stridedRows } from "./row-source.js";
import { readStrided, type StridedNumbers } from "./strided.js";
import type { Tensor } from "./tensor.js";
import { decodeValues, type TextFormat, type ValueArray } from "./values.js";

/** Description of one array in a file, read before its values. */
export interface ArrayInfo {
  readonly key: string;
  /**
   * NumPy's name of the type: f4, i8, b1; bf2 for brain floats, text; the file's own word for a type that is not
   * read.
   */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Whether it can be read: numbers, truth values, text. */
  readonly readable: boolean;
}

/** An array of a file, of which nothing is read until it is asked for. */
export interface NamedArray {
  readonly info: ArrayInfo;
  /** All numbers, float32 where that is exact. */
  read(): Tensor;
  /** All values, exact. */
  values(): ValueArray;
  /** The rows in batches. */
  rows(): RowSource;
}

/** Arrays of a file by name. */
export interface ArrayFile {
  readonly infos: readonly ArrayInfo[];
  get(key: string): NamedArray | undefined;
}

export function isText(format: NumberFormat | TextFormat): format is TextFormat {
  return format.kind === "U" || format.kind === "S";
}

/** The name by which callers know a format; undefined is a type that is not read, known by the file's own word. */
export function dtypeName(format: NumberFormat | TextFormat | undefined, own: string): string {
  if (format === undefined) return own;
  return isText(format) ? "text" : formatName(format);
}

/** An array that is there and cannot be read. */
export function unreadableArray(key: string, dtype: string, shape: readonly number[] = []): NamedArray {
  const refuse = (): never => {
    throw new DataError({
      expected: "numbers, truth values or text",
      found: `type ${dtype}`,
      mend: `convert it before saving${dtype === "|O" ? " (text with astype(str))" : ""}, or name another array`,
    });
  };
  return { info: { key, dtype, shape, readable: false }, read: refuse, values: refuse, rows: refuse };
}

export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Exact values wherever they lie: the stretch that holds them is read, and they are picked from it. */
function stridedValues({ access, format, shape, strides, offset }: StridedNumbers): ValueArray {
  const count = countOf(shape);
  const boolean = format.kind === "b" ? { boolean: true } : {};
  const last = shape.reduce((sum, size, axis) => sum + (size - 1) * strides[axis]!, 0);
  if (count === 0) return { shape, values: decodeValues(new Uint8Array(0), format, 0), ...boolean };
  const stretch = decodeValues(access.read(offset, offset + (last + 1) * format.size), format, last + 1);
  if (count === last + 1 && shape.length <= 1) return { shape, values: stretch, ...boolean };
  const values = new (stretch.constructor as new (length: number) => { [position: number]: unknown })(count);
  const own = new Array<number>(shape.length);
  for (let k = 0; k < count; k++) {
    let rest = k;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      own[axis] = rest % shape[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    values[k] = stretch[own.reduce((sum, index, axis) => sum + index * strides[axis]!, 0)];
  }
  return { shape, values: values as ValueArray["values"], ...boolean };
}

/**
 * An array whose numbers can be read at any place.
 *
 * @param verify - checks the bytes behind it; called once, before the first number leaves
 */
export function stridedArray(
  key: string,
  numbers: StridedNumbers,
  verify: () => void = () => {},
): NamedArray {
  const { shape, format } = numbers;
  return {
    info: { key, dtype: formatName(format), shape, readable: true },
    read() {
      verify();
      return { shape, data: readStrided(numbers, floatArrayFor(format, countOf(shape))) };
    },
    values() {
      verify();
      return stridedValues(numbers);
    },
    rows() {
      const source = stridedRows(numbers);
      return {
        ...source,
        *batches(options) {
          verify();
          yield* source.batches(options);
        },
      };
    },
  };
}

/** Numbers of an array whose bytes come in order. */
export function readOrdered(
  pieces: Iterable<Uint8Array>,
  format: NumberFormat,
  shape: readonly number[],
): Tensor {
  const data = floatArrayFor(format, countOf(shape));
  const bytes = isNative(format) ? new Uint8Array(data.buffer) : new Uint8Array(data.length * format.size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  if (!isNative(format)) decodeInto(bytes, format, data);
  return { shape, data };
}
