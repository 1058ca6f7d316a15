import type { CommandContext, CommandResult } from "../../contract/context.js";
import { run as runExperiment } from "../../start-run/run-experiment.js";
import type { RunFlags } from "../../start-run/run-flags.js";

/** The main job: the experiment `demo`. */
export function run(context: CommandContext<RunFlags>): Promise<CommandResult> {
  return runExperiment({ ...context, args: ["demo"] });
}
