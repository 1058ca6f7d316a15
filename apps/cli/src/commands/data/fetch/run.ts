import { fetchDataset } from "@collapsar/datasets/node";
import type { CommandContext, CommandResult } from "../../../contract/context.js";
import type { FetchFlags } from "./flags.js";

/** Downloads a data set into the cache. */
export async function run(context: CommandContext<FetchFlags>): Promise<CommandResult> {
  const [name] = context.args as [string];
  const { mirror } = context.options;
  const hint = `what was received is kept; type collapsar data fetch ${name} again to go on`;
  context.resumeHint(hint);
  const folder = await fetchDataset(name, {
    mirror,
    signal: context.stop,
    onProgress: ({ done, total = 0, message }) =>
      context.progress({ done: done / 1e6, total: total / 1e6, unit: "MB", message }),
  });
  return {
    json: { name, folder },
    text: `${name} is in ${folder}: use it as ${name}, ${name}:train or ${name}:test.`,
  };
}
