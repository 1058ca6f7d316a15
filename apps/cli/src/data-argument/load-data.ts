import type { LoadedDataset, LoadOptions } from "@collapsar/datasets/node";
import { loadDataset } from "@collapsar/datasets/node";
import type { CommandContext } from "../contract/context.js";

const keys = [
  "labels",
  "target",
  "categorical",
  "xKey",
  "yKey",
  "classes",
  "perClass",
  "limit",
  "testFraction",
  "scale",
  "missing",
  "standardize",
  "unitNorm",
] as const;

/** The data options of a command, as `loadDataset` takes them. */
export function loadOptions({ options, common, note }: CommandContext): LoadOptions {
  const chosen = Object.fromEntries(
    keys.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]]])),
  );
  return { ...chosen, seed: common.seed, dtype: common.dtype, onNote: note };
}

/** Loads the data argument of a command, with its common options and the command's own. */
export function loadData(
  spec: string,
  context: CommandContext,
  more: LoadOptions = {},
): Promise<LoadedDataset> {
  return loadDataset(spec, { ...loadOptions(context), ...more });
}
