import { withFile } from "@collapsar/datasets/parts";
import type { Work } from "@collapsar/linalg";
import type { CommandContext } from "../../contract/context.js";
import { failureOf } from "../../contract/failure.js";
import { type MetricsOptions, metricsFlags } from "../../measure/flags.js";
import { measureFile } from "../../measure/measure-file.js";
import type { SharedInputs } from "../../measure/measure-set.js";
import type { MetricsRow } from "../../measure/row.js";
import type { SeriesFile } from "../../metric-series/series-files.js";

/**
 * The rows of one file, one a layer; a file that cannot be measured is a row with its reason. Its work is told to
 * `inFile`.
 */
export async function seriesRows(
  { path, by }: SeriesFile,
  context: CommandContext<MetricsOptions>,
  shared: SharedInputs,
  inFile: Work["onProgress"],
): Promise<MetricsRow[]> {
  const own = { path, ...(by && { by }) };
  const alone = { ...context, work: { signal: context.stop, onProgress: inFile } };
  try {
    const found = await context.compute(() => measureFile(path, alone, shared));
    return found.map((row) => ({ ...own, ...row }));
  } catch (error) {
    const failure = failureOf(withFile(error, path), metricsFlags);
    if (failure.kind !== "input") throw error;
    return [{ ...own, error: failure.message }];
  }
}
