import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { withFile } from "@collapsar/datasets/parts";
import type { RunRecord } from "@collapsar/experiments";
import { type KeptRows, parseRecord, readResults, runFiles } from "@collapsar/experiments/parts";
import { UsageError } from "../contract/errors.js";
import { readText } from "../files/read-text.js";

/** Whether a file is there; a path that leads nowhere, as links in a circle, is the system's error. */
function isThere(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTDIR") throw error;
    return false;
  }
}

/** The record of a run, by its folder. */
export function readRecord(folder: string): RunRecord {
  const path = join(folder, runFiles.record);
  if (!isThere(path))
    throw new UsageError(`${folder}: expected the folder of a run, found no ${runFiles.record} in it`);
  return inFile(path, parseRecord);
}

function inFile<T>(path: string, parse: (text: string) => T): T {
  try {
    return parse(readText(path));
  } catch (error) {
    throw withFile(error, path);
  }
}

/** Contents of a run's results. */
export function readKept(folder: string): KeptRows {
  const path = join(folder, runFiles.rows);
  return existsSync(path) ? inFile(path, readResults) : readResults("");
}

/** Rows of the finished trials of a run, by the trial's hash. */
export const readRows = (folder: string): KeptRows["finished"] => readKept(folder).finished;
