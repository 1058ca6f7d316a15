import type { Matrix } from "@collapsar/linalg";
import { DataError, shown } from "../data-error.js";
import type { Table, TableColumn } from "./table.js";
import { codedColumns, type TableCoding, type TargetCoding } from "./table-coding.js";

/** The column that a coding asks for: by name where the table has names, by position otherwise. */
function findColumn(table: Table, name: string, position: number): TableColumn {
  const column = table.named
    ? table.columns.find((candidate) => candidate.name === name)
    : table.columns[position];
  if (column !== undefined) return column;
  throw new DataError({
    expected: `a column ${JSON.stringify(name)}, as in the training table`,
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
    else if (name !== "") throw unknownCategory(table.fileRow(i), column.name, name, categories, emptyCell);
  }
}

const emptyCell = "leave the cell empty, or fit on rows that have it";

function unknownCategory(
  row: number,
  column: string,
  name: string,
  categories: readonly string[],
  mend?: string,
): DataError {
  const list = categories.length > 12 ? `${categories.slice(0, 12).join(", ")}, …` : categories.join(", ");
  return new DataError({
    row,
    column,
    expected: `one of the known categories ${list}`,
    found: shown(name),
    mend,
  });
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
