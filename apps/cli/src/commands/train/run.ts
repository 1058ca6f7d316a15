import { existsSync, readFileSync } from "node:fs";
import { loadExperiment } from "@collapsar/experiments";
import { parse } from "yaml";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import type { RunPlan } from "../../experiment-run/load-config.js";
import { run as runExperiment } from "../run/run.js";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function contentOf(path: string): Record<string, unknown> {
  if (!existsSync(path)) throw new UsageError(`${path}: there is no such file`);
  let content: unknown;
  try {
    content = parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new UsageError(`${path}: expected YAML, found ${(error as Error).message.split("\n")[0]}`);
  }
  if (isObject(content)) return content;
  throw new UsageError(`${path}: expected keys such as network and data, found ${JSON.stringify(content)}`);
}

/** The settings of a config file: at its top, under `config`, or both; with `experiment: train` and a seed as a run writes them. */
async function planOf(path: string): Promise<RunPlan> {
  const { experiment = "train", seed, config = {}, ...keys } = contentOf(path);
  if (experiment !== "train")
    throw new UsageError(
      `${path}: expected a training, found experiment: ${String(experiment)}; use collapsar run ${path}`,
    );
  if (!isObject(config))
    throw new UsageError(`${path}, key config: expected settings by name, found ${JSON.stringify(config)}`);
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw new UsageError(`${path}, key seed: expected a whole number, found ${JSON.stringify(seed)}`);
  const twice = Object.keys(keys).find((key) => Object.hasOwn(config, key));
  if (twice !== undefined)
    throw new UsageError(`${path}, key ${twice}: expected once, found at the top and under config`);
  const settings = { ...keys, ...config };
  const plan = { experiment: await loadExperiment("train"), config: settings };
  return seed === undefined ? plan : { ...plan, seed: seed as number };
}

/** Trains and measures one network: the experiment `train`, with its settings from a file. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const [path] = context.args;
  const resume = context.options["resume"];
  if (path === undefined && resume === undefined) {
    throw new UsageError(
      "train: expected a .yaml file with the settings, or --resume with the folder of a training",
    );
  }
  if (path !== undefined && resume !== undefined) {
    throw new UsageError(
      `--resume ${String(resume)}: a training that was begun keeps its settings; leave out ${path}, or --resume to begin anew`,
    );
  }
  if (path === undefined) return runExperiment({ ...context, args: ["train"] });
  return runExperiment(context, await planOf(path));
}
