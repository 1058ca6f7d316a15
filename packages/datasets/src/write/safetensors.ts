import type { WritableTensor } from "./npy.js";

function dtypeOf(data: WritableTensor["data"]): string {
  if (data instanceof Float64Array) return "F64";
  if (data instanceof Float32Array) return "F32";
  return data instanceof Int32Array ? "I32" : "U8";
}

/** Wider numbers first, so that each tensor begins at a multiple of its size. */
function ordered(tensors: Readonly<Record<string, WritableTensor>>): [string, WritableTensor][] {
  return Object.entries(tensors).sort(([, a], [, b]) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT);
}

/**
 * A safetensors file of named float64, float32, int32 or uint8 tensors, with optional text beside them.
 *
 * @throws RangeError if a shape does not fit its data
 */
export function writeSafetensors(
  tensors: Readonly<Record<string, WritableTensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const header = new Map<string, unknown>();
  if (Object.keys(metadata).length > 0) header.set("__metadata__", metadata);
  let offset = 0;
  for (const [name, { shape, data }] of ordered(tensors)) {
    const count = shape.reduce((product, size) => product * size, 1);
    if (count !== data.length) {
      throw new RangeError(
        `writeSafetensors: shape ${shape.join(" × ")} of ${name} must hold ${count} numbers, got ${data.length}`,
      );
    }
    header.set(name, { dtype: dtypeOf(data), shape, data_offsets: [offset, offset + data.byteLength] });
    offset += data.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const length = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + length + offset).fill(0x20, 8 + json.length, 8 + length);
  new DataView(bytes.buffer).setUint32(0, length, true);
  bytes.set(json, 8);
  let at = 8 + length;
  for (const [, { data }] of ordered(tensors)) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}
