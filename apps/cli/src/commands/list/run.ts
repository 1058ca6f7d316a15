import { experimentEntries } from "@collapsar/experiments/registry";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { textTable } from "../../output/table.js";

/** The experiments, all or those that hold a word. */
export function run({ args, style }: CommandContext): CommandResult {
  const [filter = ""] = args;
  const word = filter.toLowerCase();
  const found = experimentEntries.filter(({ id, title, paper }) =>
    `${id} ${title} ${paper}`.toLowerCase().includes(word),
  );
  const experiments = found.map(({ id, title, paper, figure }) => ({
    id,
    title,
    paper,
    ...(figure === undefined ? {} : { figure }),
  }));
  if (found.length === 0)
    return { json: { experiments }, text: `No experiment holds “${filter}”; collapsar list shows all.` };
  const rows = found.map(({ id, paper, figure, title }) => [id, paper, figure ?? "", title]);
  const table = textTable({ columns: ["id", "paper", "figure", "title"], rows }, style);
  return { json: { experiments }, text: `${table}\n\nRun one with collapsar run ID.` };
}
