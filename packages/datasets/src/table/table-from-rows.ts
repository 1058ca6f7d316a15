import { InputError, type Matrix } from "@collapsar/linalg";
import { checkKeys, resolveOptions, shownValue } from "@collapsar/linalg/check";
import { cellOptions } from "../options.js";
import type { Points, Table } from "./table.js";
import { TableBuilder } from "./table-builder.js";

/** An Arrow-like table: named columns whose values are iterated. */
export interface ColumnSource {
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
  getChild(name: string): Iterable<unknown> | null | undefined;
}

type Cells = ArrayLike<unknown>;

/** Rows in memory, in any of the forms that programs have them. */
export type RowsLike =
  | Table
  | Matrix
  | ColumnSource
  | Iterable<Readonly<Record<string, unknown>>>
  | Iterable<Cells>
  | Readonly<Record<string, Cells>>;

/** Options of `tableFromRows`. */
export interface RowsOptions {
  /** Names of the columns of rows that are arrays; column_1, column_2, … by default. */
  readonly columns?: readonly string[] | undefined;
  /** Columns whose cells are names even where they are numbers, by name or number from 1. */
  readonly categorical?: readonly (string | number)[] | ((name: string) => boolean) | undefined;
  /** Meaning of the points in a column's numbers, where they are text and it is known. */
  readonly points?: ((name: string) => Points | undefined) | undefined;
  /** Text that stands for a missing value; defaults to `missingMarks`. */
  readonly na?: readonly string[] | undefined;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isCells = (value: unknown): value is Cells =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function isTable(rows: object): rows is Table {
  const { columns, fileRow } = rows as Partial<Table>;
  return Array.isArray(columns) && typeof fileRow === "function";
}

function isMatrix(rows: object): rows is Matrix {
  const { rows: n, cols, data } = rows as Partial<Matrix>;
  return typeof n === "number" && typeof cols === "number" && isCells(data);
}

function isColumnSource(rows: object): rows is ColumnSource {
  const { schema, getChild } = rows as Partial<ColumnSource>;
  return Array.isArray(schema?.fields) && typeof getChild === "function";
}

function refuse(requirement: string, received: string, row?: number): InputError {
  return new InputError({
    fn: "tableFromRows",
    argument: "rows",
    requirement,
    received,
    ...(row === undefined ? {} : { place: { row } }),
  });
}

const forms = "must be a list of objects or of arrays, columns by name, a matrix or a table";

function builderFor(names: readonly string[] | undefined, width: number, options: RowsOptions): TableBuilder {
  if (width === 0) throw refuse("must have at least one column", "none");
  const { na, categorical } = resolveOptions("tableFromRows", cellOptions, options);
  return new TableBuilder({
    names,
    width,
    missing: new Set([...na, ""]),
    categorical,
    points: options.points,
  });
}

function fromColumns(columns: ReadonlyMap<string, Cells>, options: RowsOptions): Table {
  const [first] = columns;
  if (first === undefined) throw refuse("must have at least one column", "none");
  const rows = first[1].length;
  for (const [name, cells] of columns) {
    if (cells.length !== rows)
      throw refuse(
        `must have columns of equal length (${rows} in ${first[0]})`,
        `${cells.length} in ${name}`,
      );
  }
  const lists = [...columns.values()];
  const builder = builderFor([...columns.keys()], columns.size, options);
  for (let i = 0; i < rows; i++)
    builder.add(
      lists.map((cells) => cells[i]),
      i,
    );
  return finished(builder);
}

function finished(builder: TableBuilder): Table {
  if (builder.rows === 0) throw refuse("must hold at least one row", "none");
  return builder.finish();
}

/** Rows as objects: the columns are all their own keys, in the order in which they are met. */
function fromObjects(rows: readonly unknown[], options: RowsOptions): Table {
  const names = new Map<string, number>();
  rows.forEach((row, i) => {
    if (!isObject(row) || isCells(row)) throw refuse("must be objects like the first", shownValue(row), i);
    for (const name of Object.keys(row)) if (!names.has(name)) names.set(name, names.size);
  });
  const builder = builderFor([...names.keys()], names.size, options);
  rows.forEach((row, i) => {
    const cells = new Array<unknown>(names.size).fill(undefined);
    for (const [name, value] of Object.entries(row as object)) cells[names.get(name)!] = value;
    builder.add(cells, i);
  });
  return finished(builder);
}

function fromArrays(rows: readonly unknown[], options: RowsOptions): Table {
  const width = (rows[0] as Cells).length;
  const { columns } = options;
  if (columns !== undefined && columns.length !== width)
    throw refuse(`must have the ${columns.length} named columns`, String(width), 0);
  const builder = builderFor(columns, width, options);
  rows.forEach((row, i) => {
    if (!isCells(row)) throw refuse("must be arrays like the first", shownValue(row), i);
    if (row.length !== width) throw refuse(`must have ${width} cells in every row`, String(row.length), i);
    builder.add(row, i);
  });
  return finished(builder);
}

function fromMatrix({ rows, cols, data }: Matrix, options: RowsOptions): Table {
  return fromArrays(
    Array.from({ length: rows }, (_, i) => data.subarray(i * cols, (i + 1) * cols)),
    options,
  );
}

/** Rows that are classes with accessors (as Arrow's are) give themselves as plain objects. */
function plainRow(row: unknown): unknown {
  const { toJSON } = (isObject(row) ? row : {}) as { toJSON?: unknown };
  return typeof toJSON === "function" ? (toJSON.call(row) as unknown) : row;
}

function fromIterable(source: Iterable<unknown>, options: RowsOptions): Table {
  const rows = Array.from(source, plainRow);
  if (rows.length === 0) throw refuse("must hold at least one row", "none");
  return isCells(rows[0]) ? fromArrays(rows, options) : fromObjects(rows, options);
}

/**
 * Rows in memory as a table, by the rules of `parseCsv`: objects, arrays, columns by name, a matrix, or an Arrow-like
 * table. Cells are numbers, text, booleans, bigints, dates, or null, undefined and NaN where they are missing.
 *
 * @returns a table whose rows are counted from 0; a table is returned as it is
 * @throws InputError if rows differ in length, names are met twice, or a cell is none of these, with its row and column
 */
export function tableFromRows(rows: RowsLike, options: RowsOptions = {}): Table {
  checkKeys("tableFromRows", options, ["columns", "points", ...Object.keys(cellOptions)]);
  if (!isObject(rows)) throw refuse(forms, shownValue(rows));
  if (isTable(rows)) return rows;
  if (isMatrix(rows)) return fromMatrix(rows, options);
  if (isColumnSource(rows)) {
    const columns = rows.schema.fields.map(
      ({ name }) => [name, Array.from(rows.getChild(name) ?? [])] as const,
    );
    return fromColumns(new Map(columns), options);
  }
  if (Symbol.iterator in rows) return fromIterable(rows as Iterable<unknown>, options);
  const entries = Object.entries(rows);
  if (!entries.every(([, cells]) => isCells(cells))) throw refuse(forms, shownValue(rows));
  return fromColumns(new Map(entries), options);
}
