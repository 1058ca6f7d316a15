import type { CommandContext, CommandResult } from "../../contract/context.js";
import type { RunFlags } from "../run/flags.js";
import { run as runExperiment } from "../run/run.js";

/** The main job: the experiment `demo`. */
export function run(context: CommandContext<RunFlags>): Promise<CommandResult> {
  return runExperiment({ ...context, args: ["demo"] });
}
