import { existsSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "@collapsar/datasets";
import { withFile } from "@collapsar/datasets/parts";
import type { Outcome, RunRecord } from "@collapsar/experiments";
import { parseRecord, runFiles } from "@collapsar/experiments/parts";
import type { CommandContext } from "../../contract/context.js";
import { typedCommand, versionsInForce } from "../../experiment-run/circumstances.js";
import { readJson } from "../../files/read-text.js";
import { backendInForce } from "../../machine/backend.js";
import { jsonFile } from "../../output/json.js";
import type { MetricsOptions } from "./measure/flags.js";
import type { MetricsRow } from "./measure/row.js";
import { shownTable } from "./measure/series-formats.js";
import { seriesLines } from "./series-figure.js";
import { seriesFileNames } from "./series-file-names.js";

const KIND = "collapsar series of metrics";

/** What a measured series is, for its report and for comparisons. */
export interface SeriesRun {
  readonly record: RunRecord;
  readonly rows: readonly MetricsRow[];
  /** The columns that the paths carry, the abscissa first. */
  readonly names: readonly string[];
}

const measuring: readonly (keyof MetricsOptions)[] = [
  ...(["by", "metrics", "weighting", "weights", "bias", "means", "ood", "xKey", "yKey"] as const),
  ...(["cdnvExponent", "riesz", "minPerClass", "limit"] as const),
];

/** Files of a series that goes on. */
export interface FilesSoFar {
  readonly done: number;
  readonly total: number;
}

/** The series that was just measured. */
export function seriesRun(
  rows: readonly MetricsRow[],
  names: readonly string[],
  context: CommandContext<MetricsOptions>,
  unfinished?: FilesSoFar,
): SeriesRun {
  const { args, options, common } = context;
  const { done, total } = unfinished ?? { done: 0, total: 0 };
  const so = unfinished === undefined ? "" : ` So far ${done} of ${total} files are measured.`;
  const { backend, threads } = backendInForce();
  const given = measuring.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]]]));
  const record: RunRecord = {
    schema: 1,
    experiment: "metrics",
    title: "A measured series",
    paper: "",
    description: `${rows.length} measurements of neural collapse, one a file and layer.${so}`,
    seed: common.seed,
    config: { files: args, ...Object.fromEntries(given) },
    command: typedCommand("metrics", context as unknown as CommandContext),
    versions: versionsInForce(),
    machine: { backend, threads },
    startedAt: new Date().toISOString(),
    trials: {
      total: rows.length + total - done,
      done: rows.filter((row) => row["error"] === undefined).length,
    },
  };
  return { record, rows, names };
}

/** The text of series.json. */
export function seriesText(run: SeriesRun): string {
  return jsonFile({ schema: 1, kind: KIND, ...run }) as string;
}

/** Whether a folder holds a measured series rather than the run of an experiment. */
export const holdsSeries = (folder: string) =>
  existsSync(join(folder, seriesFileNames.series)) && !existsSync(join(folder, runFiles.record));

/** Reads the series of a folder. */
export function readSeriesRun(folder: string): SeriesRun {
  const file = join(folder, seriesFileNames.series);
  const expected = "the series that metrics --out wrote";
  const wrong = (found: string) => new DataError({ file, expected, found });
  const { kind, record, rows, names } = (readJson(file, expected) ?? {}) as Record<string, unknown>;
  const isRow = (row: unknown) => row !== null && typeof row === "object" && !Array.isArray(row);
  if (kind !== KIND) throw wrong("another file");
  if (!Array.isArray(rows) || !rows.every(isRow)) throw wrong("no rows");
  if (!Array.isArray(names) || !names.every((name) => typeof name === "string")) throw wrong("no columns");
  try {
    const read = parseRecord(JSON.stringify(record));
    return { record: read, rows: rows as MetricsRow[], names: names as string[] };
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
