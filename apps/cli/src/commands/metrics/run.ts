import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { summarizeStatistics, summaryMetrics } from "@collapsar/metrics";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { writeAtomic } from "../../files/atomic-file.js";
import { drawSvg } from "../../files/draw-svg.js";
import { jsonLine } from "../../output/json.js";
import { parseBy } from "./by-pattern.js";
import type { MetricsOptions } from "./flags.js";
import { measureFile, sharedInputs } from "./measure-file.js";
import type { MetricsRow, SharedInputs } from "./measure-set.js";
import { classifierOf } from "./opened-set.js";
import { fromPipe } from "./pipe.js";
import { measurementText } from "./report-text.js";
import { seriesFigure } from "./series-figure.js";
import { isFolder, isSeries, type SeriesFile, seriesFiles } from "./series-files.js";
import { csvOf, latexOf, parquetOf, seriesText } from "./series-formats.js";
import { mergedSummaries, readSummary } from "./summary-file.js";
import { say, seriesRows, watchSeries } from "./watch.js";

type Context = CommandContext<MetricsOptions>;

const groups = ["nc", "classifier", "rank", "class", "ood", "regression", "all"];

function checkGroups({ options, args }: Context): void {
  const { metrics, scores, ood, watch } = options;
  const unknown = metrics?.find((group) => !groups.includes(group));
  if (unknown !== undefined)
    throw new UsageError(`--metrics ${unknown}: expected groups among ${groups.join(", ")}`);
  const scored = ood !== undefined && metrics?.some((group) => group === "ood" || group === "all");
  if (scores !== undefined && scored !== true)
    throw new UsageError("--scores: needs --ood DATA and --metrics ood, which compute them");
  if (scores !== undefined && isSeries(args))
    throw new UsageError("--scores: is written for one file of features, expected no series");
  if (watch === true && !args.some(isFolder)) throw new UsageError("--watch: expected a folder to watch");
}

/** Several saved summaries as one set. */
function fromSummaries(context: Context): MetricsRow {
  const parts = context.args.map((path) => {
    const saved = readSummary(path);
    if (saved !== undefined) return saved;
    throw new UsageError(`--summary: ${path} is no summary, expected files that --save-summary wrote`);
  });
  const { stats } = mergedSummaries(parts);
  const { weights } = classifierOf(undefined, context.options);
  const { weighting, riesz: rieszExponent, cdnvExponent } = context.options;
  return context.compute(() => ({
    ...summaryMetrics(summarizeStatistics(stats, weighting), { weights, rieszExponent, cdnvExponent }),
  }));
}

/** A row for each layer of each file. */
async function measureSeries(
  files: readonly SeriesFile[],
  context: Context,
  shared: SharedInputs,
): Promise<MetricsRow[]> {
  const missing = files.find(({ path, named }) => named && !existsSync(path) && /[./\\]/.test(path));
  if (missing !== undefined) throw new UsageError(`${missing.path}: there is no such file or folder`);
  const rows: MetricsRow[] = [];
  for (const [done, file] of files.entries()) {
    context.checkStop();
    rows.push(...(await seriesRows(file, context, shared)));
    context.progress({ done: done + 1, total: files.length, unit: "files", message: file.path });
  }
  return rows;
}

/** Rows in the form that was asked for. */
function printed(
  rows: readonly MetricsRow[],
  single: boolean,
  context: Context,
): Pick<CommandResult, "text" | "document" | "bytes"> {
  switch (context.options.format) {
    case "csv":
      return { text: "", document: csvOf(rows) };
    case "latex":
      return { text: "", document: `${latexOf(rows)}\n` };
    case "json":
      return { text: "", document: jsonLine(single ? rows[0] : { rows }) };
    case "parquet":
      return { text: "", bytes: parquetOf(rows) };
    default:
      return { text: single ? measurementText(rows[0]!, context.style) : seriesText(rows, context.style) };
  }
}

async function keep(rows: readonly MetricsRow[], names: readonly string[], context: Context): Promise<void> {
  const { figure } = context.options;
  const { out } = context.common;
  if (out !== undefined) writeAtomic(join(out, "rows.csv"), new TextEncoder().encode(csvOf(rows)));
  const paths = [figure, out && join(out, "nc.svg")].filter((path) => path !== undefined);
  if (paths.length === 0) return;
  const drawn = seriesFigure(rows, names, context.args.join(" "));
  for (const path of paths) {
    if (drawn !== undefined) await drawSvg(path, drawn);
    else context.note({ kind: "figure", message: `${path}: not drawn, since no curve of it has a value` });
  }
}

async function single(context: Context): Promise<CommandResult> {
  const { options } = context;
  const rows = options.summary
    ? [fromSummaries(context)]
    : await context.compute(async () => measureFile(context.args[0]!, context, await sharedInputs(context)));
  const one = rows.length === 1;
  const { note, ...row } = rows[0]!;
  await keep(rows, [], context);
  return {
    json: one ? row : { rows },
    ...printed(one ? [row] : rows, one, context),
    notes: typeof note === "string" ? [{ kind: "weights", message: note }] : [],
  };
}

async function series(context: Context): Promise<CommandResult> {
  const { options } = context;
  const by = options.by === undefined ? undefined : parseBy(options.by);
  const shared = await sharedInputs(context);
  const files = seriesFiles(context.args, by, context.note, options.watch);
  const rows = await measureSeries(files, context, shared);
  if (options.watch) {
    say(rows, context);
    rows.push(...(await watchSeries(files, by, context, shared)));
    if (rows.length === 0) context.checkStop();
  }
  const failed = rows.filter((row) => row["error"] !== undefined);
  if (failed.length === rows.length && rows.length > 0)
    throw new UsageError(`${failed[0]!["path"]}: ${failed[0]!["error"]}`);
  await keep(rows, by?.names ?? [], context);
  const notes =
    failed.length === 0
      ? []
      : [
          {
            kind: "failed",
            message: `${failed.length} of ${rows.length} files could not be measured; their rows say why`,
          },
        ];
  return { json: { rows }, ...printed(rows, false, context), notes };
}

/** Whether an argument is stdin or a FIFO. */
function isPipe(path: string): boolean {
  return path === "-" || (existsSync(path) && statSync(path).isFIFO());
}

/** Every metric of neural collapse, of one file, of a series of files, or of merged summaries. */
export function run(context: Context): Promise<CommandResult> {
  checkGroups(context);
  const { args, options } = context;
  if (args.length === 1 && isPipe(args[0]!)) return fromPipe(args[0]!, context);
  return options.summary !== true && (isSeries(args) || options.by !== undefined)
    ? series(context)
    : single(context);
}
