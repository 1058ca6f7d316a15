import { checkBytes, checkKeys, checkText, checkTexts } from "@collapsar/linalg/check";
import { gunzip } from "../bytes/gzip.js";
import type { ExpandOptions } from "../bytes/inflate.js";
import { expanding } from "../bytes/inflate.js";
import type { ValueArray } from "../bytes/values.js";
import { defaultKeys } from "../choices/default-keys.js";
import { withFile } from "../data-error.js";
import { expandOptions } from "../options.js";
import { parseIdxLabels } from "./idx.js";
import { openArrays } from "./open-arrays.js";

export interface ReadValuesOptions extends ExpandOptions {
  /** Names that are tried in a file of several arrays: y, labels, targets by default. */
  readonly keys?: readonly string[] | undefined;
  /** The option that names the array, for messages. */
  readonly option?: string | undefined;
}

/** Whether bytes begin like an IDX file. */
export function isIdx([first, second, type = 0, rank = 0]: Uint8Array): boolean {
  return first === 0 && second === 0 && type >= 8 && type <= 14 && rank > 0;
}

/**
 * Values for labels or targets, exact, from the bytes of an array file of any kind: .npy, .npz, .safetensors, .pt, IDX
 * (QMNIST's labels too), by what they hold.
 *
 * @param name - what messages call the file
 * @throws InputError if it is none of these, or has no such array
 */
export function parseValues(name: string, bytes: Uint8Array, options: ReadValuesOptions = {}): ValueArray {
  checkText("parseValues", "name", name);
  checkBytes("parseValues", "bytes", bytes);
  checkKeys("parseValues", options, ["keys", "option", ...Object.keys(expandOptions)]);
  const { keys = defaultKeys.y, option } = options;
  checkTexts("parseValues", "keys", keys);
  try {
    const raw = gunzip(bytes, expanding(options));
    if (isIdx(raw)) return parseIdxLabels(raw);
    const arrays = openArrays(name, raw, expanding(options));
    return arrays.readValues(arrays.find(keys, option).key);
  } catch (error) {
    throw withFile(error, name);
  }
}
