import type { Matrix } from "@collapsar/linalg";
import { shown, withFile, withPart } from "../data-error.js";
import type { ExpandOptions } from "../read/inflate.js";
import { type Tensor, tensorMatrix } from "../read/tensor.js";
import { defaultKeys, openNamedArrays } from "./open-arrays.js";
import { type Targets, targetsOf } from "./targets.js";

export interface NamedArrayOptions extends ExpandOptions {
  /** Name of the samples; X, features, H or penultimate by default. */
  readonly xKey?: string | undefined;
  /** Name of the labels; y, labels or targets by default. */
  readonly yKey?: string | undefined;
}

/** Samples, and labels unless they come from elsewhere, from a file of named arrays. */
export function loadNamedArrays(
  path: string,
  { xKey, yKey, ...options }: NamedArrayOptions,
  withLabels: boolean,
  numbersToo: boolean,
): { X: Matrix; targets?: Targets } {
  const arrays = openNamedArrays(path, options);
  /** An array as something else, whose complaints name it. */
  function as<T>(names: readonly string[], option: string, convert: (tensor: Tensor) => T): T {
    const { key } = arrays.find(names, option);
    const tensor = arrays.read(key);
    try {
      return convert(tensor);
    } catch (error) {
      throw withFile(withPart(error, `array ${shown(key)}`), path);
    }
  }
  try {
    const X = as(xKey === undefined ? defaultKeys.x : [xKey], "xKey", tensorMatrix);
    if (!withLabels) return { X };
    const targets = (tensor: Tensor) => targetsOf(tensor, numbersToo);
    return { X, targets: as(yKey === undefined ? defaultKeys.y : [yKey], "yKey", targets) };
  } finally {
    arrays.close();
  }
}
