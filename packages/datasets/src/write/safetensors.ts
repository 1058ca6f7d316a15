import { InputError } from "@collapsar/linalg";
import { named, shownValue } from "@collapsar/linalg/check";
import {
  bytesOf,
  numbersKind,
  type WritableNumbers,
  type WritableTensor,
  writableEntries,
} from "./writable-tensor.js";

function dtypeOf(data: WritableNumbers): string {
  const { kind, size } = numbersKind(data);
  return `${kind.toUpperCase()}${8 * size}`;
}

/** Wider numbers first, so that each tensor begins at a multiple of its size. */
function bySize(entries: [string, WritableTensor][]): [string, WritableTensor][] {
  return entries.sort(([, a], [, b]) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT);
}

function checkMetadata(metadata: unknown): void {
  const isText = typeof metadata === "object" && metadata !== null;
  const odd = isText ? Object.values(metadata).find((value) => typeof value !== "string") : metadata;
  if (isText && odd === undefined) return;
  const requirement = "must be an object of texts";
  throw new InputError({
    fn: "writeSafetensors",
    argument: "metadata",
    requirement,
    received: shownValue(odd),
  });
}

/**
 * A safetensors file of named tensors over any typed arrays, with optional text beside them. Names are free (PyTorch's
 * `layer1.0.weight` as well), layouts are row-major as PyTorch's; `load_state_dict(safetensors.torch.load_file(…))`
 * takes it.
 *
 * Source: https://github.com/huggingface/safetensors, "Format".
 *
 * @throws InputError if one is no tensor, its shape does not fit its data, or it is named __metadata__
 */
export function writeSafetensors(
  tensors: Readonly<Record<string, WritableTensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  checkMetadata(metadata);
  const ordered = bySize(named("writeSafetensors", () => writableEntries(tensors)));
  const header = new Map<string, unknown>();
  if (Object.keys(metadata).length > 0) header.set("__metadata__", metadata);
  let offset = 0;
  for (const [name, { shape, data }] of ordered) {
    if (name === "__metadata__") {
      const requirement = "must have another name than __metadata__, which the format keeps for itself";
      throw new InputError({ fn: "writeSafetensors", argument: "tensor", requirement });
    }
    header.set(name, { dtype: dtypeOf(data), shape, data_offsets: [offset, offset + data.byteLength] });
    offset += data.byteLength;
  }
  return laidOut(new TextEncoder().encode(JSON.stringify(Object.fromEntries(header))), offset, ordered);
}

/** Length of the header, the header filled up with blanks, and the tensors. */
function laidOut(json: Uint8Array, bodyBytes: number, ordered: [string, WritableTensor][]): Uint8Array {
  const length = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + length + bodyBytes).fill(0x20, 8 + json.length, 8 + length);
  new DataView(bytes.buffer).setUint32(0, length, true);
  bytes.set(json, 8);
  let at = 8 + length;
  for (const [, { data }] of ordered) {
    bytes.set(bytesOf(data), at);
    at += data.byteLength;
  }
  return bytes;
}
