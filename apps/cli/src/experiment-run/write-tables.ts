import { join } from "node:path";
import type { NamedTable } from "@collapsar/experiments";
import { writeAtomic } from "../files/atomic-file.js";
import { csvLines } from "../output/csv.js";
import { latexTable } from "../output/latex.js";

/** Writes each table of a run for a spreadsheet, in full precision, and for a paper. */
export function writeTables(folder: string, tables: readonly NamedTable[]): void {
  for (const { name, columns, rows } of tables) {
    writeAtomic(join(folder, "tables", `${name}.csv`), csvLines([columns, ...rows]));
    writeAtomic(join(folder, "tables", `${name}.tex`), `${latexTable(columns, rows)}\n`);
  }
}
