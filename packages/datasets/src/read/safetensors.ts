import { DataError, shown } from "../data-error.js";
import { decodeNumbers, type NumberFormat } from "./numbers.js";
import type { Tensor } from "./tensor.js";

const formats: Readonly<Record<string, Omit<NumberFormat, "littleEndian">>> = {
  F64: { kind: "f", size: 8 },
  F32: { kind: "f", size: 4 },
  F16: { kind: "f", size: 2 },
  BF16: { kind: "bf", size: 2 },
  I64: { kind: "i", size: 8 },
  I32: { kind: "i", size: 4 },
  I16: { kind: "i", size: 2 },
  I8: { kind: "i", size: 1 },
  U64: { kind: "u", size: 8 },
  U32: { kind: "u", size: 4 },
  U16: { kind: "u", size: 2 },
  U8: { kind: "u", size: 1 },
  BOOL: { kind: "b", size: 1 },
};

export interface Safetensors {
  readonly tensors: Map<string, Tensor>;
  /** The free text that the file carries beside its tensors. */
  readonly metadata: Readonly<Record<string, string>>;
}

function broken(found: string): DataError {
  return new DataError({
    expected: "a whole safetensors file",
    found,
    mend: "the file is truncated or corrupt: write or copy it again",
  });
}

function parseHeader(bytes: Uint8Array): { header: Record<string, unknown>; body: Uint8Array } {
  if (bytes.length < 10) throw broken(`${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
  if (length > bytes.length - 8) throw broken(`a header of ${length} bytes in a file of ${bytes.length}`);
  const text = new TextDecoder().decode(bytes.subarray(8, 8 + length));
  try {
    const header: unknown = JSON.parse(text);
    if (typeof header === "object" && header !== null)
      return { header: header as Record<string, unknown>, body: bytes.subarray(8 + length) };
  } catch {
    // falls through to the same complaint: it is no JSON object
  }
  throw broken(`a header that is no JSON object: ${shown(text)}`);
}

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function parseTensor(name: string, entry: unknown, body: Uint8Array): Tensor {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Record<string, unknown>;
  const form = formats[String(dtype)];
  if (form === undefined) {
    throw new DataError({
      expected: `tensor ${JSON.stringify(name)} to hold ${Object.keys(formats).join(", ")}`,
      found: String(dtype),
    });
  }
  if (!Array.isArray(shape) || !shape.every(isSize) || !Array.isArray(offsets) || !offsets.every(isSize)) {
    throw broken(`a tensor ${JSON.stringify(name)} without a shape and offsets`);
  }
  const count = shape.reduce((product, size) => product * size, 1);
  const [start, end] = offsets as [number, number];
  if (end > body.length || end - start !== count * form.size) {
    throw broken(
      `a tensor ${JSON.stringify(name)} of ${shape.join(" × ")} at bytes ${start}–${end} of ${body.length}`,
    );
  }
  return { shape, data: decodeNumbers(body.subarray(start, end), { ...form, littleEndian: true }, count) };
}

/**
 * Tensors of a safetensors file by name: F16 F32 F64 BF16, I8…I64, U8…U64, BOOL.
 *
 * Source: https://github.com/huggingface/safetensors, "Format".
 *
 * @throws DataError if the header is broken, or promises more than the file holds
 */
export function parseSafetensors(bytes: Uint8Array): Safetensors {
  const { header, body } = parseHeader(bytes);
  const { __metadata__: metadata, ...entries } = header;
  const tensors = new Map(
    Object.entries(entries).map(([name, entry]) => [name, parseTensor(name, entry, body)]),
  );
  return { tensors, metadata: (metadata ?? {}) as Record<string, string> };
}
