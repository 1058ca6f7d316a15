import { InputError, type Work } from "@collapsar/linalg";
import { advance, checkKeys, resolveOptions, shownValue, type Wording } from "@collapsar/linalg/check";
import { gunzip } from "../bytes/gzip.js";
import type { ExpandOptions } from "../bytes/inflate.js";
import { expanding } from "../bytes/inflate.js";
import { DataError, shown } from "../data-error.js";
import { counted } from "../note.js";
import { cellOptions, csvOptions } from "../options.js";
import type { Points, Table } from "../table/table.js";
import { TableBuilder } from "../table/table-builder.js";
import { detectDelimiter } from "./csv-delimiter.js";
import { decideHeader } from "./csv-header.js";
import { type CsvRecord, csvRecords } from "./csv-records.js";
import { decodeText, piecesOf } from "./decode-text.js";

/** Options of `parseCsv`. */
export interface CsvOptions extends ExpandOptions, Work {
  /** Column separator; by default the one of tab, semicolon, bar, comma and space that fits the first rows. */
  readonly delimiter?: string | undefined;
  /** Whether the first row holds names; "auto", the default, decides by what the row and those below it hold. */
  readonly header?: boolean | "yes" | "no" | "auto" | undefined;
  /**
   * Columns (by name, or number from 1) whose cells are names even where they look like numbers; all of them must be
   * there. A function says it of each column that is.
   */
  readonly categorical?: readonly (string | number)[] | ((name: string) => boolean) | undefined;
  /** Meaning of the points in a column's numbers, where it is known; otherwise the table decides. */
  readonly points?: ((name: string) => Points | undefined) | undefined;
  /** Cells that stand for a missing value; defaults to `missingMarks`. An empty cell always does. */
  readonly na?: readonly string[] | undefined;
  /** Names of columns that are expected: a first row that holds one of them is a header. */
  readonly known?: readonly string[] | undefined;
  /** Rows to read at most; all by default. */
  readonly limit?: number | undefined;
}

/** Rows after which one says how far the reading is. */
const rowsBetweenNews = 4096;

/** Rows that are looked at before the first row is judged. */
const sampledRows = 100;
const sampledText = 2 ** 16;

const csvKeys = [...Object.keys(csvOptions), "points", "known", "signal", "onProgress"];

function headerOption(header: CsvOptions["header"]): boolean | undefined {
  switch (header) {
    case undefined:
    case "auto":
      return undefined;
    case true:
    case "yes":
      return true;
    case false:
    case "no":
      return false;
    default:
      throw new InputError({
        fn: "parseCsv",
        argument: "header",
        requirement: "must be yes, no or auto",
        received: shownValue(header),
      });
  }
}

/** Pieces of text, the start of which is read ahead. */
function readAhead(pieces: Iterator<string>): { start: string; all: Iterable<string> } {
  let start = "";
  let done = false;
  while (start.length < sampledText && !done) {
    const next = pieces.next();
    if (next.done === true) done = true;
    else start += next.value;
  }
  function* all(): Generator<string> {
    yield start;
    for (let next = pieces.next(); next.done !== true; next = pieces.next()) yield next.value;
  }
  return { start, all: all() };
}

/** Whole rows of the start of a text: what follows its last line end is left out, unless it is all. */
function wholeRows(start: string): string {
  if (start.length < sampledText) return start;
  const end = Math.max(start.lastIndexOf("\n", sampledText), start.lastIndexOf("\r", sampledText));
  return end < 0 ? start : start.slice(0, end + 1);
}

const excelHint = /^sep=(.)(?:\r\n|\n|\r)/i;

function fail(found: string, mend?: Wording): DataError {
  return new DataError({ expected: "at least one row of data", found, mend });
}

/** A row of separators alone, as spreadsheets write below a table. */
const isEmptyRow = ({ cells, quotes }: CsvRecord) =>
  cells.length > 1 && quotes === undefined && cells.every((cell) => cell.trim() === "");

const isBlank = ({ cells }: CsvRecord) => cells.length === 1 && cells[0]!.trim() === "";

/** Rows without blank lines; in a table of one column a blank line between others is an empty cell. */
function* withoutBlanks(records: Iterable<CsvRecord>, single: () => boolean): Generator<CsvRecord> {
  let held: CsvRecord[] = [];
  for (const record of records) {
    if (isBlank(record)) {
      if (record.quotes === undefined) held.push(record);
      else yield record;
      continue;
    }
    if (single()) yield* held;
    held = [];
    yield record;
  }
}

function checkWidth(record: CsvRecord, width: number): void {
  if (record.cells.length === width) return;
  throw new DataError({
    row: record.row,
    expected: `${counted(width, "cell")}, as in the first row`,
    found: String(record.cells.length),
    mend: "add the missing cells, or put quotes around a cell that holds the separator",
  });
}

/** Refuses a comment above the table: of other cells than the rows, it is no header of theirs. */
function refuseComment([first, ...rest]: readonly CsvRecord[]): void {
  const isComment = ({ cells }: CsvRecord) => cells[0]!.trimStart().startsWith("#");
  const row = rest.find((record) => !isComment(record));
  if (!isComment(first!) || row === undefined || row.cells.length === first!.cells.length) return;
  // a header of fewer cells, beside row names
  if (first!.cells.length > 1 && rest.every(({ cells }) => cells.length === first!.cells.length + 1)) return;
  throw new DataError({
    row: first!.row,
    expected: `a header or a row of ${counted(row.cells.length, "cell")}`,
    found: `${shown(first!.cells.join(" ").trim())}, which looks like a comment`,
    mend: "take out the lines that begin with #",
  });
}

interface Start {
  readonly builder: TableBuilder;
  /** Rows that were looked at and belong to the table. */
  readonly rows: readonly CsvRecord[];
}

/** The table's columns by its first rows. */
function begin(head: readonly CsvRecord[], delimiter: string, options: CsvOptions): Start {
  const { na, categorical } = resolveOptions("parseCsv", cellOptions, options);
  const missing = new Set([...na, ""]);
  const [first, ...rest] = head;
  const asked = headerOption(options.header);
  const decided = decideHeader(first!, rest, missing, options.known);
  const header = asked ?? decided.header;
  const rowNames =
    header && rest.length > 0 && rest.every(({ cells }) => cells.length === first!.cells.length + 1);
  const cells = first!.cells.map((cell) => cell.trim());
  const names = header ? (rowNames ? ["", ...cells] : cells) : undefined;
  const builder = new TableBuilder({
    names,
    width: names?.length ?? cells.length,
    missing,
    delimiter,
    categorical,
    points: options.points,
    ...(rowNames && { rowNames: 0 }),
  });
  if (asked === undefined)
    builder.note({
      kind: "header",
      message: `the first row is ${header ? "the header" : "read as data"}: ${decided.reason}`,
      remedy: decided.plain
        ? undefined
        : [["otherwise pass ", { option: "header", value: header ? "no" : "yes" }]],
    });
  return { builder, rows: header ? rest : head };
}

function tableOf(pieces: Iterator<string>, options: CsvOptions): Table {
  const { start, all } = readAhead(pieces);
  const hint = excelHint.exec(start);
  const delimiter = options.delimiter ?? hint?.[1] ?? detectDelimiter(wholeRows(start));
  let width = 2;
  const records = withoutBlanks(csvRecords(all, delimiter), () => width === 1);
  if (hint !== null) records.next();
  const head: CsvRecord[] = [];
  while (head.length <= sampledRows) {
    const next = records.next();
    if (next.done === true) break;
    if (head.length === 0) width = next.value.cells.length;
    head.push(next.value);
  }
  if (head.length === 0) throw fail("an empty file", "write or copy it again");
  refuseComment(head);
  const { builder, rows } = begin(head, delimiter, options);
  const limit = options.limit ?? Infinity;
  // empty rows between others are rows, and those at the end are none
  const empty: number[] = [];
  const nothing = Array.from({ length: builder.width }, () => "");
  const add = (record: CsvRecord) => {
    checkWidth(record, builder.width);
    if (isEmptyRow(record)) {
      empty.push(record.row);
      return;
    }
    for (const row of empty.splice(0)) if (builder.rows < limit) builder.add(nothing, row);
    if (builder.rows < limit) builder.add(record.cells, record.row, record.quotes);
  };
  for (const record of rows) if (builder.rows < limit) add(record);
  for (let read = rows.length; builder.rows < limit; read++) {
    const next = records.next();
    if (next.done === true) break;
    add(next.value);
    if (read % rowsBetweenNews === 0) advance(options, { done: read, unit: "rows" });
  }
  if (builder.rows === 0)
    throw fail("a header alone", [
      "add the rows below it",
      ["; where it is a row of data itself, pass ", { option: "header", value: "no" }],
    ]);
  if (empty.length > 0) {
    const rows = counted(empty.length, "row");
    builder.note({ kind: "missing", message: `left out at the end, with nothing in their cells: ${rows}` });
  }
  return builder.finish();
}

/**
 * A CSV or TSV table, plain or gzip: comma, semicolon, tab, bar or space between the cells, UTF-8 or UTF-16, with or
 * without a header; what was decided stands in its notes.
 *
 * A column of numbers is numeric, of true and false boolean, of dates a date column; "$1,234.50" and "12,5" are read as
 * numbers where that is certain; a column without numbers is categorical.
 *
 * @throws DataError naming row and column of a ragged row, of text among numbers, of an infinity, of a number that
 * can be
 *   read in two ways, or of an unmatched quote; InputError if an option is wrong
 */
export function parseCsv(source: Uint8Array | string, options: CsvOptions = {}): Table {
  checkKeys("parseCsv", options, csvKeys);
  if (typeof source === "string") return tableOf([source.replace(/^\uFEFF/, "")].values(), options);
  if (!(source instanceof Uint8Array))
    throw new InputError({
      fn: "parseCsv",
      argument: "source",
      requirement: "must be text or bytes",
      received: shownValue(source),
    });
  return tableOf(decodeText(piecesOf(gunzip(source, expanding(options)))), options);
}

/** As `parseCsv`, from consecutive pieces of bytes, none of which has to hold the whole. */
export function parseCsvPieces(pieces: Iterable<Uint8Array>, options: CsvOptions = {}): Table {
  checkPieces(pieces);
  checkKeys("parseCsvPieces", options, csvKeys);
  return tableOf(decodeText(pieces), options);
}

function checkPieces(pieces: Iterable<Uint8Array>): void {
  const isIterable = typeof pieces === "object" && pieces !== null && Symbol.iterator in pieces;
  if (isIterable && !ArrayBuffer.isView(pieces)) return;
  const requirement = "must be an iterable of bytes";
  throw new InputError({
    fn: "parseCsvPieces",
    argument: "pieces",
    requirement,
    received: shownValue(pieces),
  });
}
