import type { JudgedCheck, Outcome } from "@collapsar/experiments";
import { controlText, effectText } from "@collapsar/experiments/parts";
import type { CommandContext } from "../contract/context.js";
import { textTable } from "../output/table.js";
import { wrapped } from "../output/wrap.js";

/** The width of the longest verdict. */
const MARK = "not testable".length;

function checkText(check: JudgedCheck, width: number, { style }: CommandContext): string {
  const { id, claim, verdict, detail, effect, control } = check;
  const paint = { seen: style.green, "not seen": style.red, "not testable": style.yellow }[verdict];
  const indent = " ".repeat(MARK + 2);
  const lines = [detail, ...(effect ? [effectText(effect)] : []), ...(control ? [controlText(control)] : [])];
  const below = lines.map((line) => wrapped(line, width, indent)).join("\n");
  return `${paint(verdict.padEnd(MARK))}  ${id}: ${claim}\n${below}`;
}

/** Tables, checks and words of a run for the terminal. */
export function outcomeText({ tables, checks, words }: Outcome, context: CommandContext): string {
  const { style, columns } = context;
  const width = Math.min(columns, 100);
  const parts = tables.map((table) => `${style.bold(table.title)}\n${textTable(table, style)}`);
  if (checks.length > 0) {
    const count = (verdict: JudgedCheck["verdict"]) => checks.filter((one) => one.verdict === verdict).length;
    const untested = count("not testable");
    const rest = untested > 0 ? `, ${untested} not testable here` : "";
    const lines = checks.map((check) => checkText(check, width, context));
    parts.push(
      `${style.bold(`Claims: ${count("seen")} of ${checks.length} seen${rest}`)}\n${lines.join("\n")}`,
    );
  }
  return [...parts, ...words.map((paragraph) => wrapped(paragraph, width))].join("\n\n");
}
