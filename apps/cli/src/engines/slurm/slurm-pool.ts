import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeFolders } from "@collapsar/datasets/node";
import type { ResultRow, TrialTask } from "@collapsar/experiments";
import { parseResults } from "@collapsar/experiments/parts";
import { type ErrorRecord, revivedError } from "@collapsar/linalg/check";
import { UsageError } from "../../contract/errors.js";
import { abortWatch } from "../../experiment-run/abort-watch.js";
import type { ThreadPool } from "../../experiment-run/trial-pool.js";
import { writeAtomic } from "../../files/atomic-file.js";
import { type ArraySettings, arrayScript } from "./array.js";
import { arrayComputing, computingFile, errorFile, rowsFile, sayComputing } from "./array-tasks.js";

const run = promisify(execFile);

const LOOK_MS = 500;
/** Trials are asked for one after the other: those that come together go into one array. */
const GATHER_MS = 50;
/** How often an array is submitted again for trials that ended without rows. */
const RESUBMISSIONS = 3;

interface Pending {
  readonly task: TrialTask;
  readonly resolve: (rows: readonly ResultRow[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A program of Slurm that is there and refuses, or whose controller does not answer. */
class SlurmError extends UsageError {}

async function slurm(program: string, args: readonly string[]): Promise<string> {
  try {
    return (await run(program, args)).stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    if (code === "ENOENT")
      throw new UsageError(
        `--engine slurm: ${program} is not installed here; run this on a node that submits jobs`,
      );
    throw new SlurmError(`--engine slurm: ${program} says: ${(stderr ?? "").trim().split("\n").at(-1)}`);
  }
}

/**
 * Whether an array still has elements that wait or run; undefined where the controller does not answer. Asked of all
 * jobs of this user: after a while Slurm refuses to look for one that ended.
 */
async function isAlive(job: string): Promise<boolean | undefined> {
  try {
    const arrays = await slurm("squeue", ["-h", "-u", String(userInfo().uid), "-o", "%F"]);
    return arrays.split("\n").some((id) => id.trim() === job);
  } catch (error) {
    if (error instanceof SlurmError) return undefined;
    throw error;
  }
}

/** A pool that runs trials as a job array over a shared folder, and submits again what ended without rows. */
export function slurmPool(settings: ArraySettings, note: (text: string) => void): ThreadPool {
  const { folder } = settings;
  const pending = new Map<string, Pending>();
  let job: string | undefined;
  let submissions = 0;
  let told = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Backend for the nodes: as before, or, for a new run, whatever the first of them has. */
  function settleComputing(): void {
    if (submissions > 0) return;
    rmSync(computingFile(folder), { force: true });
    if (settings.computing !== undefined) sayComputing(folder, settings.computing);
  }

  async function submit(): Promise<void> {
    settleComputing();
    submissions++;
    const tasks = join(folder, "slurm", `tasks-${submissions}.jsonl`);
    const script = join(folder, "slurm", `array-${submissions}.sh`);
    makeFolders(join(folder, "slurm", "logs"));
    for (const hash of pending.keys()) rmSync(errorFile(folder, hash), { force: true });
    writeAtomic(tasks, [...pending.values()].map(({ task }) => `${JSON.stringify(task)}\n`).join(""));
    writeAtomic(script, arrayScript(settings, tasks, pending.size));
    job = (await slurm("sbatch", ["--parsable", script])).trim().split(";")[0];
    note(`array ${job} of ${pending.size} trials is submitted; its logs go to ${folder}/slurm/logs`);
  }

  /** Takes the rows that are there; the first error ends the run. */
  function gather(): void {
    for (const [hash, { resolve, reject }] of pending) {
      const rows = rowsFile(folder, hash);
      const failed = errorFile(folder, hash);
      if (existsSync(rows)) {
        pending.delete(hash);
        resolve(parseResults(readFileSync(rows, "utf8")).get(hash) ?? []);
      } else if (existsSync(failed)) {
        pending.delete(hash);
        reject(revivedError(JSON.parse(readFileSync(failed, "utf8")) as ErrorRecord));
      }
    }
  }

  async function look(): Promise<void> {
    gather();
    if (pending.size === 0) return;
    const alive = job !== undefined && (await isAlive(job));
    if (alive === undefined && !told) {
      told = true;
      note("squeue does not answer: the array is waited for until it does");
    }
    if (alive !== false) return again();
    gather();
    if (pending.size === 0) return;
    if (submissions > RESUBMISSIONS)
      return rejectAll(
        new UsageError(
          `--engine slurm: ${pending.size} trials ended without rows in ${submissions} arrays; see ` +
            `${folder}/slurm/logs`,
        ),
      );
    await submit();
    again();
  }

  function rejectAll(reason: unknown): void {
    for (const { reject } of pending.values()) reject(reason);
    pending.clear();
  }

  const rejectOnAbort = abortWatch(rejectAll);

  function again(delay = LOOK_MS): void {
    clearTimeout(timer);
    timer = setTimeout(() => void look().catch(rejectAll), delay);
  }

  return {
    size: Number.MAX_SAFE_INTEGER,
    computing: () => arrayComputing(folder),
    run: (task, { signal }) =>
      new Promise((resolve, reject) => {
        pending.set(task.hash, { task, resolve, reject });
        rejectOnAbort(signal);
        if (job === undefined) again(GATHER_MS);
      }),
    async close() {
      clearTimeout(timer);
      if (job !== undefined && (await isAlive(job).catch(() => false)) !== false)
        await slurm("scancel", [job]).catch(() => {});
    },
  };
}
