import { parseCsv, tableDataset } from "@collapsar/datasets";
import { inferTask } from "@collapsar/datasets/parts";
import type { TableSpec } from "./spec.js";

/** Cells of a column as they are written, without quotes. */
export function cells(text: string, column: string): string[] {
  const table = parseCsv(text, { categorical: () => true });
  const found = table.columns.find(({ name }) => name === column);
  if (found?.kind !== "categorical") throw new Error(`bench tables: no column ${column}`);
  return Array.from(found.codes, (code) => found.categories[code] ?? "NA");
}

/** Whether the whole table's target holds classes, by the toolkit's one rule. */
export function holdsClasses({ header, rows, target, drop }: TableSpec): boolean {
  const data = tableDataset(parseCsv(`${[header, ...rows].join("\n")}\n`), { target, drop });
  return inferTask(data).task === "classification";
}
