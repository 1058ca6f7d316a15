import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Machine } from "./machine.js";
import { merge, type Row } from "./report.js";

/** Measurements on one family of processors. */
export interface Measured extends Omit<Machine, "family"> {
  readonly rows: readonly Row[];
}

/** Rows by family of processors. */
export type Baseline = Readonly<Record<string, Measured>>;

export function readBaseline(file: string, required: boolean): Baseline {
  if (!required && !existsSync(file)) return {};
  return JSON.parse(readFileSync(file, "utf8")) as Baseline;
}

/** Writes rows in place of the same cases' old ones of this family; other families keep theirs. */
export function saveBaseline(file: string, { family, ...machine }: Machine, rows: readonly Row[]): void {
  const baseline = readBaseline(file, false);
  const measured = { ...machine, rows: merge(baseline[family]?.rows ?? [], rows) };
  writeFileSync(file, `${JSON.stringify({ ...baseline, [family]: measured }, null, 2)}\n`);
}

/** Rows gathered under their names, in the order of the names. */
export function rowsByJob(rows: readonly Row[]): { readonly name: string; readonly rows: readonly Row[] }[] {
  return [...new Set(rows.map(({ name }) => name))].map((name) => ({
    name,
    rows: rows.filter((row) => row.name === name),
  }));
}
