import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { run as runExperiment } from "../run/run.js";

/** The settings of a config file as `--set` pairs of the experiment `train`; an `experiment: train` is allowed and needless. */
function settingsOf(path: string): string[] {
  if (!existsSync(path)) throw new UsageError(`${path}: there is no such file`);
  let content: unknown;
  try {
    content = parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new UsageError(`${path}: expected YAML, found ${(error as Error).message.split("\n")[0]}`);
  }
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    throw new UsageError(`${path}: expected keys such as network and data, found ${JSON.stringify(content)}`);
  }
  const { experiment = "train", config, ...keys } = content as Record<string, unknown>;
  if (experiment !== "train")
    throw new UsageError(
      `${path}: expected a training, found experiment: ${String(experiment)}; use collapsar run ${path}`,
    );
  const settings = { ...keys, ...(config as object | undefined) };
  return Object.entries(settings).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
}

/** Trains and measures one network: the experiment `train`, with its settings from a file. */
export function run(context: CommandContext): Promise<CommandResult> {
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
  const given = (context.options["set"] ?? []) as readonly string[];
  const options = { ...context.options, set: [...settingsOf(path), ...given] };
  return runExperiment({ ...context, args: ["train"], options });
}
