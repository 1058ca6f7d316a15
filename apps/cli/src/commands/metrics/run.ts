import { existsSync } from "node:fs";
import { summariseStatistics, summaryMetrics } from "@collapsar/metrics";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { flagName } from "../../contract/flags.js";
import { writeAtomic } from "../../files/atomic-file.js";
import { asksDepth } from "../../measure/depth-rows.js";
import type { MetricsOptions } from "../../measure/flags.js";
import { measureFile, sharedInputs } from "../../measure/measure-file.js";
import type { SharedInputs } from "../../measure/measure-set.js";
import { classifierOf } from "../../measure/opened-set.js";
import type { MetricsRow } from "../../measure/row.js";
import { mergedSummaries, readSummary, summaryBytes } from "../../measure/summary-file.js";
import { parseBy } from "../../metric-series/by-pattern.js";
import {
  isFolder,
  isPipe,
  isSeries,
  type SeriesFile,
  seriesFiles,
} from "../../metric-series/series-files.js";
import { claimSeries } from "./claim-series.js";
import { fromPipe } from "./pipe.js";
import { keep, keepRows, printed } from "./results.js";
import { interruption, type SeriesKeeper, seriesKeeper } from "./series-keeper.js";
import { measureSideBySide, type SeriesWork, threadsFor } from "./series-pool.js";
import { seriesProgress } from "./series-progress.js";
import { seriesRows } from "./series-rows.js";
import { say, saysAtOnce, watchSeries } from "./watch.js";

type Context = CommandContext<MetricsOptions>;

const groups = ["nc", "classifier", "rank", "class", "ood", "regression", "depth", "all"];

function checkGroups({ options, args }: Context): void {
  const { metrics, scores, saveSummary, summary, ood, watch } = options;
  const unknown = metrics?.find((group) => !groups.includes(group));
  if (unknown !== undefined)
    throw new UsageError(`--metrics ${unknown}: expected groups among ${groups.join(", ")}`);
  const scored = ood !== undefined && metrics?.some((group) => group === "ood" || group === "all");
  if (scores !== undefined && scored !== true)
    throw new UsageError("--scores: needs --ood DATA and --metrics ood, which compute them");
  const several = isSeries(args) || isPipe(args[0]!) || (options.xKey?.length ?? 0) > 1;
  const single =
    scores !== undefined ? "scores" : saveSummary !== undefined && !summary ? "saveSummary" : undefined;
  if (single !== undefined && several)
    throw new UsageError(
      `${flagName(single)}: is written for one set of features, expected no series, layers or pipe`,
    );
  if (options.layers !== undefined && asksDepth(options) === undefined)
    throw new UsageError("--layers: acts with --metrics depth, which measures them");
  if (watch === true && !args.some(isFolder)) throw new UsageError("--watch: expected a folder to watch");
}

/** Options that act on features, which summaries hold no more. */
const ofFeatures = [
  "metrics",
  "bias",
  "layers",
  "ood",
  "scores",
  "means",
  "cka",
  "labels",
  "minPerClass",
  "by",
  "watch",
] as const;

function checkSummaries({ options }: Context): void {
  const useless = ofFeatures.find((key) => options[key] !== undefined);
  if (useless !== undefined)
    throw new UsageError(`--summary: expected no ${flagName(useless)}, which needs the features themselves`);
}

/** Options that choose or change what files hold; a pipe is measured as it comes. */
const ofFiles = [
  "labels",
  "xKey",
  "yKey",
  "target",
  "header",
  "drop",
  "index",
  "na",
  "missing",
  "categorical",
  "classes",
  "perClass",
  "limit",
  "testFraction",
  "maxBytes",
  "scale",
  "standardize",
  "unitNorm",
  "by",
  "summary",
] as const;

function checkPipe({ options, args }: Context): void {
  const useless = ofFiles.find((key) => options[key] !== undefined);
  if (useless === undefined) return;
  const pipe = args[0] === "-" ? "stdin" : args[0];
  throw new UsageError(
    `${flagName(useless)}: does not act on a pipe, as ${pipe} is one: it carries features and labels in turn; ` +
      "leave it out, or measure a file",
  );
}

/** Several saved summaries as one set. */
function fromSummaries(files: readonly SeriesFile[], context: Context): MetricsRow {
  const parts = files.map(({ path }) => {
    const saved = readSummary(path);
    if (saved !== undefined) return saved;
    throw new UsageError(`--summary: ${path} is no summary, expected files that --save-summary wrote`);
  });
  const merged = mergedSummaries(parts);
  const { stats } = merged;
  const { saveSummary } = context.options;
  if (saveSummary !== undefined) writeAtomic(saveSummary, summaryBytes(merged));
  const { weights } = classifierOf(undefined, context.options);
  const { weighting, riesz: rieszExponent, cdnvExponent } = context.options;
  return context.compute(() => ({
    ...summaryMetrics(summariseStatistics(stats, weighting), { weights, rieszExponent, cdnvExponent }),
  }));
}

/** A row for each layer of each file, into the work's `found`. */
async function measureSeries(files: readonly SeriesFile[], work: SeriesWork): Promise<void> {
  const { context, shared, found } = work;
  const missing = files.find(({ path, named }) => named && !existsSync(path) && /[./\\]/.test(path));
  if (missing !== undefined) throw new UsageError(`${missing.path}: there is no such file or folder`);
  const threads = threadsFor(files, context.common.threads);
  if (threads > 1) return measureSideBySide(files, threads, work);
  const progress = seriesProgress(context, files.length);
  for (const [done, file] of files.entries()) {
    const { path } = file;
    context.checkStop();
    progress.begin(path);
    found[done] = await seriesRows(file, context, shared, (part) => progress.within(path, part));
    await work.keep(found);
    progress.end(path);
  }
}

/** The rows of a series; those that were finished where the user stops, with how many these are. */
async function rowsOf(
  files: readonly SeriesFile[],
  context: Context,
  shared: SharedInputs,
  keep: SeriesKeeper,
): Promise<{ rows: MetricsRow[]; interrupted?: Interrupted }> {
  const found: MetricsRow[][] = [];
  try {
    await measureSeries(files, { context, shared, found, keep });
    return { rows: found.flat() };
  } catch (error) {
    const done = Object.keys(found).length;
    if (!context.stop.aborted || done === 0) throw error;
    return { rows: found.flat(), interrupted: { done, total: files.length } };
  }
}

/** A series that was ended by the user before its last file. */
interface Interrupted {
  readonly done: number;
  readonly total: number;
}

async function single(context: Context): Promise<CommandResult> {
  const { options, args } = context;
  if (options.summary) checkSummaries(context);
  const files = seriesFiles(args, undefined, context.note);
  await claimSeries(pathsOf(files), context);
  const rows = options.summary
    ? [fromSummaries(files, context)]
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
  const files = seriesFiles(context.args, by, context.note, options.watch);
  await claimSeries(pathsOf(files), context);
  const shared = await sharedInputs(context);
  // loaded before the work: a series that is stopped has no time for it
  if (context.common.out !== undefined) await import("../../metric-series/series-run.js");
  const names = by?.names ?? [];
  const onTheWay = seriesKeeper({ total: files.length, names }, context);
  const { rows, interrupted } = await rowsOf(files, context, shared, onTheWay);
  if (options.watch && interrupted === undefined) {
    say(rows, context);
    const keeper = seriesKeeper({ names, printed: saysAtOnce(context) }, context);
    const keepAll = (more: readonly MetricsRow[]) => keeper([...rows, ...more].map((row) => [row]));
    rows.push(...(await watchSeries(files, by, context, shared, keepAll)));
    if (rows.length === 0) context.checkStop();
  }
  const failed = rows.filter((row) => row["error"] !== undefined);
  if (failed.length === rows.length && rows.length > 0) throw new UsageError(String(failed[0]!["error"]));
  if (interrupted === undefined) await keep(rows, names, context);
  const notes =
    failed.length === 0
      ? []
      : [
          {
            kind: "failed",
            message: `${failed.length} of ${rows.length} files could not be measured; their rows say why`,
          },
        ];
  return {
    json: { rows, ...(interrupted && { interrupted }) },
    ...printed(rows, false, context),
    notes,
    ...(interrupted && {
      interrupted: {
        message: interruption(interrupted, context.common),
        keep: () => keepRows(rows, names, context),
      },
    }),
  };
}

const pathsOf = (files: readonly SeriesFile[]) => files.map(({ path }) => path);

/** Every metric of neural collapse, of one file, of a series of files, or of merged summaries. */
export async function run(context: Context): Promise<CommandResult> {
  checkGroups(context);
  const { args, options } = context;
  if (args.length === 1 && isPipe(args[0]!)) {
    checkPipe(context);
    await claimSeries(args, context);
    return fromPipe(args[0]!, context);
  }
  return options.summary !== true && (isSeries(args) || options.by !== undefined)
    ? series(context)
    : single(context);
}
