import { withFile } from "../data-error.js";
import { parseIdx } from "../read/idx.js";
import type { ExpandOptions } from "../read/inflate.js";
import type { Tensor } from "../read/tensor.js";
import type { ValueArray } from "../read/values.js";
import { fileChunks } from "./file-pieces.js";
import { readBytes } from "./files.js";
import { defaultKeys, openNamedArrays } from "./open-arrays.js";

export interface ReadValuesOptions extends ExpandOptions {
  /** Names that are tried in a file of several arrays: y, labels, targets by default. */
  readonly keys?: readonly string[] | undefined;
  /** The option that names the array, for messages. */
  readonly option?: string | undefined;
}

/** QMNIST keeps eight numbers for each picture, of which the first is the label. */
function firstOfEight({ shape, data }: Tensor): ValueArray {
  if (shape.length !== 2 || shape[1] !== 8) return { shape, values: data };
  return { shape: [shape[0]!], values: data.filter((_, at) => at % 8 === 0) };
}

function beginsLikeIdx(path: string): boolean {
  for (const [first, second, type, rank] of fileChunks(path))
    return first === 0 && second === 0 && type! >= 8 && type! <= 14 && rank! > 0;
  return false;
}

/**
 * Values for labels or targets, exact, from an array file of any kind: .npy, .npz, .safetensors, .pt, IDX (QMNIST's labels
 * too), by what it holds.
 *
 * @throws InputError if it cannot be read, is none of these, or has no such array
 */
export function readValues(path: string, { keys, option, ...options }: ReadValuesOptions = {}): ValueArray {
  if (beginsLikeIdx(path)) {
    try {
      return firstOfEight(parseIdx(readBytes(path, options)));
    } catch (error) {
      throw withFile(error, path);
    }
  }
  const arrays = openNamedArrays(path, options);
  try {
    return arrays.readValues(arrays.find(keys ?? defaultKeys.y, option).key);
  } finally {
    arrays.close();
  }
}
