import type { CommandContext, CommandResult } from "../../contract/context.js";
import { redisUrl } from "../../engines/bullmq/connection.js";
import { serve } from "../../engines/bullmq/serve.js";
import { runArrayTasks } from "../../engines/slurm/array-tasks.js";
import type { WorkerFlags } from "./flags.js";

/** Trials of runs on other machines: from a queue until it is stopped, or those of one element of a job array. */
export async function run(context: CommandContext<WorkerFlags>): Promise<CommandResult> {
  const { redis, concurrency, tasks } = context.options;
  if (tasks === undefined) return serve(redisUrl(redis), concurrency, context);
  const count = await runArrayTasks(tasks, context);
  return { json: { trials: count }, text: `${count} trials were run.` };
}
