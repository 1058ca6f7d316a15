import { type ParquetColumn, writeParquet } from "@collapsar/datasets/parts";
import { csvLines } from "../output/csv.js";
import { latexTable } from "../output/latex.js";
import type { Style } from "../output/style.js";
import { textTable } from "../output/table.js";
import { type MetricsRow, valueAt } from "./row.js";

type Cell = string | number | null;

/** Numbers and words of a row under dotted keys; lists and per-class tables stay in the JSON. */
export function flatRow(row: MetricsRow): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const visit = (value: unknown, key: string) => {
    if (value === null || typeof value === "number" || typeof value === "string") cells.set(key, value);
    else if (typeof value === "object" && !Array.isArray(value)) {
      for (const [name, inner] of Object.entries(value as object)) {
        if (key === "" && name === "undefined") continue;
        visit(inner, key === "" ? name : `${key}.${name}`);
      }
    }
  };
  visit(row, "");
  return cells;
}

/**
 * Every column of any row, in the order of their first appearance; a group that is null in one row gives way to its
 * parts.
 */
export function columnsOf(rows: readonly ReadonlyMap<string, Cell>[]): string[] {
  const all = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  return all.filter((key) => !all.some((other) => other.startsWith(`${key}.`)));
}

/** A header and one line a row, each with its end; what is undefined is an empty cell. */
export function csvOf(rows: readonly MetricsRow[]): string {
  const flat = rows.map(flatRow);
  const columns = columnsOf(flat);
  return csvLines([columns, ...flat.map((row) => columns.map((column) => row.get(column)))]);
}

/** The columns of a table for people, with their headings. */
const SHOWN: readonly (readonly [key: string, heading: string])[] = [
  ["nc1.traceRatio", "NC1"],
  ["nc1.pinv", "NC1 pinv"],
  ["nc2.equinorm", "equinorm"],
  ["nc2.etfDistance", "NC2 ETF"],
  ["nc3.selfDuality", "NC3"],
  ["nc3.centred.selfDuality", "NC3 centred"],
  ["nc4", "NC4"],
  ["nc5", "NC5"],
  ["accuracy.classifier", "accuracy"],
  ["ranks.features.effective", "eff. rank"],
  ["regression.nrc1", "NRC1"],
  ["regression.nrc2", "NRC2"],
  ["regression.nrc3", "NRC3"],
  ["ood.neco.auroc", "NECO AUROC"],
];

/** Columns and cells of a series as people read it: what the paths carry, then the main quantities. */
export function shownTable(rows: readonly MetricsRow[]): { columns: string[]; cells: Cell[][] } {
  const by = [...new Set(rows.flatMap((row) => Object.keys((row["by"] as object | undefined) ?? {})))];
  const layered = rows.some((row) => row["layer"] !== undefined);
  const keys = [
    ...(by.length > 0 ? by.map((name) => `by.${name}`) : ["path"]),
    ...(layered ? ["layer"] : []),
  ];
  const values = SHOWN.filter(([key]) => rows.some((row) => valueAt(row, key) !== undefined));
  const failed = rows.some((row) => row["error"] !== undefined);
  const columns = [...keys.map((key) => key.replace(/^by\./, "")), ...values.map(([, heading]) => heading)];
  const cells = rows.map((row) => [
    ...keys.map((key) => (valueAt(row, key) ?? "") as Cell),
    ...values.map(([key]) => (valueAt(row, key) ?? (row["error"] === undefined ? "undefined" : "")) as Cell),
    ...(failed ? [(row["error"] ?? "") as Cell] : []),
  ]);
  return { columns: failed ? [...columns, "error"] : columns, cells };
}

/** A series as an aligned table. */
export function seriesText(rows: readonly MetricsRow[], style: Style): string {
  const { columns, cells } = shownTable(rows);
  return textTable({ columns, rows: cells }, style);
}

/** A tabular for a paper. */
export function latexOf(rows: readonly MetricsRow[]): string {
  const { columns, cells } = shownTable(rows);
  return latexTable(columns, cells);
}

/** The same columns as the CSV, as Parquet. */
export function parquetOf(rows: readonly MetricsRow[]): Uint8Array {
  const flat = rows.map(flatRow);
  const columns = columnsOf(flat).map((name): ParquetColumn => {
    const cells = flat.map((row) => row.get(name) ?? null);
    const numeric = cells.every((cell) => cell === null || typeof cell === "number");
    return numeric
      ? ({
          name,
          data: cells.map((cell) => (cell === null ? null : Number(cell))),
        } as unknown as ParquetColumn)
      : ({
          name,
          data: cells.map((cell) => (cell === null ? null : String(cell))),
        } as unknown as ParquetColumn);
  });
  return writeParquet(columns as never);
}
