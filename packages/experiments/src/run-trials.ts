import { InputError, type Progress } from "@collapsar/linalg";
import {
  checkKeys,
  checkList,
  checkNumber,
  checkObject,
  checkText,
  resolveOptions,
} from "@collapsar/linalg/check";
import { checkExperiment, checkPool } from "./check-arguments.js";
import type { CheckpointStore, Experiment, ResultRow, TrialContext } from "./experiment.js";
import { trialHash } from "./hash.js";
import { loadExperiment } from "./load-experiment.js";
import { runOptions } from "./run-options.js";

/** One trial as plain data: what a worker, a queue or a job array receives. */
export interface TrialTask {
  readonly experiment: string;
  readonly trial: unknown;
  readonly seed: number;
  /** `trialHash(experiment, seed, trial)`. */
  readonly hash: string;
}

/** The calls by which a running trial reports progress and learns that it is to stop. */
export interface TaskContext {
  readonly checkpoint?: CheckpointStore | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((fraction: number, message?: string) => void) | undefined;
  readonly keep?: TrialContext["keep"] | undefined;
}

/** Something that runs tasks elsewhere: worker threads, a queue, a cluster. */
export interface TrialPool {
  /** How many tasks it runs at once. */
  readonly size: number;
  run(task: TrialTask, context: TaskContext): Promise<readonly ResultRow[]>;
}

/** How far a run has come, in trials; `done` counts finished ones and the parts of those under way. */
export interface RunProgress extends Progress {
  readonly total: number;
  /** Trials whose rows are kept. */
  readonly finished: number;
}

export interface RunTrialsOptions {
  /** Seed of the run; defaults to 0. */
  readonly seed?: number | undefined;
  /** Rows of trials that an earlier run finished, by hash: they are not run again. */
  readonly finished?: ReadonlyMap<string, readonly ResultRow[]> | undefined;
  /** Runs tasks; defaults to this thread, one at a time. */
  readonly pool?: TrialPool | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called as soon as a trial ends, before the next one starts in its place; may be asynchronous. */
  readonly onRows?: ((task: TrialTask, rows: readonly ResultRow[]) => void | Promise<void>) | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

function trialsOf(experiment: Experiment, config: unknown): readonly unknown[] {
  const trials = experiment.trials(config);
  checkList("trialTasks", `trials of ${experiment.id}`, trials);
  return trials;
}

/** The tasks of an experiment under a validated config, in the order of its trials. */
export function trialTasks(experiment: Experiment, config: unknown, seed: number): TrialTask[] {
  checkExperiment("trialTasks", experiment);
  checkNumber("trialTasks", "seed", seed);
  const tasks = trialsOf(experiment, config).map((trial) => ({
    experiment: experiment.id,
    trial,
    seed,
    hash: trialHash(experiment.id, seed, trial),
  }));
  const hashes = new Set(tasks.map((task) => task.hash));
  if (hashes.size !== tasks.length) {
    throw new InputError({
      fn: "trialTasks",
      requirement: `trials of ${experiment.id} must differ`,
      received: "two with the same parameters",
    });
  }
  return tasks;
}

/**
 * Runs one task where it is called; this is the whole of a worker's job. The experiment is looked up by its id,
 * unless it is handed over: one that is not registered.
 */
export async function runTask(
  task: TrialTask,
  context: TaskContext = {},
  experiment?: Experiment,
): Promise<readonly ResultRow[]> {
  checkObject("runTask", "task", task, "a task, as trialTasks gives it");
  checkText("runTask", "task.experiment", task.experiment);
  checkKeys("runTask", context, ["checkpoint", "signal", "progress", "keep"]);
  if (experiment !== undefined) checkExperiment("runTask", experiment);
  return runTaskOf(experiment ?? (await loadExperiment(task.experiment)), task, context);
}

async function runTaskOf(experiment: Experiment, task: TrialTask, context: TaskContext) {
  // Trials may be synchronous: between two of them timers, signals and repainting get their turn.
  await new Promise((resume) => setTimeout(resume, 0));
  context.signal?.throwIfAborted();
  const rows = await experiment.runTrial(task.trial, { seed: task.seed, ...context });
  if (rows.length === 0) {
    const requirement = `a trial of ${task.experiment} must return at least one row`;
    throw new InputError({ fn: "runTask", requirement, received: "none" });
  }
  return rows;
}

/** Every row of a run in the order of its trials, computed or taken from `finished`. */
export async function runTrials(
  experiment: Experiment,
  config: unknown,
  options: RunTrialsOptions = {},
): Promise<ResultRow[]> {
  checkExperiment("runTrials", experiment);
  checkKeys("runTrials", options, ["seed", "finished", "pool", "signal", "onRows", "onProgress"]);
  checkPool("runTrials", options.pool);
  const { seed } = resolveOptions("runTrials", runOptions, options);
  const { finished = new Map(), signal, onRows } = options;
  const tasks = trialTasks(experiment, config, seed);
  const results = tasks.map((task) => finished.get(task.hash));
  const waiting = tasks.flatMap((_, index) => (results[index] ? [] : [index]));
  const report = progressOf(tasks.length, tasks.length - waiting.length, options.onProgress);
  const pool = options.pool ?? {
    size: 1,
    run: (task: TrialTask, context: TaskContext) => runTaskOf(experiment, task, context),
  };
  const failure = new AbortController();
  const combined = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;
  let next = 0;
  const worker = async () => {
    for (let index = waiting[next++]; index !== undefined; index = waiting[next++]) {
      combined.throwIfAborted();
      const task = tasks[index]!;
      const rows = await pool.run(task, {
        signal: combined,
        progress: (fraction, message) => report.part(task.hash, fraction, message),
      });
      results[index] = rows;
      await onRows?.(task, rows);
      report.finish(task.hash);
    }
  };
  const workers = Array.from({ length: Math.max(1, Math.min(pool.size, waiting.length)) }, () =>
    worker().catch((error: unknown) => {
      failure.abort(error);
      throw error;
    }),
  );
  const outcomes = await Promise.allSettled(workers);
  const first = outcomes.find((outcome) => outcome.status === "rejected");
  if (first) throw signal?.aborted ? signal.reason : (failure.signal.reason ?? first.reason);
  return results.flatMap((rows) => rows ?? []);
}

function progressOf(total: number, alreadyDone: number, onProgress: RunTrialsOptions["onProgress"]) {
  let done = alreadyDone;
  const parts = new Map<string, number>();
  const emit = (message?: string) => {
    const open = [...parts.values()].reduce((sum, part) => sum + part, 0);
    onProgress?.({ done: Math.min(total, done + open), total, finished: done, unit: "trials", message });
  };
  emit();
  return {
    part(hash: string, fraction: number, message?: string) {
      parts.set(hash, Math.min(1, Math.max(0, fraction)));
      emit(message);
    },
    finish(hash: string) {
      parts.delete(hash);
      done++;
      emit();
    },
  };
}
