import { existsSync, statSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Work } from "@collapsar/linalg";
import type { CommandContext } from "../../contract/context.js";
import { protectAlso } from "../../files/guarded-files.js";
import type { MetricsOptions } from "../../measure/flags.js";
import type { SharedInputs } from "../../measure/measure-set.js";
import type { MetricsRow } from "../../measure/row.js";
import { seriesText } from "../../measure/series-formats.js";
import type { ByPattern } from "../../metric-series/by-pattern.js";
import { type SeriesFile, seriesFiles } from "../../metric-series/series-files.js";
import { seriesProgress } from "./series-progress.js";
import { seriesRows } from "./series-rows.js";

type Context = CommandContext<MetricsOptions>;

const waiting = "waiting for files, until Ctrl-C";

/** A second, or less where the user asks to stop. */
async function second({ stop }: Context): Promise<void> {
  for (let part = 0; part < 10 && !stop.aborted; part++) await pause(100);
}

/** State of a file that changes while it is written. */
function writingState(path: string): string {
  if (!existsSync(path)) return "";
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
}

/** Whether rows are printed at once, for people; a form for programs is one document at the end. */
export function saysAtOnce({ common, options }: Context): boolean {
  return !common.json && (options.format ?? "text") === "text";
}

/** Prints rows at once where people read them. */
export function say(rows: readonly MetricsRow[], context: Context): void {
  if (rows.length > 0 && saysAtOnce(context)) context.output(`${seriesText(rows, context.style)}\n`);
}

/** The rows of a file, none where the user stops meanwhile. */
async function unlessStopped(
  file: SeriesFile,
  context: Context,
  shared: SharedInputs,
  inFile: Work["onProgress"],
): Promise<MetricsRow[]> {
  try {
    return await seriesRows(file, context, shared, inFile);
  } catch (error) {
    if (context.stop.aborted) return [];
    throw error;
  }
}

/** Measures each file that appears, once it has not changed for a second, until Ctrl-C; what was measured stays. */
export async function watchSeries(
  known: readonly SeriesFile[],
  by: ByPattern | undefined,
  context: Context,
  shared: SharedInputs,
  keep: (rows: readonly MetricsRow[]) => Promise<void>,
): Promise<MetricsRow[]> {
  const seen = new Set(known.map(({ path }) => path));
  const states = new Map<string, string>();
  const rows: MetricsRow[] = [];
  const progress = seriesProgress(context);
  progress.begin(waiting);
  while (!context.stop.aborted) {
    const files = seriesFiles(context.args, by, () => {}, true).filter(({ path }) => !seen.has(path));
    for (const file of files) {
      const state = writingState(file.path);
      const complete = state !== "" && states.get(file.path) === state;
      states.set(file.path, state);
      if (!complete || context.stop.aborted) continue;
      seen.add(file.path);
      const { path } = file;
      protectAlso([path]);
      progress.begin(path);
      const found = await unlessStopped(file, context, shared, (part) => progress.within(path, part));
      progress.end(waiting);
      say(found, context);
      rows.push(...found);
      await keep(rows);
    }
    await second(context);
  }
  return rows;
}
