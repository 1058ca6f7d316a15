import { visibleText } from "@collapsar/linalg/check";
import { shown } from "./number.js";
import { type Style, textWidth } from "./style.js";

export type TableCell = string | number | null | undefined;

export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** Names come from files, and may not break or steer the line that they stand in. */
const cellText = (cell: TableCell) => (typeof cell === "number" ? shown(cell) : visibleText(cell ?? ""));

/** An aligned table: numbers to the right, words to the left, a heading in bold. */
export function textTable({ columns, rows }: TextTable, { bold }: Style): string {
  const texts = rows.map((row) => columns.map((_, j) => cellText(row[j])));
  const numeric = columns.map((_, j) => rows.some((row) => typeof row[j] === "number"));
  const names = columns.map(visibleText);
  const widths = names.map((name, j) => Math.max(textWidth(name), ...texts.map((row) => textWidth(row[j]!))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, j) => {
        const space = " ".repeat(widths[j]! - textWidth(cell));
        return numeric[j] ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  return [bold(line(names)), ...texts.map(line)].join("\n");
}

/** Names and values below each other. */
export function keyValues(pairs: readonly (readonly [string, TableCell])[], { dim }: Style): string {
  const widest = Math.max(...pairs.map(([name]) => textWidth(name)));
  return pairs.map(([name, value]) => `${dim(name.padEnd(widest))}  ${cellText(value)}`).join("\n");
}
