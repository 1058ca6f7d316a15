import { type LoadedDataset, loadDataset } from "@collapsar/datasets/node";
import { InputError } from "@collapsar/linalg";
import type { CommandContext } from "../../../contract/context.js";
import { loadOptions } from "../../../data-argument/load-data.js";

/** Samples alone. */
export function bareSamples(spec: string, context: CommandContext): Promise<LoadedDataset> {
  return loadDataset(spec, { ...loadOptions(context), task: "any", target: null });
}

/**
 * Samples with their labels where there are some: rows alone are all that a prediction needs, unless labels were
 * asked for.
 */
export async function samplesFor(spec: string, context: CommandContext): Promise<LoadedDataset> {
  const options = loadOptions(context);
  try {
    return await loadDataset(spec, { ...options, task: "any" });
  } catch (error) {
    const asked = options.labels !== undefined || options.yKey !== undefined;
    if (asked || !(error instanceof InputError)) throw error;
    return bareSamples(spec, context);
  }
}
