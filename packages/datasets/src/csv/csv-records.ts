import { DataError } from "../data-error.js";

/** One row of a file as its cells, and which of them stand in quotes. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** Row of the file from 1, as a spreadsheet counts: a line break in quotes does not begin a row. */
  readonly row: number;
  /** Whether each cell stands in quotes; undefined where none does. */
  readonly quotes: readonly boolean[] | undefined;
}

const [newline, carriage, quote, space, tab, backslash] = [10, 13, 34, 32, 9, 92];

/** Text that a row may be long before its quotes are taken for unmatched. */
const longestRow = 2 ** 24;

function unmatched(row: number, found: string): DataError {
  return new DataError({
    row,
    expected: "quotes that open and close around a whole cell",
    found,
    mend: 'write a quote inside a quoted cell as ""',
  });
}

function endless(row: number): DataError {
  return new DataError({
    row,
    expected: `rows of less than ${longestRow / 2 ** 20} million characters`,
    found: "a longer one",
    mend: "look for a quote that is never closed, or for a file that is no table",
  });
}

/** A cell without its quotes, and the place behind it. */
interface QuotedCell {
  readonly cell: string;
  readonly end: number;
}

const isWrong = (read: QuotedCell | string): read is string => typeof read === "string" && read !== "more";

/** Reads rows out of text that arrives in pieces. */
class RecordReader {
  private text = "";
  private at = 0;
  private row = 0;
  private last = false;
  /**
   * Whether a quote inside a cell stands behind a backslash, as soon as one is seen that can be read in no other way.
   */
  private escapes = false;
  private readonly separator: number;

  constructor(delimiter: string) {
    this.separator = delimiter.charCodeAt(0);
  }

  /** Appends the next piece of text, and frees the part already read. */
  feed(piece: string): void {
    this.text = this.text.slice(this.at) + piece;
    this.at = 0;
  }

  end(): void {
    this.last = true;
  }

  /** The next whole row, or undefined until more text has come. */
  next(): CsvRecord | undefined {
    if (this.at >= this.text.length) return undefined;
    const start = this.at;
    const cells: string[] = [];
    let quotes: boolean[] | undefined;
    for (;;) {
      const isQuoted = this.skipToQuote();
      const cell = isQuoted ? this.quotedCell() : this.bareCell();
      if (cell === undefined) return this.incomplete(start);
      if (isQuoted) quotes ??= cells.map(() => false);
      quotes?.push(isQuoted);
      cells.push(cell);
      const end = this.text.charCodeAt(this.at);
      if (end === this.separator) {
        this.at += 1;
        continue;
      }
      if (end === carriage && this.at + 1 === this.text.length && !this.last) return this.incomplete(start);
      this.at += end === carriage && this.text.charCodeAt(this.at + 1) === newline ? 2 : 1;
      this.row += 1;
      return { cells, row: this.row, quotes };
    }
  }

  private incomplete(start: number): undefined {
    if (this.text.length - start > longestRow) throw endless(this.row + 1);
    this.at = start;
    return undefined;
  }

  /** Goes to the opening quote, if the cell has one behind nothing but space. */
  private skipToQuote(): boolean {
    let at = this.at;
    for (;;) {
      const code = this.text.charCodeAt(at);
      if ((code !== space && code !== tab) || code === this.separator) break;
      at += 1;
    }
    if (this.text.charCodeAt(at) !== quote) return false;
    this.at = at;
    return true;
  }

  /** A cell without quotes, up to what ends it; undefined where the text ends first. */
  private bareCell(): string | undefined {
    const { text, separator, at: start } = this;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === separator || code === newline || code === carriage) break;
    }
    if (at === text.length && !this.last) return undefined;
    this.at = at;
    return text.slice(start, at);
  }

  /**
   * A cell in quotes, inside which they are doubled, or behind backslashes as R writes them: the other way of the two
   * is tried where one does not match. R leaves a backslash at the end of a cell as it is.
   */
  private quotedCell(): string | undefined {
    const start = this.at + 1;
    const read = this.cellFrom(start, this.escapes);
    const found = isWrong(read) ? this.otherwise(start, read) : read;
    if (found === "more") return undefined;
    if (typeof found === "string") throw unmatched(this.row + 1, found);
    this.at = found.end;
    return found.cell;
  }

  /** The cell read in the other way, or what was wrong in the first. */
  private otherwise(start: number, wrong: string): QuotedCell | string {
    const found = this.cellFrom(start, !this.escapes);
    if (typeof found === "object") this.escapes = true;
    return isWrong(found) ? wrong : found;
  }

  /** The cell that begins behind a quote; "more" where the text ends before it is clear, else what is wrong. */
  private cellFrom(start: number, escapes: boolean): QuotedCell | string {
    const { text } = this;
    const isInside = (at: number) =>
      escapes ? at > start && text.charCodeAt(at - 1) === backslash : text.charCodeAt(at + 1) === quote;
    let close = text.indexOf('"', start);
    let inside = false;
    while (close >= 0 && isInside(close)) {
      inside = true;
      close = text.indexOf('"', close + (escapes ? 1 : 2));
    }
    if (close < 0) return this.last ? "a quote that is never closed" : "more";
    if (close + 1 === text.length && !this.last) return "more";
    let end = close + 1;
    while (end < text.length && (text.charCodeAt(end) === space || text.charCodeAt(end) === tab)) {
      if (text.charCodeAt(end) === this.separator) break;
      end += 1;
    }
    if (end === text.length && !this.last) return "more";
    const code = text.charCodeAt(end);
    if (end < text.length && code !== this.separator && code !== newline && code !== carriage)
      return "a quote inside a cell";
    const cell = text.slice(start, close);
    return { cell: inside ? cell.replaceAll(escapes ? '\\"' : '""', '"') : cell, end };
  }
}

/**
 * The rows of comma-separated text: cells in quotes or without, lines that end in LF, CRLF or CR.
 *
 * Source: RFC 4180; beyond it, space is allowed around quotes, a quote within a bare cell is a character, and \" one
 * in a quoted cell that cannot be read otherwise (R's `write.table`).
 *
 * @param pieces - the text in consecutive pieces, of any lengths
 * @throws DataError naming the row of a quote that is never closed, or of text behind a closing quote
 */
export function* csvRecords(pieces: Iterable<string>, delimiter: string): Generator<CsvRecord> {
  const reader = new RecordReader(delimiter);
  function* whole(): Generator<CsvRecord> {
    for (let record = reader.next(); record !== undefined; record = reader.next()) yield record;
  }
  for (const piece of pieces) {
    reader.feed(piece);
    yield* whole();
  }
  reader.end();
  yield* whole();
}
