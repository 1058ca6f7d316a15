import { experimentEntries } from "@collapsar/experiments/registry";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { textTable } from "../../output/table.js";

interface ListOptions {
  readonly schema?: string | undefined;
}

/** The schema of one experiment's config files; only here its code is loaded. */
async function schemaOf(id: string): Promise<CommandResult> {
  const { loadExperiment } = await import("@collapsar/experiments");
  const { configFileSchema } = await import("@collapsar/experiments/parts");
  const settings = configFileSchema(await loadExperiment(id));
  return { json: { settings }, text: JSON.stringify(settings, null, 2) };
}

/** The experiments, all or those that hold a word. */
export function run({
  args,
  style,
  options,
}: CommandContext<ListOptions>): CommandResult | Promise<CommandResult> {
  const [filter = ""] = args;
  const { schema } = options;
  if (schema !== undefined) {
    if (filter !== "") throw new UsageError(`list ${filter}: has no effect beside --schema; leave it out`);
    return schemaOf(schema);
  }
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
