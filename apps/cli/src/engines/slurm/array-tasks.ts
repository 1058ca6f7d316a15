import { randomUUID } from "node:crypto";
import { existsSync, linkSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { DataError } from "@collapsar/datasets";
import { makeFolders } from "@collapsar/datasets/node";
import { loadExperiment, type TrialTask } from "@collapsar/experiments";
import { resultLines, runTask, trialHash } from "@collapsar/experiments/parts";
import { errorRecord } from "@collapsar/linalg/check";
import type { CommandContext } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { checkpointFile } from "../../experiment-run/checkpoint-file.js";
import { type Computing, computingInForce, otherComputing } from "../../experiment-run/computing.js";
import { writeAtomic } from "../../files/atomic-file.js";
import { readText } from "../../files/read-text.js";
import { elementsFor } from "./array.js";

/** Where an element of the array leaves the rows of a trial, or why there are none. */
export const rowsFile = (folder: string, hash: string): string =>
  join(folder, "slurm", "rows", `${hash}.jsonl`);
export const errorFile = (folder: string, hash: string): string =>
  join(folder, "slurm", "rows", `${hash}.error.json`);

function elementOf(path: string, environment: string | undefined, elements: number): number {
  const element = Number(environment);
  if (environment !== undefined && Number.isInteger(element) && element >= 0 && element < elements)
    return element;
  throw new UsageError(
    `--tasks ${path}: expected SLURM_ARRAY_TASK_ID from 0 to ${elements - 1}, found ` +
      `${environment ?? "none"}; submit the script beside it with sbatch, which sets it`,
  );
}

/** A trial as the run wrote it: its hash says whether anything of it was changed. */
function isTask(value: unknown): value is TrialTask {
  if (typeof value !== "object" || value === null) return false;
  const { experiment, seed, trial, hash } = value as Partial<TrialTask>;
  if (typeof experiment !== "string" || typeof seed !== "number") return false;
  return hash === trialHash(experiment, seed, trial);
}

/** The value of a line of JSON, or undefined. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const mend = "collapsar run --resume RUN --engine slurm writes it again";

function readTasks(path: string): TrialTask[] {
  const lines = readText(path).split("\n");
  const tasks = lines.flatMap((line, at) => {
    if (line === "") return [];
    const task = parsed(line);
    if (isTask(task)) return [task];
    throw new DataError({
      file: path,
      row: at + 1,
      expected: "a trial as the run wrote it",
      found: "another line",
      mend,
    });
  });
  if (tasks.length === 0)
    throw new DataError({ file: path, expected: "the trials of a run", found: "none", mend });
  return tasks;
}

/** File in which the first element records its backend. */
export const computingFile = (folder: string): string => join(folder, "slurm", "computing.json");

/** The backend of a run's elements; undefined before the first of them. */
export function arrayComputing(folder: string): Computing | undefined {
  const path = computingFile(folder);
  const value = existsSync(path) ? (parsed(readText(path)) as Computing | null | undefined) : undefined;
  return typeof value?.backend === "string" ? value : undefined;
}

/** Says what is to compute the trials of a run, unless that is said already. */
export function sayComputing(folder: string, computing: Computing): void {
  const path = computingFile(folder);
  if (existsSync(path)) return;
  // processes of two nodes may have one number
  const own = `${path}.${randomUUID()}`;
  makeFolders(dirname(path));
  writeFileSync(own, JSON.stringify(computing));
  try {
    // a link is made whole or not at all, and never in the place of another
    linkSync(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Requires that this node computes with what the others of the array do.
 *
 * @throws UsageError naming both
 */
async function requireSameComputing(folder: string, tasks: readonly TrialTask[]): Promise<void> {
  const experiment = await loadExperiment(tasks[0]!.experiment);
  const here = await computingInForce(tasks.some(({ trial }) => experiment.convolves?.(trial) === true));
  sayComputing(folder, here);
  const other = otherComputing(arrayComputing(folder) ?? here, here);
  if (other === undefined) return;
  throw new UsageError(
    `--engine slurm: the trials are computed with the backend ${other.before}, and on ` +
      `${hostname()} ${other.here} is in force, whose last digits differ; ask for a partition of ` +
      "equal nodes, or for a --backend that all of them have",
  );
}

/** Runs the trials of this element of the job array that have no rows yet; returns their number. */
export async function runArrayTasks(path: string, context: CommandContext): Promise<number> {
  const folder = dirname(dirname(path));
  const tasks = readTasks(path);
  const elements = elementsFor(tasks.length);
  const element = elementOf(path, process.env["SLURM_ARRAY_TASK_ID"], elements);
  const own = tasks.filter((_, at) => at % elements === element);
  for (const task of own) {
    context.checkStop("the trial runs again when the array is submitted again");
    if (!existsSync(rowsFile(folder, task.hash))) await runOne(task, folder, tasks);
  }
  return own.length;
}

async function runOne(task: TrialTask, folder: string, tasks: readonly TrialTask[]): Promise<void> {
  const checkpoint = checkpointFile(folder, task.hash);
  try {
    await requireSameComputing(folder, tasks);
    const rows = await runTask(task, { checkpoint });
    writeAtomic(rowsFile(folder, task.hash), resultLines(task.hash, rows));
    checkpoint.remove();
  } catch (error) {
    writeAtomic(errorFile(folder, task.hash), JSON.stringify(errorRecord(error)));
    throw error;
  }
}
