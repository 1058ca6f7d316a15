import { InputError } from "@collapsar/linalg";
import { caller, shownValue } from "@collapsar/linalg/check";

/** Numbers that can be written: floats, whole numbers (64 bits as BigInts), in row-major order. */
export type WritableNumbers =
  | Float64Array
  | Float32Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/** An array to write, in row-major order. */
export interface WritableTensor {
  readonly shape: readonly number[];
  readonly data: WritableNumbers;
}

const kinds = new Map<unknown, "f" | "i" | "u">([
  [Float64Array, "f"],
  [Float32Array, "f"],
  [Int8Array, "i"],
  [Int16Array, "i"],
  [Int32Array, "i"],
  [BigInt64Array, "i"],
  [Uint8Array, "u"],
  [Uint16Array, "u"],
  [Uint32Array, "u"],
  [BigUint64Array, "u"],
]);

/** How the numbers lie: float, signed or unsigned, and their bytes. */
export function numbersKind(data: WritableNumbers): { kind: "f" | "i" | "u"; size: number } {
  // a Node Buffer holds bytes as well
  const kind = data instanceof Uint8Array ? "u" : kinds.get(data.constructor)!;
  return { kind, size: data.BYTES_PER_ELEMENT };
}

function isWritable(data: unknown): data is WritableNumbers {
  return data instanceof Uint8Array || kinds.has((data as object | null | undefined)?.constructor);
}

/**
 * Requires an array over a typed array, whose shape holds as many numbers as there are.
 *
 * @param name - of the array, in messages
 */
export function checkWritable(
  fn: string | undefined,
  name: string | undefined,
  tensor: WritableTensor,
): void {
  const argument = name === undefined ? "tensor" : `tensor ${JSON.stringify(name)}`;
  const { shape, data } = (tensor ?? {}) as Partial<WritableTensor>;
  if (!isWritable(data)) {
    const requirement = "must be { shape, data } over a typed array";
    throw new InputError({ fn, argument, requirement, received: shownValue(data ?? tensor) });
  }
  const sound = Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && size >= 0);
  if (!sound) {
    const requirement = "must have a shape of whole numbers";
    throw new InputError({ fn, argument, requirement, received: shownValue(shape) });
  }
  const count = (shape as number[]).reduce((product, size) => product * size, 1);
  if (count === data.length) return;
  throw new InputError({
    fn,
    argument: name === undefined ? undefined : argument,
    requirement: `shape ${(shape as number[]).join(" × ")} must hold ${count} numbers`,
    received: String(data.length),
  });
}

/** Requires named arrays, each writable; their entries in order. */
export function writableEntries(
  tensors: Readonly<Record<string, WritableTensor>>,
): [name: string, tensor: WritableTensor][] {
  if (typeof tensors !== "object" || tensors === null) {
    const requirement = "must be an object of arrays by name";
    throw new InputError({ argument: "tensors", requirement, received: shownValue(tensors) });
  }
  const entries = Object.entries(tensors);
  for (const [name, tensor] of entries) checkWritable(caller, name, tensor);
  return entries;
}

/** The bytes of the numbers as they lie. */
export function bytesOf({ buffer, byteOffset, byteLength }: WritableNumbers): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
