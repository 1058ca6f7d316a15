import { CsvError, parse } from "csv-parse/sync";
import { DataError, shown } from "../data-error.js";
import { gunzip } from "./gzip.js";
import type { ExpandOptions } from "./inflate.js";
import { type ColumnBuilder, cellNumber, columnBuilder, type Table } from "./table.js";

export interface CsvOptions extends ExpandOptions {
  /** Column separator; by default the one of comma, semicolon, tab and bar that the first line holds most of. */
  readonly delimiter?: string;
  /** Whether the first row holds names; by default it does if none of its cells is a number. */
  readonly header?: boolean;
  /**
   * Columns (by name, or number from 1) whose cells are names even where they look like numbers; all of them must be there.
   * A function says it of each column that is.
   */
  readonly categorical?: readonly (string | number)[] | ((name: string) => boolean);
}

const delimiters = [",", ";", "\t", "|"];

function textOf(bytes: Uint8Array | string, options: ExpandOptions): string {
  if (typeof bytes === "string") return bytes;
  const raw = gunzip(bytes, options);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    throw new DataError({ expected: "UTF-8 text", found: "other bytes", mend: "save the file as UTF-8" });
  }
}

function detectDelimiter(text: string): string {
  const line = text.slice(0, Math.max(0, text.search(/[\r\n]|$/))).replace(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}

/** Receives records one by one and keeps only their columns. */
class TableReader {
  private readonly columns: ColumnBuilder[] = [];
  private names: string[] = [];
  private named = false;
  private started = false;
  private readonly fileRows: number[] = [];
  private regular = true;

  constructor(private readonly options: CsvOptions) {}

  record(cells: readonly string[], fileRow: number): void {
    if (!this.started && this.start(cells)) return;
    if (cells.length !== this.columns.length) {
      throw new DataError({
        row: fileRow,
        expected: `${this.columns.length} cells, as in the first row`,
        found: String(cells.length),
        mend: "add the missing cells, or put quotes around a cell that holds the separator",
      });
    }
    cells.forEach((cell, j) => {
      this.columns[j]!.add(cell, fileRow);
    });
    this.regular &&= fileRow === this.fileRows.length + (this.named ? 2 : 1);
    this.fileRows.push(fileRow);
  }

  /** Takes names from the first row, if it has them. */
  private start(cells: readonly string[]): boolean {
    this.started = true;
    this.named = this.options.header ?? cells.every((cell) => cellNumber(cell.trim()) === undefined);
    this.names = cells.map((cell, j) => (this.named && cell.trim() !== "" ? cell.trim() : `column_${j + 1}`));
    const twice = this.names.find((name, j) => this.names.indexOf(name) < j);
    if (twice !== undefined) {
      throw new DataError({
        row: 1,
        column: twice,
        expected: "a different name for every column",
        found: "this one twice",
        mend: "rename one of them",
      });
    }
    const declared = categoricalIndices(this.names, this.options.categorical ?? []);
    this.columns.push(...this.names.map((name, j) => columnBuilder(name, declared.has(j))));
    return this.named;
  }

  finish(): Table {
    const rows = this.fileRows.length;
    if (rows === 0) {
      throw new DataError({
        expected: "at least one row of data",
        found: this.started ? "a header alone" : "an empty file",
      });
    }
    const offset = this.named ? 2 : 1;
    const fileRow = this.regular ? (row: number) => row + offset : (row: number) => this.fileRows[row]!;
    return { rows, columns: this.columns.map((column) => column.finish()), fileRow, named: this.named };
  }
}

function categoricalIndices(
  names: readonly string[],
  wanted: NonNullable<CsvOptions["categorical"]>,
): Set<number> {
  if (typeof wanted === "function") return new Set(names.flatMap((name, j) => (wanted(name) ? [j] : [])));
  return new Set(wanted.map((column) => columnIndex(names, column)));
}

/**
 * Position of a column given by name, or by number from 1.
 *
 * @throws DataError if there is no such column
 */
export function columnIndex(names: readonly string[], column: string | number): number {
  const byName = names.indexOf(String(column));
  if (byName >= 0) return byName;
  const index = Number(column) - 1;
  if (column !== "" && Number.isInteger(index) && index >= 0 && index < names.length) return index;
  const list = names.length > 12 ? `${names.slice(0, 12).join(", ")}, …` : names.join(", ");
  throw new DataError({
    expected: `a column among ${list} (or a number 1–${names.length})`,
    found: shown(String(column)),
  });
}

/** csv-parse reports quotes that do not match; the place it names is the line. */
function quoteError(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const { lines } = error as CsvError & { lines?: number };
  return new DataError({
    row: lines,
    expected: "quotes that open and close around a whole cell",
    found: error.code === "CSV_QUOTE_NOT_CLOSED" ? "a quote that is never closed" : "a quote inside a cell",
    mend: 'write a quote inside a quoted cell as ""',
  });
}

/**
 * A CSV or TSV table, plain or gzip: an optional header, quoted cells, empty cells, a byte order mark.
 *
 * A column is numeric if its cells are numbers, categorical if none is.
 *
 * @throws DataError naming row and column of a ragged row, of text among numbers, of NaN, or of an unmatched quote
 */
export function parseCsv(source: Uint8Array | string, options: CsvOptions = {}): Table {
  const text = textOf(source, options).replace(/^\uFEFF/, "");
  const reader = new TableReader(options);
  try {
    parse(text, {
      delimiter: options.delimiter ?? detectDelimiter(text),
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }: { lines: number }) => {
        reader.record(cells, lines);
        return null;
      },
    });
  } catch (error) {
    throw quoteError(error);
  }
  return reader.finish();
}
