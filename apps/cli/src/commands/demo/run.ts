import type { CommandContext, CommandResult } from "../../contract/context.js";
import { run as runExperiment } from "../run/run.js";

/** The main job: the experiment `demo`. */
export function run(context: CommandContext): Promise<CommandResult> {
  return runExperiment({ ...context, args: ["demo"] });
}
