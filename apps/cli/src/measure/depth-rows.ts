import { existsSync } from "node:fs";
import { DataError } from "@collapsar/datasets";
import { type NamedArrays, openNamedArrays } from "@collapsar/datasets/node";
import { type LayerRow, layerChain } from "@collapsar/metrics/parts";
import type { MetricsOptions } from "./flags.js";
import { holdsNamedArrays, layerWeights } from "./layer-weights.js";
import { naturally } from "./summary-file.js";

/** Names under which weights of layers stand in files of PyTorch, Keras and NumPy. */
const weightName = /(^|[._/])(weight|kernel|W)\d*$/;

/** The matrices of a file that are called weights, in its order; safetensors keeps none, and their names say it. */
export function weightMatrices({ file, keys }: NamedArrays): string[] {
  const names = keys.flatMap(({ key, shape }) => (shape.length === 2 && weightName.test(key) ? [key] : []));
  return /\.safetensors$/i.test(file) ? naturally(names) : names;
}

/** How the name of a classifier begins. */
const headName = /^((module|model|net)[./])?(head|classifier|fc|lm_head|logits|output)([./]|$)/;

/**
 * Which of a file's weights is the classifier: the last of the file's order, or, where it keeps none, the last that is
 * called so; undefined where none is and the names differ in more than their numbers.
 */
export function lastWeights({ file }: NamedArrays, names: readonly string[]): string | undefined {
  if (!/\.safetensors$/i.test(file)) return names.at(-1);
  const head = names.filter((name) => headName.test(name)).at(-1);
  if (head !== undefined) return head;
  const patterns = new Set(names.map((name) => name.replace(/\d+/g, "#")));
  return patterns.size === 1 ? names.at(-1) : undefined;
}

/** Whether the quantities between layers are asked for: by name, or as part of all. */
export function asksDepth({ metrics }: MetricsOptions): "named" | "all" | undefined {
  if (metrics?.includes("depth") === true) return "named";
  return metrics?.includes("all") === true ? "all" : undefined;
}

/**
 * The layers of a file: those of --layers, else its matrices that are called weights, in the order of the file.
 *
 * @returns undefined where `all` was asked for and the file holds fewer than two
 */
export function depthRows(path: string, options: MetricsOptions): { depth: readonly LayerRow[] } | undefined {
  const asked = asksDepth(options);
  if (asked === undefined) return undefined;
  const found = layersOf(path, options.layers);
  if (found.length > 1 || (asked === "named" && options.layers !== undefined))
    return { depth: layerChain(found) };
  if (asked === "all") return undefined;
  throw new DataError({
    file: path,
    expected: "weights of two layers at least for the group depth, called weight, kernel or W",
    found: found.length === 0 ? "none" : found[0]!.name,
    mend: ["name them with ", { option: "layers", value: "NAME,NAME" }],
  });
}

function layersOf(path: string, names: readonly string[] | undefined) {
  if (!existsSync(path) || !holdsNamedArrays(path)) return [];
  const arrays = openNamedArrays(path);
  try {
    const keys = names?.map((name) => arrays.find([name], "layers").key) ?? weightMatrices(arrays);
    return keys.map((key) => ({ name: key, weights: layerWeights(arrays, key) }));
  } finally {
    arrays.close();
  }
}
