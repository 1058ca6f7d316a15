import { join } from "node:path";
import { loadExperiment, trialHash } from "@collapsar/experiments";
import type { CommandContext, CommandResult } from "../command.js";
import { UsageError } from "../failure.js";
import { executeRun } from "../runs/execute-run.js";
import { loadPlan, resolveConfig, withSettings } from "../runs/load-config.js";
import { present, presentationText, writePresentation } from "../runs/present-run.js";
import { newRunFolder, readRecord } from "../runs/run-folder.js";

interface Options {
  readonly set?: readonly string[];
  readonly scale?: string;
  readonly resume?: string;
  readonly runs: string;
  readonly workers?: number;
}

/** The run that the arguments ask for: a new one, or one that was begun. */
async function requested(context: CommandContext) {
  const { set = [], scale, resume, runs, workers } = context.options as unknown as Options;
  const [name] = context.args;
  if (resume !== undefined) {
    if (set.length > 0 || scale !== undefined) {
      throw new UsageError(
        `--resume ${resume}: a run that was begun keeps its config; leave out --set and --scale`,
      );
    }
    const { experiment: id, config, seed } = readRecord(resume);
    if (name !== undefined && name !== id)
      throw new UsageError(`--resume ${resume}: holds a run of ${id}, not of ${name}`);
    const experiment = await loadExperiment(id);
    return {
      experiment,
      config: resolveConfig({ experiment, config: config as Record<string, unknown> }, resume),
      seed,
      folder: resume,
      workers,
    };
  }
  if (name === undefined)
    throw new UsageError(
      "run: expected an experiment or a .yaml file (collapsar list shows the experiments)",
    );
  const plan = await loadPlan(name);
  const settings = scale === undefined ? set : [`scale=${scale}`, ...set];
  const config = resolveConfig({ ...plan, config: withSettings(plan.config, settings) }, name);
  const seed =
    context.options["seedGiven"] === true ? context.common.seed : (plan.seed ?? context.common.seed);
  const hash = trialHash(plan.experiment.id, seed, config);
  const folder = context.common.out ?? newRunFolder(runs, plan.experiment.id, hash);
  return { experiment: plan.experiment, config, seed, folder, workers };
}

/** A named experiment or a config file, in a folder of its own. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const request = await requested(context);
  const { experiment, config, seed, folder } = request;
  const rows = await executeRun(request, context);
  const presentation = present(experiment, rows, config);
  const report = await writePresentation(
    folder,
    { experiment, config, seed, presentation, folder },
    rows,
    context,
  );
  const { tables, checks, words, figures } = presentation;
  return {
    json: {
      experiment: experiment.id,
      run: folder,
      seed,
      config,
      rows: rows.length,
      tables,
      checks,
      words,
      figures: figures.map(({ name }) => join(folder, "figures", `${name}.svg`)),
      report,
    },
    text: `${presentationText(presentation, context)}\n\nReport: ${report}`,
  };
}
