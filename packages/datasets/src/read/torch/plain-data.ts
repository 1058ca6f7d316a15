import { decodeValues, type ValueArray } from "../../bytes/values.js";
import { DataError } from "../../data-error.js";
import { npyFormat } from "../numpy/npy-header.js";
import { PickleObject, type PickleValue } from "./pickle-values.js";

/** NumPy's arrays and numbers as pickles hold them: an array is its layout and its bytes. */
export interface PickledArray {
  readonly descr: string;
  readonly shape: readonly number[];
  readonly fortranOrder: boolean;
  readonly bytes: Uint8Array;
}

const isSize = (value: PickleValue): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

/** A shape: a tuple, or the Size that torch makes of one. */
export function sizesOf(value: PickleValue | undefined): readonly number[] | undefined {
  if (value instanceof PickleObject && value.made === "torch.Size") return sizesOf(value.args[0]);
  return Array.isArray(value) && value.every(isSize) ? (value as readonly number[]) : undefined;
}

/** Bytes, which old protocols spell as latin-1 text. */
function bytesOf(value: PickleValue | undefined): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (!(value instanceof PickleObject)) return undefined;
  const [text] = value.args;
  if (value.made === "builtins.bytearray") return bytesOf(text);
  if (value.made !== "_codecs.encode" || typeof text !== "string") return undefined;
  const bytes = Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return bytes;
}

/** NumPy's name of a type from its pickled dtype: the name without an order, and the order. */
function descrOf(value: PickleValue | undefined): string | undefined {
  if (!(value instanceof PickleObject) || value.made !== "numpy.dtype") return undefined;
  const [name] = value.args;
  const order = Array.isArray(value.state) ? value.state[1] : "|";
  return typeof name === "string" && typeof order === "string" ? `${order}${name}` : undefined;
}

function arrayOf(
  shape: PickleValue | undefined,
  dtype: PickleValue | undefined,
  fortranOrder: boolean,
  data: PickleValue | undefined,
): PickledArray | undefined {
  const [sizes, descr, bytes] = [sizesOf(shape), descrOf(dtype), bytesOf(data)];
  if (sizes === undefined || descr === undefined) return undefined;
  return { descr, shape: sizes, fortranOrder, bytes: bytes ?? new Uint8Array(0) };
}

/** The array that an object is, if it is one. */
export function pickledArray(value: PickleValue): PickledArray | undefined {
  if (!(value instanceof PickleObject)) return undefined;
  const { made, args, state } = value;
  if (made.endsWith("multiarray.scalar")) return arrayOf([], args[0], false, args[1]);
  if (made.endsWith("numeric._frombuffer")) return arrayOf(args[2], args[1], args[3] === "F", args[0]);
  if (!made.endsWith("multiarray._reconstruct") || !Array.isArray(state)) return undefined;
  return arrayOf(state[1], state[2], state[3] === true, state[4]);
}

export type Scalar = number | bigint | boolean | string;

/** A plain number, truth value or text, NumPy's own included. */
export function scalarOf(value: PickleValue): Scalar | undefined {
  if (["number", "bigint", "boolean", "string"].includes(typeof value)) return value as Scalar;
  const array =
    value instanceof PickleObject && value.made.endsWith("scalar") ? pickledArray(value) : undefined;
  const format = array && npyFormat(array.descr);
  if (array === undefined || format === undefined || array.bytes.length < format.size) return undefined;
  const found = decodeValues(array.bytes, format, 1)[0];
  return format.kind === "b" ? found !== 0 : found;
}

/** A list of plain values as an array; undefined if it is none, or mixes kinds. */
export function listArray(list: readonly PickleValue[]): ValueArray | undefined {
  const rows =
    list.length > 0 && list.every((row) => Array.isArray(row)) ? (list as PickleValue[][]) : undefined;
  const cols = rows?.[0]?.length ?? 1;
  if (rows?.some((row) => row.length !== cols)) return undefined;
  const scalars = (rows?.flat() ?? list).map(scalarOf);
  if (scalars.length === 0 || scalars.some((scalar) => scalar === undefined)) return undefined;
  const shape = rows === undefined ? [list.length] : [list.length, cols];
  return scalarArray(shape, scalars as Scalar[]);
}

/** Plain values of one kind as an array. */
export function scalarArray(shape: readonly number[], scalars: readonly Scalar[]): ValueArray | undefined {
  if (scalars.every((scalar) => typeof scalar === "string")) return { shape, values: scalars as string[] };
  if (scalars.every((scalar) => typeof scalar === "boolean"))
    return { shape, values: Float32Array.from(scalars, Number), boolean: true };
  if (scalars.some((scalar) => typeof scalar === "string" || typeof scalar === "boolean")) return undefined;
  if (!scalars.some((scalar) => typeof scalar === "bigint"))
    return { shape, values: Float64Array.from(scalars as number[]) };
  if (!scalars.every((scalar) => typeof scalar === "bigint" || Number.isSafeInteger(scalar)))
    return undefined;
  const wide = scalars.map((scalar) => BigInt(scalar as number | bigint));
  const fits = (values: BigInt64Array | BigUint64Array) => wide.every((value, i) => value === values[i]);
  for (const values of [BigInt64Array.from(wide), BigUint64Array.from(wide)])
    if (fits(values)) return { shape, values };
  throw new DataError({ expected: "whole numbers of 64 bits", found: "larger ones" });
}
