import { dirname, join } from "node:path";
import type { RunRecord } from "@collapsar/experiments";
import {
  type ComparedRun,
  comparisonReport,
  outcomeOf,
  runFiles,
  runReport,
  trialTasks,
  writeOutcome,
} from "@collapsar/experiments/parts";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { folderStore, reportFiles } from "../../experiment-run/folder-store.js";
import { resolveConfig } from "../../experiment-run/load-config.js";
import { experimentOfRun } from "../../experiment-run/own-experiment.js";
import { outcomeText } from "../../experiment-run/present-run.js";
import { readRecord, readRows } from "../../experiment-run/read-run.js";
import { writePngs } from "../../experiment-run/write-pngs.js";
import { writeTables } from "../../experiment-run/write-tables.js";
import { writeAtomic } from "../../files/atomic-file.js";
import { holdsSeries, readSeriesRun, seriesOutcome } from "../../metric-series/series-run.js";
import type { ReportFlags } from "./flags.js";
import { type Verified, verifyRun } from "./verify.js";

interface ReadRun extends ComparedRun {
  readonly rows: number;
  readonly verified: Verified | undefined;
}

/** A measured series from its folder, its report written again. */
function readSeries(folder: string, { verify }: ReportFlags): ReadRun {
  if (verify === true)
    throw new UsageError(`${folder}: holds a measured series, expected a run of an experiment for --verify`);
  const series = readSeriesRun(folder);
  const outcome = seriesOutcome(series);
  writeAtomic(join(folder, runFiles.report), runReport(series.record, outcome));
  return { name: folder, record: series.record, outcome, rows: series.rows.length, verified: undefined };
}

/** A run from its folder: the finished trials, summarised anew, its files written again. */
async function readRun(folder: string, context: CommandContext<ReportFlags>): Promise<ReadRun> {
  if (holdsSeries(folder)) return readSeries(folder, context.options);
  const stored = readRecord(folder);
  const { experiment: id, config: given, seed } = stored;
  const experiment = await experimentOfRun(id, folder);
  const config = resolveConfig({ experiment, config: given as Record<string, unknown> }, folder);
  const finished = readRows(folder);
  const tasks = trialTasks(experiment, config, seed);
  const rows = tasks.flatMap(({ hash }) => finished.get(hash) ?? []);
  const done = tasks.filter(({ hash }) => finished.has(hash)).length;
  const advice = `go on with collapsar run --resume ${folder}`;
  if (done === 0) throw new UsageError(`${folder}: expected a finished trial, found none; ${advice}`);
  if (done < tasks.length)
    context.note(
      `${folder}: ${done} of ${tasks.length} trials are finished, the report shows these; ${advice}`,
    );
  const { verify, trials } = context.options;
  const verified = verify
    ? await verifyRun({ folder, experiment, record: { ...stored, config }, finished }, trials, context)
    : undefined;
  const outcome = context.compute(() => outcomeOf(experiment, rows, config));
  const record: RunRecord = { ...stored, config, trials: { total: tasks.length, done } };
  await writeOutcome(folderStore(folder, reportFiles), record, rows, outcome);
  await writePngs(folder, outcome.figures, context.note);
  writeTables(folder, outcome.tables);
  return { name: folder, record, outcome, rows: rows.length, verified };
}

function verifiedText(verified: Verified | undefined): string {
  if (verified === undefined) return "";
  const { trials, identical } = verified;
  return `\n\n${trials} trials were computed again: ${identical} are the same to the last digit, the others to nine.`;
}

/** The report of a run again, or of several runs side by side. */
export async function run(context: CommandContext<ReportFlags>): Promise<CommandResult> {
  const runs: ReadRun[] = [];
  for (const folder of context.args) runs.push(await readRun(folder, context));
  const { out } = context.common;
  const first = runs[0]!.name;
  const report =
    runs.length === 1 ? join(first, runFiles.report) : join(out ?? dirname(first), "comparison.html");
  if (runs.length > 1) writeAtomic(report, comparisonReport(runs));
  const texts = runs.map(
    ({ name, outcome, verified }) =>
      `${context.style.bold(name)}\n\n${outcomeText(outcome, context)}${verifiedText(verified)}`,
  );
  return {
    json: {
      report,
      runs: runs.map(
        ({
          name,
          record: { experiment, seed, trials },
          outcome: { tables, checks, words },
          rows,
          verified,
        }) => ({
          experiment,
          run: name,
          seed,
          trials,
          rows,
          tables,
          checks,
          words,
          ...(verified && { verified }),
        }),
      ),
    },
    text: `${texts.join("\n\n")}\n\nReport: ${report}`,
  };
}
