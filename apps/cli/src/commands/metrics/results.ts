import { join } from "node:path";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { writeAtomic } from "../../files/atomic-file.js";
import { drawSvg } from "../../files/draw-svg.js";
import type { MetricsOptions } from "../../measure/flags.js";
import type { MetricsRow } from "../../measure/row.js";
import { csvOf, latexOf, parquetOf, seriesText } from "../../measure/series-formats.js";
import { seriesFigure } from "../../metric-series/series-figure.js";
import { seriesFileNames } from "../../metric-series/series-file-names.js";
import type { SoFar } from "../../metric-series/series-run.js";
import { jsonLine } from "../../output/json.js";
import { giveWay } from "./claim-series.js";
import { measurementText } from "./report-text.js";

type Context = CommandContext<MetricsOptions>;

/** Rows in the form that was asked for. */
export function printed(
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

/**
 * Writes the rows of --out: as CSV, and with their report, which `collapsar report` writes again and lays beside
 * others.
 */
export async function keepRows(
  rows: readonly MetricsRow[],
  names: readonly string[],
  context: Context,
  unfinished?: SoFar,
): Promise<void> {
  const { out } = context.common;
  if (out === undefined) return;
  const { runReport } = await import("@collapsar/experiments/parts");
  const {
    seriesOutcome,
    seriesRun,
    seriesText: seriesJson,
  } = await import("../../metric-series/series-run.js");
  const series = seriesRun(rows, names, context, unfinished);
  giveWay(context);
  // first of all: a folder that holds a run of an experiment refuses it
  writeAtomic(join(out, seriesFileNames.report), runReport(series.record, seriesOutcome(series)));
  writeAtomic(join(out, seriesFileNames.rows), new TextEncoder().encode(csvOf(rows)));
  writeAtomic(join(out, seriesFileNames.series), seriesJson(series));
}

/** Writes the figure, and the rows of --out. */
export async function keep(
  rows: readonly MetricsRow[],
  names: readonly string[],
  context: Context,
): Promise<void> {
  const { figure } = context.options;
  const { out } = context.common;
  await keepRows(rows, names, context);
  const paths = [figure, out && join(out, seriesFileNames.figure)].filter((path) => path !== undefined);
  if (paths.length === 0) return;
  const drawn = seriesFigure(rows, names, context.args.join(" "));
  for (const path of paths) {
    if (drawn !== undefined) await drawSvg(path, drawn);
    else context.note({ kind: "figure", message: `${path}: not drawn, since no curve of it has a value` });
  }
}
