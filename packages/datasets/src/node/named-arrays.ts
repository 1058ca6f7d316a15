import type { Matrix } from "@collapsar/linalg";
import { DataError } from "../data-error.js";
import type { ExpandOptions } from "../read/inflate.js";
import { npzKeys, parseNpz } from "../read/npz.js";
import { parseSafetensors } from "../read/safetensors.js";
import { type Tensor, tensorMatrix } from "../read/tensor.js";
import type { FileFormat } from "./data-spec.js";
import { inFile, readBytes } from "./files.js";
import { type Targets, targetsOf } from "./targets.js";

export interface NamedArrayOptions extends ExpandOptions {
  /** Name of the samples; defaults to X. */
  readonly xKey?: string;
  /** Name of the labels; defaults to y. */
  readonly yKey?: string;
}

function pick(
  arrays: ReadonlyMap<string, Tensor>,
  names: readonly string[],
  key: string,
  flag: string,
): Tensor {
  const array = arrays.get(key);
  if (array !== undefined) return array;
  throw new DataError({
    expected: `an array named ${JSON.stringify(key)}`,
    found: names.length === 0 ? "none" : names.join(", "),
    mend: `name the array with ${flag}`,
  });
}

function readArrays(path: string, format: FileFormat, keys: readonly string[], options: ExpandOptions) {
  const bytes = readBytes(path, options);
  if (format === "npz") return { names: npzKeys(bytes), arrays: parseNpz(bytes, { ...options, keys }) };
  const { tensors } = parseSafetensors(bytes);
  return { names: [...tensors.keys()], arrays: tensors };
}

/** Samples, and labels unless they come from elsewhere, from an .npz or .safetensors file. */
export function loadNamedArrays(
  path: string,
  format: FileFormat,
  { xKey = "X", yKey = "y", ...options }: NamedArrayOptions,
  withLabels: boolean,
  numbersToo: boolean,
): { X: Matrix; targets?: Targets } {
  return inFile(path, () => {
    const keys = withLabels ? [xKey, yKey] : [xKey];
    const { names, arrays } = readArrays(path, format, keys, options);
    const X = tensorMatrix(pick(arrays, names, xKey, "--x-key"));
    if (!withLabels) return { X };
    return { X, targets: targetsOf(pick(arrays, names, yKey, "--y-key"), numbersToo) };
  });
}
