import type { Matrix } from "@collapsar/linalg";
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
  if (present.length === 0) {
    throw new DataError({
      column: name,
      expected: "at least one number",
      found: "empty cells only",
      mend: "drop the column",
    });
  }
  return {
    kind: "numeric",
    name,
    fill: present.reduce((mean, value, i) => mean + (value - mean) / (i + 1), 0),
  };
}

function targetCoding(table: Table, column: TableColumn): TargetCoding {
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

/** The column that a coding asks for: by name where the table has names, by position otherwise. */
function findColumn(table: Table, name: string, position: number): TableColumn {
  const column = table.named
    ? table.columns.find((candidate) => candidate.name === name)
    : table.columns[position];
  if (column !== undefined) return column;
  throw new DataError({
    expected: `a column ${JSON.stringify(name)}, which the coding knows`,
    found: table.columns.map((candidate) => candidate.name).join(", "),
    mend: "use a table with the columns of the training table",
  });
}

/**
 * The rows of a table as numbers, by a coding learned from another table.
 *
 * An empty numeric cell becomes the training mean, an empty categorical cell a block of zeros.
 *
 * @returns n × d, its columns as `codedColumns` names them
 * @throws DataError if a column is missing, holds text where numbers were, or a category is unknown
 */
export function encodeTable(table: Table, coding: TableCoding): Matrix {
  const cols = codedColumns(coding).length;
  const data = new Float64Array(table.rows * cols);
  let at = 0;
  coding.columns.forEach((column, position) => {
    const found = findColumn(table, column.name, position);
    if (column.kind === "numeric") {
      fillNumeric(table, found, column.fill, data.subarray(at), cols);
      at += 1;
    } else {
      fillOneHot(table, found, column.categories, data.subarray(at), cols);
      at += column.categories.length;
    }
  });
  return { rows: table.rows, cols, data };
}

function fillNumeric(
  table: Table,
  column: TableColumn,
  fill: number,
  data: Float64Array,
  stride: number,
): void {
  if (column.kind === "categorical") {
    const row = column.codes.findIndex((code) => code >= 0);
    throw new DataError({
      row: table.fileRow(row),
      column: column.name,
      expected: "a number, as in the training table",
      found: shown(column.categories[column.codes[row]!] ?? ""),
    });
  }
  column.values.forEach((value, i) => {
    data[i * stride] = Number.isNaN(value) ? fill : value;
  });
}

/** Names of the cells of a column, "" where empty; numbers are spelled as they were learned. */
function cellNames(column: TableColumn): (row: number) => string {
  if (column.kind === "categorical") return (row) => column.categories[column.codes[row]!] ?? "";
  return (row) => (Number.isNaN(column.values[row]!) ? "" : String(column.values[row]));
}

function fillOneHot(
  table: Table,
  column: TableColumn,
  categories: readonly string[],
  data: Float64Array,
  stride: number,
): void {
  const place = new Map(categories.map((category, i) => [category, i]));
  const nameOf = cellNames(column);
  for (let i = 0; i < table.rows; i++) {
    const name = nameOf(i);
    const position = place.get(name);
    if (position !== undefined) data[i * stride + position] = 1;
    else if (name !== "") throw unknownCategory(table.fileRow(i), column.name, name, categories);
  }
}

function unknownCategory(
  row: number,
  column: string,
  name: string,
  categories: readonly string[],
): DataError {
  const list = categories.length > 12 ? `${categories.slice(0, 12).join(", ")}, …` : categories.join(", ");
  return new DataError({ row, column, expected: `one of the known categories ${list}`, found: shown(name) });
}

/**
 * Labels of a table's rows by the classes of a coding.
 *
 * @throws DataError if the target column is missing or holds an unknown class
 */
export function encodeLabels(table: Table, target: Extract<TargetCoding, { kind: "class" }>): Int32Array {
  const column = findColumn(table, target.name, table.columns.length - 1);
  const place = new Map(target.classNames.map((name, i) => [name, i]));
  const nameOf = cellNames(column);
  return Int32Array.from({ length: table.rows }, (_, i) => {
    const label = place.get(nameOf(i));
    if (label === undefined)
      throw unknownCategory(table.fileRow(i), column.name, nameOf(i), target.classNames);
    return label;
  });
}
