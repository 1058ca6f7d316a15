import { DataError } from "@collapsar/datasets";
import { openNamedArrays } from "@collapsar/datasets/node";
import type { CommandContext } from "../../contract/context.js";
import { writeAtomic } from "../../files/atomic-file.js";
import { depthRows } from "./depth-rows.js";
import type { MetricsOptions } from "./flags.js";
import { measureSet, type SharedInputs } from "./measure-set.js";
import { classifierOf, type OpenedSet, openSets } from "./opened-set.js";
import type { MetricsRow } from "./row.js";
import { statisticsOf } from "./statistics-of.js";
import { readSummary, type SavedSummary, summaryBytes } from "./summary-file.js";
import { weightsRow } from "./weights-row.js";

/** Whether a file of named arrays holds a classifier and no samples: a checkpoint's state dict. */
function holdsWeightsAlone(path: string, options: MetricsOptions): boolean {
  if (!/\.(pt|pth|bin|npz|safetensors)$/i.test(path) || options.labels !== undefined) return false;
  if (options.xKey !== undefined || options.yKey !== undefined) return false;
  const arrays = openNamedArrays(path);
  try {
    const names = ["X", "features", "H", "penultimate"];
    return !names.some((name) => arrays.has(name)) && classifierOf(path, options).weights !== undefined;
  } finally {
    arrays.close();
  }
}

/** Of several layers the classifier belongs to those of its width. */
function withOwnClassifier({ weights, bias, ...set }: OpenedSet): OpenedSet {
  const foreign = set.layer !== undefined && weights !== undefined && weights.cols !== set.H.cols;
  return foreign ? set : { ...set, weights, bias };
}

/** The rows of one file: one a layer. */
export async function measureFile(
  path: string,
  context: CommandContext<MetricsOptions>,
  shared: SharedInputs,
): Promise<MetricsRow[]> {
  const { options, work } = context;
  const depth = depthRows(path, options);
  if (depth !== undefined && options.metrics?.every((group) => group === "depth")) return [depth];
  if (holdsWeightsAlone(path, options)) return [{ ...weightsRow(path, options), ...depth }];
  const rows: MetricsRow[] = [];
  for await (const set of openSets(path, context)) {
    try {
      if (options.saveSummary !== undefined) {
        writeAtomic(options.saveSummary, summaryBytes(statisticsOf(set, "full", work)));
      }
      const row = await measureSet(withOwnClassifier(set), options, shared, work);
      const whole = { ...row, ...depth };
      rows.push(set.layer === undefined ? whole : { layer: set.layer, ...whole });
    } finally {
      set.close();
    }
  }
  return rows;
}

/** The means of --means: of a saved summary, or of features, whose scatter is kept where scores are fitted on it. */
export async function sharedInputs(context: CommandContext<MetricsOptions>): Promise<SharedInputs> {
  const { options, work } = context;
  if (options.means === undefined) return {};
  const saved = readSummary(options.means);
  if (saved !== undefined) return { means: saved };
  let means: SavedSummary | undefined;
  for await (const set of openSets(options.means, context)) {
    means = statisticsOf(set, options.ood === undefined ? "trace" : "full", work);
    set.close();
    break;
  }
  if (means === undefined) throw new DataError({ file: options.means, expected: "features", found: "none" });
  return { means };
}
