import { DataError } from "@collapsar/datasets";
import { visibleText } from "@collapsar/linalg/check";
import type { CommandContext, Note } from "../contract/context.js";
import { UsageError } from "../contract/errors.js";
import { notesOf } from "../data-argument/load-data.js";
import { writeAtomic } from "../files/atomic-file.js";
import { classNotes } from "./class-notes.js";
import { depthRows } from "./depth-rows.js";
import type { MetricsOptions } from "./flags.js";
import { measureSet, type SharedInputs } from "./measure-set.js";
import { type OpenedSet, openSets } from "./opened-set.js";
import type { MetricsRow } from "./row.js";
import { statisticsOf } from "./statistics-of.js";
import { readSummary, type SavedSummary, summaryBytes } from "./summary-file.js";
import { loneClassifier, weightsRow } from "./weights-row.js";

/** Of several layers the classifier belongs to those of its width. */
function withOwnClassifier({ weights, bias, ...set }: OpenedSet): OpenedSet {
  const foreign = set.layer !== undefined && weights !== undefined && weights.cols !== set.H.cols;
  return foreign ? set : { ...set, weights, bias };
}

function loneBiasNote(path: string, key: string): Note {
  const message = `${path}: ${visibleText(key)} is a bias and has no weights beside it: no classifier is measured`;
  return { kind: "weights", message };
}

/** Weights have no class means to be kept. */
function refuseSummary(path: string, { saveSummary }: MetricsOptions): void {
  if (saveSummary === undefined) return;
  throw new UsageError(`--save-summary: expected features, of which ${path} measures none; leave it out`);
}

/** The rows of one file: one a layer. */
export async function measureFile(
  path: string,
  context: CommandContext<MetricsOptions>,
  shared: SharedInputs,
): Promise<MetricsRow[]> {
  const { options, work } = context;
  const depth = depthRows(path, options);
  if (depth !== undefined && options.metrics?.every((group) => group === "depth")) {
    refuseSummary(path, options);
    return [depth];
  }
  const alone = loneClassifier(path, options);
  if (alone !== undefined) {
    refuseSummary(path, options);
    return [{ ...weightsRow(alone, work), ...depth }];
  }
  const rows: MetricsRow[] = [];
  for await (const set of openSets(path, context)) {
    try {
      const summary = options.saveSummary && summaryBytes(statisticsOf(set, "full", work));
      const row = await measureSet(withOwnClassifier(set), options, shared, work);
      // kept by a call that succeeds
      if (summary) writeAtomic(options.saveSummary!, summary);
      if (set.loneBias !== undefined) context.note(loneBiasNote(path, set.loneBias));
      classNotes(set, options, shared).forEach(notesOf(path, context));
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
