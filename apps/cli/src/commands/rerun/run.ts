import { join } from "node:path";
import { runName } from "@collapsar/experiments/parts";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import type { RunRequest } from "../../engines/execute-run.js";
import { resolveConfig } from "../../experiment-run/load-config.js";
import { experimentOfRun } from "../../experiment-run/own-experiment.js";
import { readRecord } from "../../experiment-run/read-run.js";
import { claimFolder } from "../../experiment-run/run-folder.js";
import { runRequest } from "../../start-run/run-experiment.js";
import type { RerunFlags } from "./flags.js";

/** The run of a folder once more, from its record alone. */
export async function run(context: CommandContext<RerunFlags>): Promise<CommandResult> {
  const { args, common, options, note } = context;
  const [earlier] = args as [string];
  const { experiment: id, config: given, seed } = readRecord(earlier);
  const experiment = await experimentOfRun(id, earlier);
  const config = resolveConfig({ experiment, config: given as Record<string, unknown> }, earlier);
  const startedAt = new Date();
  const folder = common.out ?? join(options.runs, runName(id, seed, config, startedAt));
  claimFolder(folder, { experiment: id, seed, config }, { force: common.force, note });
  const { workers } = options;
  const request: RunRequest = { command: "rerun", experiment, config, seed, folder, startedAt, workers };
  return runRequest(request, context);
}
