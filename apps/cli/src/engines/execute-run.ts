import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
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
import { defined, typedCommand, versionsInForce } from "../experiment-run/circumstances.js";
import {
  type Computing,
  computingInForce,
  computingOf,
  otherComputing,
} from "../experiment-run/computing.js";
import { dataChecksums, requireSameData } from "../experiment-run/data-checksums.js";
import { folderStore } from "../experiment-run/folder-store.js";
import { readKept } from "../experiment-run/read-run.js";
import { LOCK } from "../experiment-run/run-lock.js";
import { machineOf, type RunMachine } from "../experiment-run/run-machine.js";
import { useBackend } from "../machine/backend.js";
import { type EngineRequest, enginePool } from "./engine.js";
import { arrayComputing } from "./slurm/array-tasks.js";

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

/**
 * Requires that a run goes on with the backend and the library it was begun with: others differ in the last digits. A
 * backend that is asked for by name goes on with a note.
 */
function requireSameBackend({ begun, folder }: RunRequest, now: Computing, context: CommandContext): void {
  const earlier = begun && computingOf(begun);
  const other = earlier && otherComputing(earlier, now);
  if (other === undefined) return;
  const { before, here } = other;
  if (!context.given.has("backend")) {
    throw new UsageError(
      `${folder}: the run was begun with the backend ${before}, and here ${here} is in force, ` +
        `whose last digits differ; resume it where the first is, or give --backend ${now.backend} to ` +
        "go on all the same",
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

/** Takes away the files of a run that failed before anything of it was finished: a wrong setting leaves nothing. */
function removeUnbegun(folder: string): void {
  const begun = [runFiles.config, runFiles.record];
  const files = readdirSync(folder).filter((name) => name !== LOCK);
  if (files.sort().join() === begun.sort().join()) for (const name of begun) rmSync(join(folder, name));
}

/** Requested backend and threads, of this command or of the one that began the run. */
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

/** The record of a resumed run whose folder already holds every trial's rows: it keeps who computed them. */
function recordIfFinished(
  { begun }: RunRequest,
  tasks: readonly TrialTask[],
  kept: KeptRows | undefined,
): RunRecord | undefined {
  return tasks.every(({ hash }) => kept?.finished.has(hash)) ? begun : undefined;
}

/** Whether trials run in this process's threads, and not on machines that take them. */
const isLocal = ({ engine }: RunRequest) => (engine?.name ?? "local") === "local";

/** The backend that computes here, for the record; of a resumed run, that of its first rows. */
async function computingHere(
  request: RunRequest,
  backend: BackendName,
  convolves: boolean,
  context: CommandContext,
): Promise<Computing> {
  const found = await computingInForce(convolves);
  const computing = { ...found, backend: backend === "auto" ? found.backend : backend };
  requireSameBackend(request, computing, context);
  return computing;
}

/** The record of a run; of the backend, as far as it is known by then. */
function circumstancesOf(
  request: RunRequest,
  { backend, workers, threads }: RunMachine,
  computing: Computing | undefined,
  { blas: _blas, ...versions }: ReturnType<typeof versionsInForce>,
  context: CommandContext,
) {
  const { begun, engine } = request;
  const { backend: used = backend, ...libraries } = computing ?? {};
  return {
    command: begun?.command ?? typedCommand(request.command, context),
    versions: defined({ ...versions, ...libraries }),
    asked: askedOf(request, backend, context),
    machine: { engine: engine?.name ?? "local", backend: used, workers, threads },
  };
}

/** The record of a run that has all its rows. */
const pickCircumstances = ({ command, versions, asked, machine }: RunRecord) => ({
  command,
  versions,
  asked,
  machine,
});

/** When a run was finished, and in how long. */
const sessionOf = ({ finishedAt, seconds }: RunRecord) => ({ finishedAt, seconds });

/**
 * Runs the trials of an experiment that its folder does not hold yet, in worker threads; the rows of each finished
 * trial are on the disk before the next one starts. The folder is locked by the caller.
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
    `${done} of ${total} trials are finished and kept; go on with collapsar run ` +
    `${request.module === undefined ? "" : `${request.module} `}--resume ${folder}`;
  let resume = hint(0);
  const machine = machineOf({ ...request, local: isLocal(request) }, total, context);
  const { backend, workers, threads } = machine;
  const kept = request.begun === undefined ? undefined : readKept(folder);
  const finished = recordIfFinished(request, tasks, kept);
  const local = finished !== undefined || isLocal(request);
  const engine = local || request.engine === undefined ? { name: "local" as const } : request.engine;
  const convolves = tasks.some(({ trial }) => experiment.convolves?.(trial) === true);
  // other machines compute with what they have; this one only draws what they found
  if (!finished) await useBackend(local ? backend : "auto", threads);
  const here = finished || !local ? undefined : await computingHere(request, backend, convolves, context);
  const earlier = request.begun && computingOf(request.begun);
  const alone = total === 1;
  const settings = {
    experiment: experiment.id,
    folder,
    backend,
    workers,
    threads,
    data,
    alone,
    convolves,
    // of a run that was killed before its first rows were taken over, the array knows
    computing: context.given.has("backend") ? undefined : (earlier ?? arrayComputing(folder)),
    module: request.module,
  };
  const pool = await enginePool(engine, settings, context.note);
  // of the program that begins the run: a checkout may change before the last trial is there
  const versions = versionsInForce();
  const circumstances = () => {
    if (finished) return { ...pickCircumstances(finished), data };
    const computing = here ?? pool.computing?.() ?? earlier;
    return { ...circumstancesOf(request, machine, computing, versions, context), data };
  };
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
        circumstances: local ? circumstances() : circumstances,
        session: finished?.finishedAt === undefined ? undefined : sessionOf(finished),
        onProgress: (progress) => {
          resume = hint(progress.finished);
          context.resumeHint(resume);
          context.progress(progress);
        },
      }),
    );
  } catch (error) {
    // what a terminal interrupts are also the programs that were called, which say so first
    if (signal.aborted || context.stop.aborted) throw new InterruptedError(resume);
    if (request.begun === undefined) removeUnbegun(folder);
    throw error;
  } finally {
    close();
    await pool.close();
  }
}
