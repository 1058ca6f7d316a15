import type { Matrix } from "@collapsar/linalg";
import { checkKeys } from "@collapsar/linalg/check";
import { checkCoding, checkTable, checkTargetCoding } from "../check-arguments.js";
import { DataError, shown } from "../data-error.js";
import { counted, listed, type Note } from "../note.js";
import { categoryName, cellBoolean, cellNumber, hasLeadingZero } from "./cell.js";
import { datePart } from "./dates.js";
import { firstPresent, missingCells, type Table, type TableColumn } from "./table.js";
import { type ColumnCoding, codedColumns, type TableCoding, type TableTargetCoding } from "./table-coding.js";
import { isWrittenNumber } from "./written-number.js";

export interface EncodeOptions {
  /** Receives what was decided: missing cells, categories that the training rows did not have, text among numbers. */
  readonly onNote?: ((note: Note) => void) | undefined;
}

/** The column that a coding asks for: by name where the table has it, by position in a table without names. */
function findColumn(table: Table, name: string, position: number): TableColumn | undefined {
  const byName = table.columns.find((candidate) => candidate.name === name);
  return byName ?? (table.named ? undefined : table.columns[position]);
}

/**
 * The columns that a coding asks for: by their names where all are there, else by position in a table without names
 * that has these columns alone, or the targets behind them.
 */
function codedFrom(table: Table, { columns, target, targets }: TableCoding): readonly TableColumn[] {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const missing = columns.find(({ name }) => !byName.has(name));
  if (missing === undefined) return columns.map(({ name }) => byName.get(name)!);
  const behind = targets?.length ?? (target === undefined ? 0 : 1);
  const width = table.columns.length;
  if (!table.named && (width === columns.length || width === columns.length + behind)) {
    return table.columns.slice(0, columns.length);
  }
  const names = listed(columns.map(({ name }) => name));
  throw new DataError(
    table.named
      ? {
          expected: `a column ${JSON.stringify(missing.name)}, as in the training table`,
          found: listed(table.columns.map(({ name }) => name)),
          mend: "use a table with the columns of the training table",
        }
      : {
          expected: `${counted(columns.length, "column")} as in the training table: ${names}`,
          found: `${counted(width, "column")} without names`,
          mend: "give these alone and in this order, or name the columns",
        },
  );
}

/** Place in X of the columns that code one column of the table. */
interface Destination {
  readonly data: Float64Array;
  readonly stride: number;
}

/**
 * The rows of a table as numbers, by a coding learned from another table; columns that the coding does not know are
 * left out.
 *
 * A missing number becomes the training mean, and so does text among numbers; a missing category, or one that the
 * training rows did not have, a block of zeros.
 *
 * @returns n × d, its columns as `codedColumns` names them
 * @throws DataError if a column is missing, or holds nothing but text where numbers were, or text where dates were
 */
export function encodeTable(table: Table, coding: TableCoding, options: EncodeOptions = {}): Matrix {
  checkTable("encodeTable", table);
  checkCoding("encodeTable", coding);
  checkKeys("encodeTable", options, ["onNote"]);
  const { onNote } = options;
  const cols = codedColumns(coding).length;
  const data = new Float64Array(table.rows * cols);
  const unseen: string[] = [];
  const texts: string[] = [];
  let at = 0;
  const sources = codedFrom(table, coding);
  coding.columns.forEach((column, position) => {
    const found = sources[position]!;
    const to = { data: data.subarray(at), stride: cols };
    if (column.kind === "numeric") {
      const among = column.points === undefined ? numbersAmongText(table, found) : undefined;
      texts.push(...(among?.texts ?? []));
      fillNumeric(among?.values ?? numbersOf(table, found, "a number"), column.fill, to);
    } else if (column.kind === "date") fillDate(table, found, column, to);
    else for (const name of fillOneHot(table, found, column.categories, to)) unseen.push(name);
    at +=
      column.kind === "numeric" ? 1 : column.kind === "date" ? column.parts.length : column.categories.length;
  });
  if (onNote !== undefined) noteGaps(coding, sources, onNote);
  if (unseen.length > 0)
    onNote?.({
      kind: "unseen",
      message: `categories that the fit did not have, coded as zeros: ${listed(unseen)}`,
    });
  if (texts.length > 0)
    onNote?.({ kind: "text", message: `text where the fit had numbers, taken as missing: ${listed(texts)}` });
  return { rows: table.rows, cols, data };
}

function noteGaps(
  { columns }: TableCoding,
  sources: readonly TableColumn[],
  onNote: NonNullable<EncodeOptions["onNote"]>,
): void {
  const counts = sources.map(missingCells);
  const gaps = columns.flatMap(({ name }, at) => (counts[at]! > 0 ? [`${name} (${counts[at]})`] : []));
  if (gaps.length === 0) return;
  const message = `missing cells, taken as the fit's mean or as no category: ${listed(gaps)}`;
  onNote({ kind: "missing", message });
}

/** The values of a column that is to be numeric. */
function numbersOf(table: Table, column: TableColumn, what: "a number" | "a date"): Float64Array {
  const wanted =
    what === "a date" ? column.kind === "date" : column.kind === "numeric" || column.kind === "boolean";
  const row = firstPresent(column);
  if (column.kind !== "categorical" && (wanted || row < 0)) return column.values;
  if (row < 0) return new Float64Array(table.rows).fill(Number.NaN);
  const cell =
    column.kind === "categorical"
      ? shown(column.categories[column.codes[row]!]!)
      : `a cell of ${column.kind} kind`;
  throw new DataError({
    row: table.fileRow(row),
    column: column.name,
    expected: `${what}, as in the training table`,
    found: cell,
  });
}

/** Those of a column's names that are asked for with their rows, as a note lists them. */
function countedNames(
  { name: column }: TableColumn,
  { names, codes }: ReturnType<typeof namesOf>,
  isAsked: (code: number) => boolean,
): string[] {
  const rows = new Map<string, number>();
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code >= 0 && isAsked(code)) rows.set(names[code]!, (rows.get(names[code]!) ?? 0) + 1);
  }
  return [...rows].map(([name, count]) => `${column}=${name} (${counted(count, "row")})`);
}

/**
 * The numbers of a column that a few cells of text made one of categories; undefined where no cell is a plain number,
 * or one is a number in another spelling.
 */
function numbersAmongText(
  table: Table,
  column: TableColumn,
): { values: Float64Array; texts: string[] } | undefined {
  if (column.kind !== "categorical") return undefined;
  const numbers = column.categories.map(cellNumber);
  const isSpelt = (name: string, at: number) => numbers[at] === undefined && isWrittenNumber(name);
  if (numbers.every((value) => value === undefined) || column.categories.some(isSpelt)) return undefined;
  const values = Float64Array.from({ length: table.rows }, (_, i) => numbers[column.codes[i]!] ?? Number.NaN);
  return { values, texts: countedNames(column, namesOf(column), (code) => numbers[code] === undefined) };
}

function fillNumeric(values: Float64Array, fill: number, { data, stride }: Destination): void {
  values.forEach((value, i) => {
    data[i * stride] = Number.isNaN(value) ? fill : value;
  });
}

function fillDate(
  table: Table,
  column: TableColumn,
  { parts, fills }: Extract<ColumnCoding, { kind: "date" }>,
  { data, stride }: Destination,
): void {
  numbersOf(table, column, "a date").forEach((at, i) => {
    parts.forEach((part, k) => {
      data[i * stride + k] = Number.isNaN(at) ? fills[k]! : datePart(part, at);
    });
  });
}

/** The different names of a column, and which of them each cell has (−1 where it is missing). */
function namesOf(column: TableColumn): { names: readonly string[]; codes: ArrayLike<number> } {
  if (column.kind === "categorical") return { names: column.categories, codes: column.codes };
  if (column.kind === "boolean") {
    const codes = Int32Array.from(column.values, (value) => (Number.isNaN(value) ? -1 : value));
    return { names: column.spelling, codes };
  }
  const seen = new Map<string, number>();
  const exact = column.kind === "numeric" ? column.exact : undefined;
  const spell = column.kind === "date" ? (at: number) => new Date(at).toISOString() : String;
  const codes = Int32Array.from(column.values, (value, i) => {
    if (Number.isNaN(value)) return -1;
    const name = exact === undefined ? spell(value === 0 ? 0 : value) : String(exact[i]);
    if (!seen.has(name)) seen.set(name, seen.size);
    return seen.get(name)!;
  });
  return { names: [...seen.keys()], codes };
}

/** Finds a name among those that were learned: as it is, 2.0 as 2, and TRUE as true where all of them are booleans. */
function finder(learned: readonly string[]): (name: string) => number {
  const places = new Map(learned.map((name, i) => [name, i]));
  const byNumber = new Map<number, number>();
  learned.forEach((name, i) => {
    const value = cellNumber(name);
    if (value !== undefined && !byNumber.has(value) && !hasLeadingZero(name)) byNumber.set(value, i);
  });
  const words = learned.map(cellBoolean);
  const booleans = words.every((word) => word !== undefined);
  return (name) => {
    const place = places.get(name) ?? places.get(categoryName(name));
    if (place !== undefined) return place;
    const word = booleans ? cellBoolean(name) : undefined;
    if (word !== undefined) return words.indexOf(word);
    const value = hasLeadingZero(name) ? undefined : cellNumber(name);
    const isVague = value === undefined || (Number.isInteger(value) && !Number.isSafeInteger(value));
    return isVague ? -1 : (byNumber.get(value) ?? -1);
  };
}

/** @returns the names that were not learned, with their counts */
function fillOneHot(
  table: Table,
  column: TableColumn,
  categories: readonly string[],
  { data, stride }: Destination,
): string[] {
  const cells = namesOf(column);
  const places = cells.names.map(finder(categories));
  for (let i = 0; i < table.rows; i++) {
    const place = places[cells.codes[i]!] ?? -1;
    if (place >= 0) data[i * stride + place] = 1;
  }
  return countedNames(column, cells, (code) => places[code]! < 0);
}

/**
 * Labels of a table's rows by the classes of a coding.
 *
 * @returns n labels; −1 where the cell is missing or holds no such class, or the table has no such column
 */
export function encodeLabels(
  table: Table,
  target: Extract<TableTargetCoding, { kind: "class" }>,
): Int32Array {
  checkTable("encodeLabels", table);
  checkTargetCoding("encodeLabels", target, "class");
  const column = findColumn(table, target.name, table.columns.length - 1);
  if (column === undefined) return new Int32Array(table.rows).fill(-1);
  const { names, codes } = namesOf(column);
  const places = names.map(finder(target.classNames));
  return Int32Array.from({ length: table.rows }, (_, i) => (codes[i]! < 0 ? -1 : places[codes[i]!]!));
}

/**
 * Numeric targets of a table's rows.
 *
 * @returns n numbers; NaN where the cell is missing, or the table has no such column
 * @throws DataError if the column holds text
 */
export function encodeValues(table: Table, target: TableTargetCoding): Float64Array {
  checkTable("encodeValues", table);
  checkTargetCoding("encodeValues", target);
  const column = findColumn(table, target.name, table.columns.length - 1);
  if (column === undefined) return new Float64Array(table.rows).fill(Number.NaN);
  return numbersOf(table, column, "a number");
}
