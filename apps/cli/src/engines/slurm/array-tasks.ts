import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { DataError } from "@collapsar/datasets";
import type { TrialTask } from "@collapsar/experiments";
import { resultLines, runTask, trialHash } from "@collapsar/experiments/parts";
import { errorRecord } from "@collapsar/linalg/check";
import type { CommandContext } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { checkpointFile } from "../../experiment-run/checkpoint-file.js";
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
    `--tasks ${path}: expected SLURM_ARRAY_TASK_ID from 0 to ${elements - 1}, found ${environment ?? "none"}; submit the script beside it with sbatch, which sets it`,
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

/** Runs the trials of this element of the job array that have no rows yet; returns their number. */
export async function runArrayTasks(path: string, context: CommandContext): Promise<number> {
  const folder = dirname(dirname(path));
  const tasks = readTasks(path);
  const elements = elementsFor(tasks.length);
  const element = elementOf(path, process.env["SLURM_ARRAY_TASK_ID"], elements);
  const own = tasks.filter((_, at) => at % elements === element);
  for (const task of own) {
    context.checkStop("the trial runs again when the array is submitted again");
    if (!existsSync(rowsFile(folder, task.hash))) await runOne(task, folder);
  }
  return own.length;
}

async function runOne(task: TrialTask, folder: string): Promise<void> {
  const checkpoint = checkpointFile(folder, task.hash);
  try {
    const rows = await runTask(task, { checkpoint });
    writeAtomic(rowsFile(folder, task.hash), resultLines(task.hash, rows));
    checkpoint.remove();
  } catch (error) {
    writeAtomic(errorFile(folder, task.hash), JSON.stringify(errorRecord(error)));
    throw error;
  }
}
