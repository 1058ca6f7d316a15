import type { Note } from "../note.js";

/** A column of numbers; a missing cell is NaN. */
export interface NumericColumn {
  readonly kind: "numeric";
  readonly name: string;
  readonly values: Float64Array;
  /** The cells exactly, where all are whole numbers and some are beyond 2^53; undefined where missing. */
  readonly exact?: readonly (bigint | undefined)[] | undefined;
  /** Meaning of the points in its cells, where they could be either: 1.234 is a fraction or a thousand and more. */
  readonly points?: Points | undefined;
}

/** Meaning of a point in a written number. */
export type Points = "decimal" | "thousands";

/** A column of names; a missing cell has code −1. */
export interface CategoricalColumn {
  readonly kind: "categorical";
  readonly name: string;
  readonly codes: Int32Array;
  /** Names in natural order: numbers by value, then text. */
  readonly categories: readonly string[];
}

/** A column of false and true as 0 and 1; a missing cell is NaN. */
export interface BooleanColumn {
  readonly kind: "boolean";
  readonly name: string;
  readonly values: Float64Array;
  /** How the data writes false and true. */
  readonly spelling: readonly [string, string];
}

/** A column of dates in milliseconds since 1970 (of the day, where it holds times alone); a missing cell is NaN. */
export interface DateColumn {
  readonly kind: "date";
  readonly name: string;
  readonly values: Float64Array;
  readonly holds: "dates" | "dates and times" | "times";
}

/** A column of a table, by what its cells are. */
export type TableColumn = NumericColumn | CategoricalColumn | BooleanColumn | DateColumn;

/** Named columns of equal length, as a file or rows in memory hold them. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  /** Row of the file (from 1), or of the rows in memory (from 0), that a row of the table (from 0) came from. */
  readonly fileRow: (row: number) => number;
  /** Whether the names were in the data; otherwise they are column_1, column_2, … */
  readonly named: boolean;
  /** Columns that had no name among those that had. */
  readonly nameless?: readonly string[] | undefined;
  /** Columns that the format itself marks as row names (R, pandas). */
  readonly rowNames?: readonly string[] | undefined;
  /** Decisions made while reading. */
  readonly notes?: readonly Note[] | undefined;
}

/** Number of missing cells. */
export function missingCells(column: TableColumn): number {
  let count = 0;
  if (column.kind === "categorical") for (const code of column.codes) count += code < 0 ? 1 : 0;
  else for (const value of column.values) count += Number.isNaN(value) ? 1 : 0;
  return count;
}

/** Row of the table (from 0) of the first missing cell, or −1. */
export function firstMissing(column: TableColumn): number {
  return column.kind === "categorical" ? column.codes.indexOf(-1) : column.values.findIndex(Number.isNaN);
}

/** Row of the table (from 0) of the first cell that is not missing, or −1. */
export function firstPresent(column: TableColumn): number {
  return column.kind === "categorical"
    ? column.codes.findIndex((code) => code >= 0)
    : column.values.findIndex((value) => !Number.isNaN(value));
}

function takeCells(column: TableColumn, rows: Int32Array): TableColumn {
  if (column.kind === "categorical") return { ...column, codes: rows.map((row) => column.codes[row]!) };
  const values = Float64Array.from(rows, (row) => column.values[row]!);
  if (column.kind !== "numeric" || column.exact === undefined) return { ...column, values };
  const { exact } = column;
  return { ...column, values, exact: Array.from(rows, (row) => exact[row]) };
}

/** The given rows of a table, which remember where they came from. */
export function takeTableRows(table: Table, rows: Int32Array): Table {
  return {
    ...table,
    rows: rows.length,
    columns: table.columns.map((column) => takeCells(column, rows)),
    fileRow: (row) => table.fileRow(rows[row]!),
  };
}
