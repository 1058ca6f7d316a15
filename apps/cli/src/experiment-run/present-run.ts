import type { Check, Outcome } from "@collapsar/experiments";
import type { CommandContext } from "../contract/context.js";
import { textTable } from "../output/table.js";
import { wrapped } from "../output/wrap.js";

function checkText({ id, claim, seen, detail }: Check, width: number, { style }: CommandContext): string {
  const mark = seen ? style.green("seen    ") : style.red("not seen");
  return `${mark}  ${id}: ${claim}\n${wrapped(detail, width, "          ")}`;
}

/** Tables, checks and words of a run for the terminal. */
export function outcomeText({ tables, checks, words }: Outcome, context: CommandContext): string {
  const { style, columns } = context;
  const width = Math.min(columns, 100);
  const parts = tables.map((table) => `${style.bold(table.title)}\n${textTable(table, style)}`);
  if (checks.length > 0) {
    const seen = checks.filter((check) => check.seen).length;
    const lines = checks.map((check) => checkText(check, width, context));
    parts.push(`${style.bold(`Claims: ${seen} of ${checks.length} seen`)}\n${lines.join("\n")}`);
  }
  return [...parts, ...words.map((paragraph) => wrapped(paragraph, width))].join("\n\n");
}
