import { fetchDataset } from "@collapsar/datasets/node";
import type { CommandContext, CommandResult } from "../../../contract/context.js";
import { InterruptedError } from "../../../contract/errors.js";

/** Downloads a data set into the cache. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const [name] = context.args as [string];
  const { mirror } = context.options as { mirror?: string };
  const hint = `what was received is kept; type collapsar data fetch ${name} again to go on`;
  context.resumeHint(hint);
  const stopping = new AbortController();
  const watch = setInterval(() => {
    if (context.stop.aborted) stopping.abort(new InterruptedError(hint));
  }, 100);
  try {
    const folder = await fetchDataset(name, {
      ...(mirror === undefined ? {} : { mirror }),
      signal: stopping.signal,
      onProgress: (file, received, total) =>
        context.progress({ done: received / 1e6, total: total / 1e6, unit: "MB", message: file }),
    });
    return {
      json: { name, folder },
      text: `${name} is in ${folder}: use it as ${name}, ${name}:train or ${name}:test.`,
    };
  } catch (error) {
    if (stopping.signal.aborted) throw new InterruptedError(hint);
    throw error;
  } finally {
    clearInterval(watch);
  }
}
