import { existsSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "@collapsar/datasets";
import { counted, withFile } from "@collapsar/datasets/parts";
import type { Outcome, RunRecord } from "@collapsar/experiments";
import { parseRecord, runFiles } from "@collapsar/experiments/parts";
import type { CommandContext } from "../contract/context.js";
import { typedCommand, versionsInForce } from "../experiment-run/circumstances.js";
import { readJson } from "../files/read-text.js";
import { backendInForce } from "../machine/backend.js";
import type { MetricsOptions } from "../measure/flags.js";
import type { MetricsRow } from "../measure/row.js";
import { shownTable } from "../measure/series-formats.js";
import { jsonFile } from "../output/json.js";
import { measuredPlaces } from "./measured-places.js";
import { seriesLines } from "./series-figure.js";
import { seriesFileNames } from "./series-file-names.js";
import { seriesFiles } from "./series-files.js";
import { expectedSeries, seriesKind } from "./series-kind.js";

/** Description of a measured series, for its report and for comparisons. */
export interface SeriesRun {
  readonly record: RunRecord;
  readonly rows: readonly MetricsRow[];
  /** The columns that the paths carry, the abscissa first. */
  readonly names: readonly string[];
  /** Where its files lie; undefined where a pipe is among them. */
  readonly files?: readonly string[] | undefined;
}

const measuring: readonly (keyof MetricsOptions)[] = [
  ...(["by", "metrics", "weighting", "weights", "bias", "means", "ood", "xKey", "yKey"] as const),
  ...(["cdnvExponent", "riesz", "minPerClass", "limit"] as const),
];

/** How far a series is that goes on: a pipe or a watched folder has no total. */
export interface SoFar {
  readonly done: number;
  readonly total?: number | undefined;
}

/** The files that rows were measured of. */
function filesOf(rows: readonly MetricsRow[], args: readonly string[]): string[] {
  const paths = rows.flatMap(({ path }) => (typeof path === "string" ? [path] : []));
  // one measurement, of one file or of merged ones, does not name them
  return paths.length > 0 ? paths : seriesFiles(args, undefined, () => {}).map(({ path }) => path);
}

/** The series that was just measured. */
export function seriesRun(
  rows: readonly MetricsRow[],
  names: readonly string[],
  context: CommandContext<MetricsOptions>,
  unfinished?: SoFar,
): SeriesRun {
  const { args, options, common } = context;
  const { done, total = done } = unfinished ?? { done: 0 };
  const of = unfinished?.total === undefined ? "" : ` of ${total} files`;
  const so = unfinished === undefined ? "" : ` So far ${done}${of} are measured.`;
  const { backend, threads } = backendInForce();
  const given = measuring.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]]]));
  const record: RunRecord = {
    schema: 1,
    experiment: "metrics",
    title: "A measured series",
    paper: "",
    description: `${counted(rows.length, "measurement")} of neural collapse, one a file and layer.${so}`,
    seed: common.seed,
    config: { files: args, ...Object.fromEntries(given) },
    command: typedCommand("metrics", context),
    versions: versionsInForce(),
    machine: { backend, threads },
    startedAt: new Date().toISOString(),
    trials: {
      total: rows.length + total - done,
      done: rows.filter((row) => row["error"] === undefined).length,
    },
  };
  return { record, rows, names, files: measuredPlaces(filesOf(rows, args)) };
}

/** The text of series.json. */
export function seriesText(run: SeriesRun): string {
  return jsonFile({ schema: 1, kind: seriesKind, ...run }) as string;
}

/** Whether a folder holds a measured series rather than the run of an experiment. */
export const holdsSeries = (folder: string) =>
  existsSync(join(folder, seriesFileNames.series)) && !existsSync(join(folder, runFiles.record));

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === "string");

/** Reads the series of a folder. */
export function readSeriesRun(folder: string): SeriesRun {
  const file = join(folder, seriesFileNames.series);
  const wrong = (found: string) => new DataError({ file, expected: expectedSeries, found });
  const { kind, record, rows, names, files } = (readJson(file, expectedSeries) ?? {}) as Record<
    string,
    unknown
  >;
  const isRow = (row: unknown) => row !== null && typeof row === "object" && !Array.isArray(row);
  if (kind !== seriesKind) throw wrong("another file");
  if (!Array.isArray(rows) || !rows.every(isRow)) throw wrong("no rows");
  if (!isTexts(names)) throw wrong("no columns");
  if (files !== undefined && !isTexts(files)) throw wrong("no list of files");
  try {
    const read = parseRecord(JSON.stringify(record));
    return { record: read, rows: rows as MetricsRow[], names, files };
  } catch (error) {
    throw withFile(error, file);
  }
}

/** Curves and table of a series, as reports show them. */
export function seriesOutcome({ rows, names }: SeriesRun): Outcome {
  const { columns, cells } = shownTable(rows);
  return {
    summary: { rows },
    figures: seriesLines(rows, names).map(({ key, figure }) => ({ name: key.replaceAll(".", "-"), figure })),
    tables: [{ name: "rows", title: "Measurements", columns, rows: cells }],
    checks: [],
    words: [],
  };
}
