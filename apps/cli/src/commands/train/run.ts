import type { CommandContext, CommandResult } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { run as runExperiment } from "../../start-run/run-experiment.js";
import type { RunFlags } from "../../start-run/run-flags.js";

/** Trains and measures one network: the experiment `train`, with its settings from a file. */
export function run(context: CommandContext<RunFlags>): Promise<CommandResult> {
  const [path] = context.args;
  const { resume } = context.options;
  if (path === undefined && resume === undefined) {
    throw new UsageError(
      "train: expected a .yaml file with the settings, or --resume with the folder of a training",
    );
  }
  if (path !== undefined && resume !== undefined) {
    throw new UsageError(
      `--resume ${resume}: a training that was begun keeps its settings; leave out ${path}, or --resume to begin anew`,
    );
  }
  return runExperiment(context, "train");
}
