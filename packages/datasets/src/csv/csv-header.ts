import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { cellBoolean, cellNumber } from "../table/cell.js";
import { readDates } from "../table/dates.js";
import { isWrittenNumber } from "../table/written-number.js";
import type { CsvRecord } from "./csv-records.js";

/** Whether the first row holds names, and why. */
export interface HeaderDecision {
  readonly header: boolean;
  readonly reason: string;
  /** Whether there is hardly another way to read it. */
  readonly plain?: true | undefined;
}

/** Apparent type of a cell to a reader who does not know its column. */
type Look = "missing" | "number" | "value" | "text";

function look(cell: string, missing: ReadonlySet<string>): Look {
  const trimmed = cell.trim();
  if (missing.has(trimmed)) return "missing";
  if (cellNumber(trimmed) !== undefined) return "number";
  const value =
    cellBoolean(trimmed) !== undefined || isWrittenNumber(trimmed) || readDates([trimmed]) !== undefined;
  return value ? "value" : "text";
}

/** A cell of the first row above its column. */
interface Column {
  readonly head: string;
  readonly look: Look;
  readonly below: readonly string[];
  readonly looks: readonly Look[];
}

function columnsOf(
  first: CsvRecord,
  rows: readonly CsvRecord[],
  missing: ReadonlySet<string>,
  shift: number,
): Column[] {
  return first.cells.map((cell, j) => {
    const below = rows.map(({ cells }) => (cells[j + shift] ?? "").trim());
    return {
      head: cell.trim(),
      look: look(cell, missing),
      below,
      looks: below.map((other) => look(other, missing)),
    };
  });
}

const present = ({ looks }: Column) => looks.filter((found) => found !== "missing");
const allPresent = (column: Column, kinds: readonly Look[]) =>
  present(column).length > 0 && present(column).every((found) => kinds.includes(found));

/** A name above numbers or dates, or a number above names: it cannot be a cell of the column. */
function cannotBeCell(column: Column): boolean {
  if (column.look === "text") return allPresent(column, ["number", "value"]);
  return column.look === "number" && allPresent(column, ["text"]);
}

/** A name that is met again below, or a fraction above numbers: it is a cell like the others. */
function looksLikeCell({ head, look: own, below }: Column): boolean {
  if (own === "text") return below.includes(head);
  return own === "value" || (own === "number" && !/^\d+$/.test(head));
}

/** A whole number above fractions: all numbers below are written with a point. */
function writtenOtherwise({ below, looks }: Column): boolean {
  const numbers = below.filter((_, i) => looks[i] === "number");
  return numbers.length > 0 && numbers.every((cell) => /[.eE]/.test(cell));
}

/** A number far from all numbers below: further from their range than the range is wide. */
function farAway({ head, below, looks }: Column): boolean {
  const numbers = below.filter((_, i) => looks[i] === "number").map(Number);
  if (numbers.length < 2) return false;
  const [low, high] = [leastOf(numbers), largestOf(numbers)];
  const value = Number(head);
  return value < 2 * low - high || value > 2 * high - low || (low === high && value !== low);
}

/** Whole numbers that count (0, 1, 2, … as pandas' names do), are years, or rise: what numbers as names look like. */
function numbersAsNames(columns: readonly Column[]): boolean {
  const heads = columns.map(({ head }) => head);
  if (columns.length < 2 || !heads.every((head) => /^\d+$/.test(head))) return false;
  const numbers = heads.map(Number);
  const rising = numbers.every((value, j) => j === 0 || value > numbers[j - 1]!);
  if (!rising) return false;
  const fromZero = numbers.every((value, j) => value === j);
  const counting = numbers.every((value, j) => value === numbers[0]! + j);
  const years = numbers.every((value) => value >= 1500 && value <= 2200);
  const otherwise = columns.filter(writtenOtherwise).length;
  const away = columns.filter((column) => writtenOtherwise(column) || farAway(column)).length;
  if (fromZero) return columns.length > 3 || (columns.length > 2 && away > 0) || otherwise > 0;
  const half = columns.length / 2;
  if (years) return away >= half;
  return otherwise >= half || (!counting && columns.length > 2 && away === columns.length);
}

/** Whether most cells of a first row of text are met again in their columns: then it is a row like the others. */
function repeats(columns: readonly Column[]): boolean {
  const named = columns.filter(({ head }) => head !== "");
  return 2 * named.filter(({ head, below }) => below.includes(head)).length > named.length;
}

const allQuoted = ({ quotes }: CsvRecord) => quotes?.every(Boolean) === true;

const yes = (reason: string): HeaderDecision => ({ header: true, reason });
const no = (reason: string): HeaderDecision => ({ header: false, reason });

/**
 * Decides whether the first row of a table names its columns.
 *
 * A row of different names does, unless most of them are met again in their columns; so do names above numbers, numbers
 * above names, cells in quotes above bare numbers, and whole numbers that do not fit the columns below them (0, 1, 2 of
 * pandas above fractions, years above amounts).
 *
 * @param rows - the rows that follow, or the first hundred of them
 * @param known - names of columns that are expected: a first row that holds one of them is a header
 */
export function decideHeader(
  first: CsvRecord,
  rows: readonly CsvRecord[],
  missing: ReadonlySet<string>,
  known: readonly string[] = [],
): HeaderDecision {
  const shift = rows.length > 0 && rows.every(({ cells }) => cells.length === first.cells.length + 1) ? 1 : 0;
  const columns = columnsOf(first, rows, missing, shift);
  const names = columns.map(({ head }) => head).filter((head) => head !== "");
  if (new Set(names).size < names.length) {
    const allText = columns.every((column) => column.look === "text");
    const above = allText && columns.some(cannotBeCell);
    return above ? yes("it holds text above numbers") : no("its cells are not all different");
  }
  if (names.some((name) => known.includes(name))) return yes("it holds names of the fit");
  if (shift === 1) return yes("it has one cell fewer than the others");
  if (columns.every((column) => column.look !== "number" && column.look !== "value"))
    return rows.length > 0 && !columns.some(cannotBeCell) && repeats(columns)
      ? no("its names are met again below")
      : { ...yes("it holds no number"), plain: true };
  if (columns.some(looksLikeCell)) return no("it holds numbers like those below");
  if (columns.some(cannotBeCell)) return yes("its cells do not fit the columns below");
  const numeric = columns.filter((column) => column.look === "number");
  const bare = rows.some((row) => !allQuoted(row));
  if (allQuoted(first) && bare && rows.length > 0) return yes("it alone is in quotes");
  const named = columns[0]?.look === "missing" ? columns.slice(1) : columns;
  if (named.length === numeric.length && numbersAsNames(named))
    return yes("its numbers do not fit the columns below");
  return no(numeric.length === columns.length ? "it holds numbers alone" : "it holds numbers");
}
