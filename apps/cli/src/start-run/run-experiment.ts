import { join, resolve } from "node:path";
import type { Experiment } from "@collapsar/experiments";
import { runFiles, runName, trialTasks } from "@collapsar/experiments/parts";
import { InputError } from "@collapsar/linalg/check";
import type { CommandContext, CommandResult } from "../contract/context.js";
import { UsageError } from "../contract/errors.js";
import type { EngineRequest } from "../engines/engine.js";
import { executeRun, type RunRequest } from "../engines/execute-run.js";
import { arrayScript } from "../engines/slurm/array.js";
import { loadPlan, type RunPlan, resolveConfig, withSettings } from "../experiment-run/load-config.js";
import { experimentOfRun, isModulePath } from "../experiment-run/own-experiment.js";
import { outcomeText } from "../experiment-run/present-run.js";
import { readRecord } from "../experiment-run/read-run.js";
import { claimFolder } from "../experiment-run/run-folder.js";
import { lockRun } from "../experiment-run/run-lock.js";
import { writePngs } from "../experiment-run/write-pngs.js";
import { writeTables } from "../experiment-run/write-tables.js";
import type { RunFlags } from "./run-flags.js";

/** The engine that is asked for; resources of a cluster come from the config file. */
function engineOf({ engine, redis, partition }: RunFlags, resources: RunPlan["slurm"] = {}): EngineRequest {
  if (engine === "bullmq") return { name: engine, redis };
  return engine === "slurm" ? { name: engine, partition, resources } : { name: engine };
}

/** A run that was begun: its experiment, config and seed are in its record. */
async function begun(folder: string, options: RunFlags, name: string | undefined): Promise<RunRequest> {
  const { set = [], scale, workers } = options;
  if (set.length > 0 || scale !== undefined) {
    throw new UsageError(
      `--resume ${folder}: a run that was begun keeps its config; leave out --set and --scale`,
    );
  }
  const record = readRecord(folder);
  const { experiment: id, config: given, seed, startedAt } = record;
  const module = name !== undefined && isModulePath(name) ? name : undefined;
  if (name !== undefined && module === undefined && name !== id)
    throw new UsageError(`--resume ${folder}: holds a run of ${id}, not of ${name}`);
  const experiment = await experimentOfRun(id, folder, module);
  const config = resolveConfig({ experiment, config: given as Record<string, unknown> }, folder);
  return {
    command: "run",
    experiment,
    module,
    config,
    seed,
    folder,
    startedAt: new Date(startedAt),
    workers,
    begun: record,
    engine: engineOf(options),
  };
}

/** `--scale` as a setting; an experiment of one size has none, and that size is the small one. */
function scaleSetting(scale: string | undefined, { id, schema }: Experiment): string[] {
  if (scale === undefined) return [];
  const keys = "shape" in schema ? Object.keys(schema.shape as object) : [];
  if (keys.includes("scale")) return [`scale=${scale}`];
  if (scale === "small") return [];
  throw new UsageError(`--scale ${scale}: ${id} has one size; its keys are ${keys.join(", ")}`);
}

/** The requested run: a new one, or one to resume. */
async function requested(
  { options, args: [name], common, given, note }: CommandContext<RunFlags>,
  kind: "train" | undefined,
): Promise<RunRequest> {
  const { set = [], scale, resume, runs, workers } = options;
  if (resume !== undefined) return begun(resume, options, name ?? kind);
  if (name === undefined) {
    throw new UsageError(
      "run: expected an experiment or a .yaml file (collapsar list shows the experiments)",
    );
  }
  const plan = await loadPlan(name, kind);
  const { experiment, module } = plan;
  const settings = [...scaleSetting(scale, experiment), ...set];
  const config = resolveConfig({ ...plan, config: withSettings(plan.config, settings) }, name);
  const seed = given.has("seed") ? common.seed : (plan.seed ?? common.seed);
  const startedAt = new Date();
  const folder = common.out ?? join(runs, runName(experiment.id, seed, config, startedAt));
  if (options.dryRun !== true)
    claimFolder(folder, { experiment: experiment.id, seed, config }, { force: common.force, note });
  const engine = engineOf(options, plan.slurm);
  return { command: kind ?? "run", experiment, module, config, seed, folder, startedAt, workers, engine };
}

/** The script of the job array that a run would submit. */
function dryRun(
  { experiment, config, seed, folder, engine }: RunRequest,
  { common }: CommandContext,
): CommandResult {
  const { partition, resources } = engine as Extract<EngineRequest, { name: "slurm" }>;
  const trials = trialTasks(experiment, config, seed).length;
  const { backend, threads = 1 } = common;
  const place = resolve(folder);
  const settings = { folder: place, experiment: experiment.id, partition, resources, backend, threads };
  const script = arrayScript(settings, join(place, "slurm", "tasks-1.jsonl"), trials);
  return { json: { experiment: experiment.id, seed, config, trials, script }, text: script.trimEnd() };
}

/** Refuses a config that cannot be run; what is wrong with a file that it names is said with the file of the config. */
async function prepared(experiment: Experiment, config: unknown, { args }: CommandContext): Promise<void> {
  try {
    await experiment.prepare?.(config);
  } catch (error) {
    const [name = ""] = args;
    if (!(error instanceof InputError) || !/\.ya?ml$/i.test(name)) throw error;
    throw new UsageError(`${name}: ${error.message}`, { cause: error });
  }
}

/** A named experiment or a config file, in a folder of its own. */
export async function run(context: CommandContext<RunFlags>, kind?: "train"): Promise<CommandResult> {
  const request = await requested(context, kind);
  const { experiment, config } = request;
  if (context.options.dryRun === true) return dryRun(request, context);
  if (request.begun === undefined) await prepared(experiment, config, context);
  return runRequest(request, context);
}

/** Runs a request, in a folder that nobody else writes into meanwhile, and tells what came of it. */
export async function runRequest(request: RunRequest, context: CommandContext): Promise<CommandResult> {
  const { experiment, config, seed, folder, begun: earlier } = request;
  const unlock = lockRun(folder);
  try {
    // another process may have begun one since the folder was claimed
    const identity = { experiment: experiment.id, seed, config };
    if (earlier === undefined) claimFolder(folder, identity, { force: false, note: context.note });
    return await runLocked(request, context);
  } finally {
    unlock();
  }
}

async function runLocked(request: RunRequest, context: CommandContext): Promise<CommandResult> {
  const { experiment, config, seed, folder } = request;
  const { rows, outcome, record } = await executeRun(request, context);
  await writePngs(folder, outcome.figures, context.note);
  writeTables(folder, outcome.tables);
  const { tables, checks, words, figures } = outcome;
  const report = join(folder, runFiles.report);
  return {
    json: {
      experiment: experiment.id,
      run: folder,
      seed,
      config,
      trials: record.trials,
      rows: rows.length,
      tables,
      checks,
      words,
      figures: figures.map(({ name }) => join(folder, runFiles.figure(name))),
      report,
    },
    text: `${outcomeText(outcome, context)}\n\nReport: ${report}`,
    folder,
  };
}
