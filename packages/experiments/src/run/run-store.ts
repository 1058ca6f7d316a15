import { renderSvg } from "@collapsar/plot";
import { stringify } from "yaml";
import { checkOutcome, checkRecord, checkRowList, checkStore } from "../check-arguments.js";
import type { ResultRow } from "../experiment.js";
import { runReport } from "../report/run-report.js";
import type { Outcome } from "../results/outcome.js";
import { type RunRecord, recordText } from "../results/record.js";
import { resultsParquet } from "../results/results.js";

/**
 * The files of one run directory. The application implements it; a write replaces the file as a whole or not at all.
 */
export interface RunStore {
  write(name: string, content: string | Uint8Array): void | Promise<void>;
  /** Adds to the end of a file; what is added reaches the disk before the next trial ends. */
  append(name: string, text: string): void | Promise<void>;
  /** The text of a file, or undefined where there is none. */
  read(name: string): string | undefined | Promise<string | undefined>;
}

/**
 * Names of the files of a run directory; figures are `figures/<name>.svg` (and .png beside them where the application
 * draws it).
 */
export const runFiles = {
  record: "run.json",
  config: "config.yaml",
  rows: "results.jsonl",
  parquet: "results.parquet",
  report: "report.html",
  figure: (name: string) => `figures/${name}.svg`,
} as const;

/** Writes what describes a run before its first trial. */
export async function writeRecord(store: RunStore, record: RunRecord): Promise<void> {
  await store.write(runFiles.record, recordText(record));
  await store.write(
    runFiles.config,
    stringify({ experiment: record.experiment, seed: record.seed, config: record.config }),
  );
}

/** Writes what a finished run leaves: the table, each figure, the report. */
export async function writeOutcome(
  store: RunStore,
  record: RunRecord,
  rows: readonly ResultRow[],
  outcome: Outcome,
): Promise<void> {
  checkStore("writeOutcome", store);
  checkRecord("writeOutcome", record);
  checkRowList("writeOutcome", rows);
  checkOutcome("writeOutcome", outcome);
  await store.write(runFiles.parquet, resultsParquet(rows));
  for (const { name, figure } of outcome.figures) {
    await store.write(runFiles.figure(name), renderSvg(figure, { theme: "auto", width: 760 }));
  }
  await store.write(runFiles.report, runReport(record, outcome));
}
