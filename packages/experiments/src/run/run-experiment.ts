import { checkKeys, checkObject, resolveOptions } from "@collapsar/linalg/check";
import { checkExperiment, checkPool, checkStore } from "../check-arguments.js";
import type { Experiment, ResultRow } from "../experiment.js";
import { type Outcome, outcomeOf } from "../results/outcome.js";
import type { RunRecord } from "../results/record.js";
import { type KeptRows, readResults, resultLines } from "../results/results.js";
import { trialParameters } from "../results/trial-parameters.js";
import { runOptions } from "../run-options.js";
import { type RunProgress, runTrials, type TrialPool, trialTasks } from "../run-trials.js";
import { type RunStore, runFiles, writeOutcome, writeRecord } from "./run-store.js";

/** Options of `runExperiment`. */
export interface RunExperimentOptions {
  /** Validated already, with defaults (`parseConfig`). */
  readonly config: unknown;
  readonly seed?: number | undefined;
  readonly store: RunStore;
  /** The rows that the store already holds, where the caller has read them; by default they are read here. */
  readonly kept?: KeptRows | undefined;
  /**
   * Entries of the record about the machine and the call: command, versions, asked, machine, data; a function where
   * they become known only during the run.
   */
  readonly circumstances?: Partial<Circumstances> | (() => Partial<Circumstances>) | undefined;
  /** When a run that is finished already was finished, and in how long; by default this session says so of itself. */
  readonly session?: Pick<RunRecord, "finishedAt" | "seconds"> | undefined;
  readonly startedAt?: Date | undefined;
  readonly pool?: TrialPool | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

const optionKeys: readonly (keyof RunExperimentOptions)[] = [
  "config",
  "seed",
  "store",
  "kept",
  "circumstances",
  "session",
  "startedAt",
  "pool",
  "signal",
  "onProgress",
];

/** Machine and call of a run, which the application provides. */
export type Circumstances = Pick<RunRecord, "command" | "versions" | "asked" | "machine" | "data">;

/** A run that came to its end. */
export interface FinishedRun {
  readonly record: RunRecord;
  readonly rows: readonly ResultRow[];
  readonly outcome: Outcome;
}

/**
 * Runs an experiment into a store: the record first, the rows of each trial as soon as it ends, then table, figures and
 * report. Trials whose rows are in the store already are not run again, so that the same call resumes a run that was
 * stopped.
 */
export async function runExperiment(
  experiment: Experiment,
  options: RunExperimentOptions,
): Promise<FinishedRun> {
  checkExperiment("runExperiment", experiment);
  checkKeys("runExperiment", options ?? null, optionKeys);
  checkObject("runExperiment", "config", options.config);
  checkStore("runExperiment", options.store);
  checkPool("runExperiment", options.pool);
  const { seed } = resolveOptions("runExperiment", runOptions, options);
  const { config, store, startedAt = new Date(), pool, signal, onProgress } = options;
  const started = performance.now();
  const { finished, whole } = options.kept ?? readResults((await store.read(runFiles.rows)) ?? "");
  const tasks = trialTasks(experiment, config, seed);
  const { circumstances } = options;
  const known = () => (typeof circumstances === "function" ? circumstances() : circumstances);
  const done = new Map(
    tasks.flatMap(({ hash }) => {
      const rows = finished.get(hash);
      return rows === undefined ? [] : [[hash, rows] as const];
    }),
  );
  const { id, title, paper, figure, description } = experiment;
  const record: RunRecord = {
    schema: 1,
    experiment: id,
    title,
    paper,
    figure,
    description,
    seed,
    config,
    versions: {},
    machine: {},
    ...known(),
    startedAt: startedAt.toISOString(),
    trials: { total: tasks.length, done: done.size },
    parameters: trialParameters(tasks.map(({ trial }) => trial)),
  };
  await writeRecord(store, record);
  // a row that a kill cut short is removed before more are appended; rows of trials that are not asked for stay
  if (!whole)
    await store.write(runFiles.rows, [...finished].map(([hash, kept]) => resultLines(hash, kept)).join(""));
  let told = typeof circumstances !== "function";
  const rows = await runTrials(experiment, config, {
    seed,
    pool,
    signal,
    onProgress,
    finished: done,
    onRows: async (task, fresh) => {
      // who computes is known with the first rows, and must stand beside them whatever becomes of this process
      if (!told) {
        told = true;
        await writeRecord(store, { ...record, ...known() });
      }
      await store.append(runFiles.rows, resultLines(task.hash, fresh));
    },
  }).catch(async (error: unknown) => {
    // rows are there that others computed: who goes on must know by what
    if (typeof circumstances === "function") await writeRecord(store, { ...record, ...known() });
    throw error;
  });
  const ended: RunRecord = {
    ...record,
    ...known(),
    trials: { total: tasks.length, done: tasks.length },
    ...(options.session ?? {
      finishedAt: new Date().toISOString(),
      seconds: (performance.now() - started) / 1000,
    }),
  };
  const outcome = outcomeOf(experiment, rows, config);
  await writeOutcome(store, ended, rows, outcome);
  await writeRecord(store, ended);
  return { record: ended, rows, outcome };
}
