import { availableParallelism } from "node:os";
import {
  type Experiment,
  type FinishedRun,
  type RunRecord,
  runExperiment,
  trialTasks,
} from "@collapsar/experiments";
import type { BackendName } from "@collapsar/linalg";
import type { CommandContext } from "../contract/context.js";
import { InterruptedError } from "../contract/failure.js";
import { backendInForce } from "../machine/backend.js";
import { packageVersion } from "../machine/version.js";
import { folderStore } from "./folder-store.js";
import { threadPool } from "./trial-pool.js";

export interface RunRequest {
  readonly experiment: Experiment;
  /** Validated, with its defaults. */
  readonly config: unknown;
  readonly seed: number;
  readonly folder: string;
  /** When the run was begun; now, unless it is resumed. */
  readonly startedAt: Date;
  /** Trials at once; defaults to what the threads allow. */
  readonly workers?: number | undefined;
  /** What computed when the run was begun, which a resumed one keeps: rounding depends on it. */
  readonly machine?: RunRecord["machine"] | undefined;
}

interface Machine {
  readonly backend: BackendName;
  /** Trials at once, and threads of each. */
  readonly workers: number;
  readonly threads: number;
}

/** What is to compute: as asked, else as the run was begun, else all threads shared among the trials. */
function machineOf(
  { machine: begun, workers }: RunRequest,
  total: number,
  { common }: CommandContext,
): Machine {
  const backend = common.backend === "auto" ? (begun?.["backend"] ?? "auto") : common.backend;
  if (begun !== undefined && workers === undefined && common.threads === undefined) {
    const [size, threads] = [Number(begun["workers"]), Number(begun["threads"])];
    if (size >= 1 && threads >= 1) return { backend: backend as BackendName, workers: size, threads };
  }
  const threads = common.threads ?? availableParallelism();
  // by all trials, not by those that are left: rounding depends on the threads, and a resumed run shall give the same rows
  const size = Math.max(1, Math.min(workers ?? threads, total));
  return { backend: backend as BackendName, workers: size, threads: Math.max(1, Math.floor(threads / size)) };
}

/** Aborts as soon as the user asks to stop; trials run in threads of their own, so this thread can look. */
function stopSignal(context: CommandContext): { signal: AbortSignal; close(): void } {
  const controller = new AbortController();
  const timer = setInterval(() => {
    if (context.stop.aborted) controller.abort(new InterruptedError("interrupted"));
  }, 50);
  return { signal: controller.signal, close: () => clearInterval(timer) };
}

/**
 * Runs the trials of an experiment that its folder does not hold yet, in worker threads; the rows of each finished trial
 * are on the disk before the next one starts.
 *
 * @throws InterruptedError with the way to resume
 */
export async function executeRun(request: RunRequest, context: CommandContext): Promise<FinishedRun> {
  const { experiment, config, seed, folder, startedAt } = request;
  const total = trialTasks(experiment, config, seed).length;
  const hint = (done: number) =>
    `${done} of ${total} trials are finished and kept; go on with collapsar run --resume ${folder}`;
  let resume = hint(0);
  const { backend, workers, threads } = machineOf(request, total, context);
  const pool = threadPool(workers, { backend, threads, folder });
  const { signal, close } = stopSignal(context);
  try {
    return await context.compute(() =>
      runExperiment(experiment, {
        ...{ config, seed, startedAt, pool, signal },
        store: folderStore(folder),
        versions: { collapsar: packageVersion(), node: process.version },
        machine: { backend: backend === "auto" ? backendInForce().backend : backend, workers, threads },
        onProgress: ({ done, fraction, message }) => {
          resume = hint(done);
          context.resumeHint(resume);
          context.progress({ done: fraction * total, total, unit: "trials", message });
        },
      }),
    );
  } catch (error) {
    if (signal.aborted) throw new InterruptedError(resume);
    throw error;
  } finally {
    close();
    await pool.close();
  }
}
