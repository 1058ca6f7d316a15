import { shown } from "./number.js";
import type { Style } from "./style.js";

export type TableCell = string | number | null | undefined;

export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

const cellText = (cell: TableCell) => (typeof cell === "number" ? shown(cell) : (cell ?? ""));

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colour codes that take no width
const invisible = /\x1b\[\d+m/g;
const width = (text: string) => [...text.replace(invisible, "")].length;

/** An aligned table: numbers to the right, words to the left, a heading in bold. */
export function textTable({ columns, rows }: TextTable, { bold }: Style): string {
  const texts = rows.map((row) => columns.map((_, j) => cellText(row[j])));
  const numeric = columns.map((_, j) => rows.some((row) => typeof row[j] === "number"));
  const widths = columns.map((name, j) => Math.max(width(name), ...texts.map((row) => width(row[j]!))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, j) => {
        const space = " ".repeat(widths[j]! - width(cell));
        return numeric[j] ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  return [bold(line(columns)), ...texts.map(line)].join("\n");
}

/** Names and values below each other. */
export function keyValues(pairs: readonly (readonly [string, TableCell])[], { dim }: Style): string {
  const widest = Math.max(...pairs.map(([name]) => width(name)));
  return pairs.map(([name, value]) => `${dim(name.padEnd(widest))}  ${cellText(value)}`).join("\n");
}
