import { concatenate } from "../bytes/inflate.js";
import { DataError } from "../data-error.js";

/** One field of a protocol-buffer message: a number, or bytes. */
export interface Field {
  readonly number: number;
  readonly value: number | Uint8Array;
  /** The field as it stands, tag included. */
  readonly raw: Uint8Array;
}

function broken(found: string): DataError {
  return new DataError({ expected: "an ONNX model, as torch.onnx.export writes it", found });
}

/** A base-128 number, and where the next byte stands; numbers beyond 2⁵³ lose digits, and none of ours are so large. */
function varint(bytes: Uint8Array, start: number): [value: number, next: number] {
  let [value, factor, at] = [0, 1, start];
  for (; at < bytes.length && at < start + 10; at++) {
    const byte = bytes[at]!;
    value += (byte & 127) * factor;
    if (byte < 128) return [value, at + 1];
    factor *= 128;
  }
  throw broken(`a number that does not end at byte ${start}`);
}

/** The fields of a message in their order. */
export function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  for (let at = 0; at < bytes.length; ) {
    const [tag, from] = varint(bytes, at);
    const [number, wire] = [Math.floor(tag / 8), tag % 8];
    let [value, next]: [number | Uint8Array, number] = [0, from];
    if (wire === 0) [value, next] = varint(bytes, from);
    else if (wire === 1 || wire === 5) next = from + (wire === 1 ? 8 : 4);
    else if (wire === 2) {
      const [size, begin] = varint(bytes, from);
      next = begin + size;
      value = bytes.subarray(begin, next);
    } else throw broken(`a field of kind ${wire} at byte ${at}`);
    if (number === 0 || next > bytes.length) throw broken(`a field that ends beyond the file at byte ${at}`);
    yield { number, value, raw: bytes.subarray(at, next) };
    at = next;
  }
}

/** The bytes of a field by its number, all of them. */
export function partsOf(bytes: Uint8Array, number: number): Uint8Array[] {
  return [...fieldsOf(bytes)].flatMap((field) =>
    field.number === number && typeof field.value !== "number" ? [field.value] : [],
  );
}

/** The text of a field; empty where it is absent. */
export function textOf(bytes: Uint8Array, number: number): string {
  const part = partsOf(bytes, number).at(-1);
  return part === undefined ? "" : new TextDecoder().decode(part);
}

/** The number of a field; undefined where it is absent. */
export function numberOf(bytes: Uint8Array, number: number): number | undefined {
  let found: number | undefined;
  for (const field of fieldsOf(bytes))
    if (field.number === number && typeof field.value === "number") found = field.value;
  return found;
}

function varintBytes(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  return [...out, rest];
}

/** A field of bytes. */
export function field(number: number, content: Uint8Array): Uint8Array {
  return concatenate([
    Uint8Array.from([...varintBytes(number * 8 + 2), ...varintBytes(content.length)]),
    content,
  ]);
}
