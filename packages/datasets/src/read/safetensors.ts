import { checkBytes, checkKeys, checkTexts } from "@collapsar/linalg/check";
import { decodeNumbers } from "../bytes/numbers.js";
import { memoryAccess } from "../bytes/random-access.js";
import type { Tensor } from "../bytes/tensor.js";
import { readableFormat, safetensorsHeader } from "./safetensors-header.js";

/** The content of a safetensors file. */
export interface Safetensors {
  readonly tensors: Map<string, Tensor>;
  /** The free text that the file carries beside its tensors. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Tensors of a safetensors file by name: F16 F32 F64 BF16, I8…I64, U8…U64, BOOL.
 *
 * @param keys - the tensors to read; all by default
 * @throws InputError if the header is broken, does not describe the file, or a tensor to read is of another type
 */
export function parseSafetensors(
  bytes: Uint8Array,
  options: { readonly keys?: readonly string[] | undefined } = {},
): Safetensors {
  checkBytes("parseSafetensors", "bytes", bytes);
  checkKeys("parseSafetensors", options, ["keys"]);
  const { keys } = options;
  if (keys !== undefined) checkTexts("parseSafetensors", "keys", keys);
  const { tensors: places, metadata } = safetensorsHeader(memoryAccess(bytes));
  const tensors = new Map<string, Tensor>();
  for (const [name, place] of places) {
    if (keys !== undefined && !keys.includes(name)) continue;
    const format = readableFormat(name, place);
    const count = place.shape.reduce((product, size) => product * size, 1);
    tensors.set(name, {
      shape: place.shape,
      data: decodeNumbers(bytes.subarray(place.start, place.end), format, count),
    });
  }
  return { tensors, metadata };
}
