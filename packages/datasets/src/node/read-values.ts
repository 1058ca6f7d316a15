import type { ValueArray } from "../bytes/values.js";
import { defaultKeys } from "../choices/default-keys.js";
import { isIdx, parseValues, type ReadValuesOptions } from "../read/parse-values.js";
import { fileChunks } from "./files/file-pieces.js";
import { readBytes } from "./files/files.js";
import { openNamedArrays } from "./open-arrays.js";

function beginsLikeIdx(path: string): boolean {
  for (const piece of fileChunks(path)) return isIdx(piece);
  return false;
}

/**
 * Values for labels or targets, exact, from an array file of any kind: .npy, .npz, .safetensors, .pt, IDX (QMNIST's
 * labels too), by what it holds; of a file of many arrays only the one that is wanted is read.
 *
 * @throws InputError if it cannot be read, is none of these, or has no such array
 */
export function readValues(path: string, options: ReadValuesOptions = {}): ValueArray {
  if (beginsLikeIdx(path)) {
    const { keys, option, maxBytes } = options;
    return parseValues(path, readBytes(path, options), { keys, option, maxBytes });
  }
  const arrays = openNamedArrays(path, options);
  try {
    return arrays.readValues(arrays.find(options.keys ?? defaultKeys.y, options.option).key);
  } finally {
    arrays.close();
  }
}
