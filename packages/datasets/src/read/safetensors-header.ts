import type { NumberFormat } from "../bytes/numbers.js";
import type { RandomAccess } from "../bytes/random-access.js";
import { DataError, shown } from "../data-error.js";

const formats = new Map<string, Omit<NumberFormat, "littleEndian">>([
  ["F64", { kind: "f", size: 8 }],
  ["F32", { kind: "f", size: 4 }],
  ["F16", { kind: "f", size: 2 }],
  ["BF16", { kind: "bf", size: 2 }],
  ["I64", { kind: "i", size: 8 }],
  ["I32", { kind: "i", size: 4 }],
  ["I16", { kind: "i", size: 2 }],
  ["I8", { kind: "i", size: 1 }],
  ["U64", { kind: "u", size: 8 }],
  ["U32", { kind: "u", size: 4 }],
  ["U16", { kind: "u", size: 2 }],
  ["U8", { kind: "u", size: 1 }],
  ["BOOL", { kind: "b", size: 1 }],
]);

/** Place of a tensor in a safetensors file. */
export interface TensorPlace {
  /** The file's name of the type: F32, I64, F8_E4M3. */
  readonly dtype: string;
  /** Undefined for a type that is not read. */
  readonly format: NumberFormat | undefined;
  readonly shape: readonly number[];
  /** First byte in the file. */
  readonly start: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  readonly tensors: ReadonlyMap<string, TensorPlace>;
  readonly metadata: Readonly<Record<string, string>>;
}

function broken(found: string): DataError {
  return new DataError({
    expected: "a whole safetensors file",
    found,
    mend: "the file is truncated or corrupt: write or copy it again",
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Headers are lists of names; the format's own reader ends at 100 MB as well. */
const longestHeader = 1e8;

/** Whether bytes begin like a safetensors file: a length, then an object of JSON. */
export function beginsLikeSafetensors(head: Uint8Array): boolean {
  return head.length >= 9 && head[8] === 0x7b && head.subarray(4, 8).every((byte) => byte === 0);
}

function headerLength(file: RandomAccess): number {
  if (file.byteLength < 10) throw broken(`${file.byteLength} bytes`);
  const head = file.read(0, 8);
  const view = new DataView(head.buffer, head.byteOffset, 8);
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
  if (length <= file.byteLength - 8 && length <= longestHeader) return length;
  throw broken(`a header of ${length} bytes in a file of ${file.byteLength}`);
}

function parseObject(bytes: Uint8Array): Record<string, unknown> {
  const text = new TextDecoder().decode(bytes);
  try {
    const header: unknown = JSON.parse(text);
    if (isObject(header)) return header;
  } catch {
    // falls through to the same complaint: it is no JSON object
  }
  throw broken(`a header that is no JSON object: ${shown(text)}`);
}

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const areSizes = (value: unknown): value is number[] => Array.isArray(value) && value.every(isSize);

function placeOf(name: string, entry: unknown, bodyStart: number, bodyLength: number): TensorPlace {
  const { dtype, shape, data_offsets: offsets } = isObject(entry) ? entry : {};
  if (typeof dtype !== "string" || !areSizes(shape) || !areSizes(offsets) || offsets.length !== 2)
    throw broken(`a tensor ${shown(name)} without a type, a shape and offsets`);
  const form = formats.get(dtype);
  const [start, end] = offsets as [number, number];
  const count = shape.reduce((product, size) => product * size, 1);
  const misfits =
    start > end || end > bodyLength || (form !== undefined && end - start !== count * form.size);
  if (misfits)
    throw broken(
      `a tensor ${shown(name)} of ${shape.join(" × ")} ${dtype} at bytes ${start}–${end} of ${bodyLength}`,
    );
  const format = form && { ...form, littleEndian: true };
  return { dtype, format, shape, start: bodyStart + start, end: bodyStart + end };
}

/** Refuses tensors that overlap, and bytes that belong to none: such a file was damaged. */
function checkCover(tensors: ReadonlyMap<string, TensorPlace>, start: number, end: number): void {
  let at = start;
  for (const [name, place] of [...tensors].sort(([, a], [, b]) => a.start - b.start || a.end - b.end)) {
    if (place.start < at) throw broken(`a tensor ${shown(name)} that overlaps another`);
    if (place.start > at)
      throw broken(`${place.start - at} bytes before tensor ${shown(name)} that belong to none`);
    at = place.end;
  }
  if (at !== end) throw broken(`${end - at} bytes at its end that belong to no tensor`);
}

function metadataOf(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  const entries = isObject(value) ? Object.entries(value) : undefined;
  if (entries?.every(([, text]) => typeof text === "string"))
    return Object.fromEntries(entries) as Record<string, string>;
  throw broken("metadata that are no texts");
}

/**
 * The checked header of a safetensors file: tensors fill the file without gaps or overlaps.
 *
 * Source: https://github.com/huggingface/safetensors, "Format".
 *
 * @throws InputError if the header is broken, or does not describe the file
 */
export function safetensorsHeader(file: RandomAccess): SafetensorsHeader {
  const bodyStart = 8 + headerLength(file);
  const { __metadata__: metadata, ...entries } = parseObject(file.read(8, bodyStart));
  const tensors = new Map(
    Object.entries(entries).map(([name, entry]) => [
      name,
      placeOf(name, entry, bodyStart, file.byteLength - bodyStart),
    ]),
  );
  checkCover(tensors, bodyStart, file.byteLength);
  return { tensors, metadata: metadataOf(metadata) };
}

/** The format of a tensor that is to be read. */
export function readableFormat(name: string, { format, dtype }: TensorPlace): NumberFormat {
  if (format !== undefined) return format;
  throw new DataError({
    expected: `tensor ${shown(name)} to hold ${[...formats.keys()].join(", ")}`,
    found: dtype,
    mend: "convert it to one of these before saving",
  });
}
