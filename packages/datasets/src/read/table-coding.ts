import { DataError, shown } from "../data-error.js";
import { columnIndex } from "./csv.js";
import type { CategoricalColumn, NumericColumn, Table, TableColumn } from "./table.js";

/** How a column of a table becomes columns of X: as it is, empty cells filled with the mean; or one-hot. */
export type ColumnCoding =
  | { readonly kind: "numeric"; readonly name: string; readonly fill: number }
  | { readonly kind: "categorical"; readonly name: string; readonly categories: readonly string[] };

/** Class names in the order of their labels, or a real number. */
export type TargetCoding =
  | { readonly kind: "class"; readonly name: string; readonly classNames: readonly string[] }
  | { readonly kind: "number"; readonly name: string };

/** Everything that turns a table into numbers, plain JSON, so that new rows are coded as the training rows were. */
export interface TableCoding {
  readonly columns: readonly ColumnCoding[];
  readonly target?: TargetCoding;
}

export interface TableCodingOptions {
  /** Target column by name or number from 1; the last by default; null for none. */
  readonly target?: string | number | null;
  /** What an empty cell of a numeric column is: the column's mean, or an error; defaults to the mean. */
  readonly missing?: "mean" | "error";
  /** What a categorical column becomes; defaults to one-hot. */
  readonly categoricals?: "one-hot" | "error";
}

/**
 * Learns from a table how its columns become numbers: means for empty cells, categories for one-hot, classes of the target.
 *
 * @throws DataError if the target is unknown or has empty cells, or a column cannot be coded
 */
export function tableCoding(table: Table, options: TableCodingOptions = {}): TableCoding {
  const { target = table.columns.length, missing = "mean", categoricals = "one-hot" } = options;
  const names = table.columns.map(({ name }) => name);
  const targetIndex = target === null ? -1 : columnIndex(names, target);
  const features = table.columns.filter((_, j) => j !== targetIndex);
  if (features.length === 0) {
    throw new DataError({
      expected: "a column beside the target",
      found: "only the target",
      mend: "name the target with --target",
    });
  }
  if (categoricals === "error") refuseCategorical(table, features);
  if (missing === "error") refuseEmpty(table, features);
  const columns = features.map(columnCoding);
  return targetIndex < 0
    ? { columns }
    : { columns, target: targetCoding(table, table.columns[targetIndex]!) };
}

function refuseCategorical(table: Table, columns: readonly TableColumn[]): void {
  const column = columns.find(({ kind }) => kind === "categorical") as CategoricalColumn | undefined;
  if (column === undefined) return;
  const row = column.codes.findIndex((code) => code >= 0);
  throw new DataError({
    row: table.fileRow(row),
    column: column.name,
    expected: "numbers only (categories are coded one-hot by rfm alone)",
    found: shown(column.categories[column.codes[row]!] ?? ""),
    mend: "drop the column or code it as numbers; if it holds the labels, pass --target",
  });
}

function emptyRow(column: TableColumn): number {
  return column.kind === "numeric" ? column.values.findIndex(Number.isNaN) : column.codes.indexOf(-1);
}

function refuseEmpty(table: Table, columns: readonly TableColumn[]): void {
  for (const column of columns) {
    const row = column.kind === "numeric" ? emptyRow(column) : -1;
    if (row < 0) continue;
    throw new DataError({
      row: table.fileRow(row),
      column: column.name,
      expected: "a number",
      found: "an empty cell",
      mend: "fill it in or drop the row",
    });
  }
}

function columnCoding(column: TableColumn): ColumnCoding {
  const { name } = column;
  if (column.kind === "categorical") return { kind: "categorical", name, categories: column.categories };
  const present = column.values.filter((value) => !Number.isNaN(value));
  if (present.length === 0) throw onlyEmptyCells(name);
  return {
    kind: "numeric",
    name,
    fill: present.reduce((mean, value, i) => mean + (value - mean) / (i + 1), 0),
  };
}

/** The fault of a numeric column without a number. */
export function onlyEmptyCells(column: string): DataError {
  return new DataError({
    column,
    expected: "at least one number",
    found: "empty cells only",
    mend: "drop the column",
  });
}

/**
 * What a target column stands for: classes where it holds text or whole numbers, real numbers otherwise.
 *
 * @throws DataError if a cell is empty
 */
export function targetCoding(table: Table, column: TableColumn): TargetCoding {
  const row = emptyRow(column);
  if (row >= 0) {
    throw new DataError({
      row: table.fileRow(row),
      column: column.name,
      expected: "a target in every row",
      found: "an empty cell",
      mend: "fill it in or drop the row; another column is the target with --target",
    });
  }
  if (column.kind === "categorical")
    return { kind: "class", name: column.name, classNames: column.categories };
  const classNames = integerClasses(column);
  return classNames === undefined
    ? { kind: "number", name: column.name }
    : { kind: "class", name: column.name, classNames };
}

/** Whole numbers are read as class names too: which of the two they mean is for the task to say. */
function integerClasses({ values }: NumericColumn): string[] | undefined {
  if (!values.every(Number.isSafeInteger)) return undefined;
  return [...new Set(values)].sort((a, b) => a - b).map(String);
}

/** Names of the columns of X that a coding makes: a categorical column gives one for each category. */
export function codedColumns({ columns }: TableCoding): string[] {
  return columns.flatMap((column) =>
    column.kind === "numeric"
      ? [column.name]
      : column.categories.map((category) => `${column.name}=${category}`),
  );
}

/** Groups of columns of X that belong to one categorical column of the table: [start, end) of each. */
export function oneHotBlocks({ columns }: TableCoding): { name: string; start: number; end: number }[] {
  const blocks: { name: string; start: number; end: number }[] = [];
  let at = 0;
  for (const column of columns) {
    const width = column.kind === "numeric" ? 1 : column.categories.length;
    if (column.kind === "categorical") blocks.push({ name: column.name, start: at, end: at + width });
    at += width;
  }
  return blocks;
}
