import type { Matrix } from "@collapsar/linalg";
import type { ExpandOptions } from "../bytes/inflate.js";
import { tensorMatrix } from "../bytes/tensor.js";
import { defaultKeys } from "../choices/default-keys.js";
import { shown, withFile, withPart } from "../data-error.js";
import { arrayTargets, type Targets } from "../table/targets.js";
import { openNamedArrays } from "./open-arrays.js";

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
  /** Converts an array; errors about it name it. */
  function inArray<T>(key: string, convert: () => T): T {
    try {
      return convert();
    } catch (error) {
      throw withFile(withPart(error, `array ${shown(key)}`), path);
    }
  }
  try {
    const { key: x } = arrays.find(xKey === undefined ? defaultKeys.x : [xKey], "xKey");
    const samples = arrays.read(x);
    const X = inArray(x, () => tensorMatrix(samples));
    if (!withLabels) return { X };
    const { key: y } = arrays.find(yKey === undefined ? defaultKeys.y : [yKey], "yKey");
    // one array without a name is the samples, and no labels too
    if (y === x && yKey === undefined) return { X };
    const labels = arrays.readValues(y);
    return { X, targets: inArray(y, () => arrayTargets(labels, { numbersToo })) };
  } finally {
    arrays.close();
  }
}
