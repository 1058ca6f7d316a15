import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseResults, type ResultRow, type RunRecord, runFiles } from "@collapsar/experiments";
import { UsageError } from "../contract/failure.js";

/** The record of a run, by its folder. */
export function readRecord(folder: string): RunRecord {
  const path = join(folder, runFiles.record);
  if (!existsSync(path))
    throw new UsageError(`${folder}: expected the folder of a run, found no ${runFiles.record} in it`);
  let record: Partial<RunRecord>;
  try {
    record = JSON.parse(readFileSync(path, "utf8")) as Partial<RunRecord>;
  } catch {
    throw new UsageError(`${path}: expected the JSON that collapsar run wrote, found other text`);
  }
  if (record.schema !== 1 || typeof record.experiment !== "string") {
    throw new UsageError(`${path}: expected a run of schema 1, found ${record.schema ?? "none"}`);
  }
  return record as RunRecord;
}

/** Rows of the finished trials of a run, by the trial's hash. */
export function readRows(folder: string): Map<string, ResultRow[]> {
  const path = join(folder, runFiles.rows);
  return existsSync(path) ? parseResults(readFileSync(path, "utf8")) : new Map();
}
