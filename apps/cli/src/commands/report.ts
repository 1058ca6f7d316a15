import { dirname, join } from "node:path";
import { loadExperiment } from "@collapsar/experiments";
import { writeAtomic } from "../atomic-file.js";
import type { CommandContext, CommandResult } from "../command.js";
import { UsageError } from "../failure.js";
import { resolveConfig } from "../runs/load-config.js";
import { present, presentationText, writePresentation } from "../runs/present-run.js";
import { type ReportRun, reportHtml } from "../runs/report-html.js";
import { readFinished, readRecord } from "../runs/run-folder.js";

/** A run from its folder: the finished trials, summarised anew. */
async function readRun(folder: string, context: CommandContext): Promise<ReportRun & { rows: number }> {
  const { experiment: id, config: given, seed, trials, status } = readRecord(folder);
  const experiment = await loadExperiment(id);
  const config = resolveConfig({ experiment, config: given as Record<string, unknown> }, folder);
  const finished = readFinished(folder);
  if (finished.size === 0)
    throw new UsageError(
      `${folder}: expected a finished trial, found none; go on with collapsar run --resume ${folder}`,
    );
  if (finished.size < trials)
    context.note(
      `${folder}: ${finished.size} of ${trials} trials are finished (${status}); the report shows these`,
    );
  const rows = [...finished.values()].flat();
  const presentation = present(experiment, rows, config);
  const run = { experiment, config, seed, presentation, folder };
  await writePresentation(folder, run, rows, context);
  return { ...run, rows: rows.length };
}

/** The report of a run again, or of several runs side by side. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const runs: (ReportRun & { rows: number })[] = [];
  for (const folder of context.args) runs.push(await readRun(folder, context));
  const single = runs.length === 1;
  const { out } = context.common;
  const report = join(
    out ?? (single ? runs[0]!.folder : dirname(runs[0]!.folder)),
    single ? "report.html" : "comparison.html",
  );
  writeAtomic(report, await reportHtml(runs));
  const texts = runs.map(
    (each) => `${context.style.bold(each.folder)}\n\n${presentationText(each.presentation, context)}`,
  );
  return {
    json: {
      report,
      runs: runs.map(({ experiment, folder, seed, rows, presentation: { tables, checks, words } }) => ({
        experiment: experiment.id,
        run: folder,
        seed,
        rows,
        tables,
        checks,
        words,
      })),
    },
    text: `${texts.join("\n\n")}\n\nReport: ${report}`,
  };
}
