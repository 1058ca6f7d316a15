import { existsSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename } from "node:path";
import {
  type Experiment,
  type FinishedRun,
  type RunRecord,
  runExperiment,
  type TrialTask,
} from "@collapsar/experiments";
import { type KeptRows, runFiles, trialTasks } from "@collapsar/experiments/parts";
import type { BackendName } from "@collapsar/linalg";
import type { CommandContext } from "../contract/context.js";
import { InterruptedError, UsageError } from "../contract/errors.js";
import { onStop } from "../contract/on-stop.js";
import { convolutionsInForce, typedCommand, versionsInForce } from "../experiment-run/circumstances.js";
import { dataChecksums, requireSameData } from "../experiment-run/data-checksums.js";
import { folderStore } from "../experiment-run/folder-store.js";
import { readKept } from "../experiment-run/read-run.js";
import { backendInForce, useBackend } from "../machine/backend.js";
import { type EngineRequest, enginePool } from "./engine.js";

export interface RunRequest {
  /** Name of the command that was given. */
  readonly command: string;
  readonly experiment: Experiment;
  /** The path of the experiment's module, where it is the user's own. */
  readonly module?: string | undefined;
  /** Validated, with its defaults. */
  readonly config: unknown;
  readonly seed: number;
  readonly folder: string;
  /** When the run was begun; now, unless it is resumed. */
  readonly startedAt: Date;
  /** Trials at once; defaults to what the threads allow. */
  readonly workers?: number | undefined;
  /**
   * The record of the run that is resumed: what it asked for and what it was given is kept, because rounding depends
   * on it.
   */
  readonly begun?: RunRecord | undefined;
  readonly engine?: EngineRequest | undefined;
}

interface Machine {
  /** As asked: what auto stands for is found anew, operation by operation. */
  readonly backend: BackendName;
  /** Trials at once, and threads of each. */
  readonly workers: number;
  readonly threads: number;
}

/** What is to compute: as asked, else as the run was begun, else all threads shared among the trials. */
function machineOf({ begun, workers, engine }: RunRequest, total: number, context: CommandContext): Machine {
  const { common, given } = context;
  const backend = given.has("backend") || begun === undefined ? common.backend : backendAsked(begun);
  if (begun !== undefined && workers === undefined && common.threads === undefined) {
    const [size, threads] = [Number(begun.machine["workers"]), Number(begun.machine["threads"])];
    if (size >= 1 && threads >= 1) return { backend, workers: size, threads };
  }
  if (engine !== undefined && engine.name !== "local")
    return { backend, workers: workers ?? 1, threads: common.threads ?? 1 };
  const threads = common.threads ?? availableParallelism();
  // by all trials, not by those that are left: rounding depends on the threads, and a resumed run shall give the same
  // rows
  const size = Math.max(1, Math.min(workers ?? threads, total));
  return { backend, workers: size, threads: Math.max(1, Math.floor(threads / size)) };
}

/** The backend that a run was begun with, as it was asked for; earlier records say what computed instead. */
function backendAsked({ asked, machine }: RunRecord): BackendName {
  return (asked?.["backend"] ?? machine["backend"] ?? "auto") as BackendName;
}

type Versions = RunRecord["versions"];

/** The backend in words, with the file name of its library, and with what convolves where trials depend on it. */
function inWords(backend: unknown, { blas, convolutions }: Versions): string {
  const algebra = backend === "native" && blas !== undefined ? `native (${basename(blas)})` : String(backend);
  return convolutions === undefined ? algebra : `${algebra} and convolutions by ${convolutions}`;
}

/**
 * Requires that a run goes on with the backend and the library it was begun with: others differ in the last digits. A
 * backend that is asked for by name goes on with a note.
 */
function requireSameBackend(
  { begun, folder }: RunRequest,
  { backend: now, versions }: { readonly backend: string; readonly versions: Versions },
  context: CommandContext,
): void {
  const backend = begun?.machine["backend"];
  if (begun === undefined || backend === undefined) return;
  const before = inWords(backend, begun.versions);
  // records of earlier versions do not say all of it
  const known = Object.entries(versions).filter(([name]) => begun.versions[name] !== undefined);
  const here = inWords(now, Object.fromEntries(known));
  if (before === here) return;
  if (!context.given.has("backend")) {
    throw new UsageError(
      `${folder}: the run was begun with the backend ${before}, and here ${here} is in force, whose last digits differ; resume it where the first is, or give --backend ${now} to go on all the same`,
    );
  }
  context.note(`${folder}: begun with the backend ${before}, goes on with ${here}: last digits may differ`);
}

/** Aborts as soon as the user asks to stop; trials run in threads of their own, so this thread can look. */
function stopSignal(context: CommandContext): { signal: AbortSignal; close(): void } {
  const controller = new AbortController();
  const close = onStop(context.stop, () => controller.abort(new InterruptedError("interrupted")));
  return { signal: controller.signal, close };
}

/**
 * Takes away the folder of a run that failed before anything of it was finished, so that a wrong setting leaves
 * nothing.
 */
function removeUnbegun(folder: string): void {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  if (files.join() === [runFiles.config, runFiles.record].sort().join()) rmSync(folder, { recursive: true });
}

/** What was asked of the machine, by this command or by the one that began the run. */
function askedOf({ begun, workers }: RunRequest, backend: BackendName, { common }: CommandContext) {
  const { threads, dtype } = common;
  return {
    ...begun?.asked,
    backend,
    dtype,
    ...(workers === undefined ? {} : { workers }),
    ...(threads === undefined ? {} : { threads }),
  };
}

/** The record of a run that is resumed though its folder holds the rows of every trial: who computed them stays in it. */
function recordIfFinished(
  { begun }: RunRequest,
  tasks: readonly TrialTask[],
  kept: KeptRows | undefined,
): RunRecord | undefined {
  return tasks.every(({ hash }) => kept?.finished.has(hash)) ? begun : undefined;
}

/** What is to compute, for the record; of a run that is resumed, the same that computed its first rows. */
async function circumstancesOf(
  request: RunRequest,
  tasks: readonly TrialTask[],
  { backend, workers, threads }: Machine,
  context: CommandContext,
) {
  const { experiment, begun, engine } = request;
  const used = backend === "auto" ? backendInForce().backend : backend;
  const convolving = tasks.some(({ trial }) => experiment.convolves?.(trial) === true);
  const versions = {
    ...versionsInForce(),
    ...(convolving && { convolutions: await convolutionsInForce() }),
  };
  requireSameBackend(request, { backend: used, versions }, context);
  return {
    command: begun?.command ?? typedCommand(request.command, context),
    versions,
    asked: askedOf(request, backend, context),
    machine: { engine: engine?.name ?? "local", backend: used, workers, threads },
  };
}

/** When a run was finished, and in how long. */
const sessionOf = ({ finishedAt, seconds }: RunRecord) => ({ finishedAt, seconds });

/**
 * Runs the trials of an experiment that its folder does not hold yet, in worker threads; the rows of each finished
 * trial are on the disk before the next one starts.
 *
 * @throws InterruptedError with the way to resume
 */
export async function executeRun(request: RunRequest, context: CommandContext): Promise<FinishedRun> {
  const { experiment, config, seed, folder, startedAt } = request;
  const tasks = trialTasks(experiment, config, seed);
  const total = tasks.length;
  const data = dataChecksums(tasks.map(({ trial }) => trial));
  requireSameData(folder, request.begun?.data, data);
  const hint = (done: number) =>
    `${done} of ${total} trials are finished and kept; go on with collapsar run ${request.module === undefined ? "" : `${request.module} `}--resume ${folder}`;
  let resume = hint(0);
  const machine = machineOf(request, total, context);
  const { backend, workers, threads } = machine;
  const kept = request.begun === undefined ? undefined : readKept(folder);
  const finished = recordIfFinished(request, tasks, kept);
  const engine = finished || request.engine === undefined ? { name: "local" as const } : request.engine;
  if (!finished) await useBackend(backend, threads);
  const {
    command,
    versions,
    asked,
    machine: computing,
  } = finished ?? (await circumstancesOf(request, tasks, machine, context));
  const fresh = !existsSync(folder);
  const alone = total === 1;
  const settings = {
    experiment: experiment.id,
    folder,
    backend,
    workers,
    threads,
    data,
    alone,
    module: request.module,
  };
  const pool = await enginePool(engine, settings, context.note);
  const { signal, close } = stopSignal(context);
  try {
    return await context.compute(() =>
      runExperiment(experiment, {
        config,
        seed,
        startedAt,
        pool,
        signal,
        store: folderStore(folder),
        kept,
        circumstances: { command, versions, asked, machine: computing, data },
        session: finished?.finishedAt === undefined ? undefined : sessionOf(finished),
        onProgress: (progress) => {
          resume = hint(progress.finished);
          context.resumeHint(resume);
          context.progress(progress);
        },
      }),
    );
  } catch (error) {
    if (signal.aborted) throw new InterruptedError(resume);
    if (fresh) removeUnbegun(folder);
    throw error;
  } finally {
    close();
    await pool.close();
  }
}
