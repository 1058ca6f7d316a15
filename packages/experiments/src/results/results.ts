import { DataError } from "@collapsar/datasets";
import { type ParquetColumn, writeParquet } from "@collapsar/datasets/parts";
import { checkText } from "@collapsar/linalg/check";
import { cellsFromJson, cellsToJson } from "../cell-json.js";
import { checkRowList } from "../check-arguments.js";
import type { Cell, ResultRow } from "../experiment.js";
import { hashText } from "../hash.js";

/**
 * One line of results.jsonl: a row with its trial, its place in it, how many rows the trial has, and a sum over these
 * four that a changed line does not have (lines of runs before 0.1.0 come without one).
 */
interface ResultLine {
  readonly trial: string;
  readonly row: number;
  readonly rows: number;
  readonly values: ResultRow;
  readonly sum?: string | undefined;
}

const withoutSum = ({ trial, row, rows, values }: ResultLine) => cellsToJson({ trial, row, rows, values });

/** A line with its sum, which stands last. */
function summed(line: ResultLine): string {
  const text = withoutSum(line);
  return `${text.slice(0, -1)},"sum":"${hashText(text)}"}`;
}

const isWhole = (line: ResultLine) => line.sum === undefined || line.sum === hashText(withoutSum(line));

const shown = (line: string) => JSON.stringify(line.length > 60 ? `${line.slice(0, 57)}…` : line);

/** The rows of a finished trial as JSON lines, to be appended to results.jsonl at once. */
export function resultLines(trial: string, rows: readonly ResultRow[]): string {
  checkText("resultLines", "trial", trial);
  checkRowList("resultLines", rows);
  return rows
    .map((values, row) => summed({ trial, row, rows: rows.length, values }))
    .map((line) => `${line}\n`)
    .join("");
}

/** More rows than a trial can have: a line that says so is broken. */
const MOST_ROWS = 2 ** 24;

/** The rows of one trial as they are found. */
interface Gathered {
  readonly rows: Map<number, ResultRow>;
  wanted: number;
}

/** Contents of results.jsonl. */
export interface KeptRows {
  /** Rows of the finished trials, by the trial's hash. */
  readonly finished: ReadonlyMap<string, ResultRow[]>;
  /** Whether they are all that it holds: nothing was cut short, no row is there twice. */
  readonly whole: boolean;
}

/**
 * Rows of finished trials from results.jsonl. A last line that a kill cut short is left out, and so is a trial of
 * which rows are missing: it runs again.
 *
 * @throws DataError naming a line, other than the last, that is no result
 */
export function parseResults(text: string): Map<string, ResultRow[]> {
  checkText("parseResults", "text", text);
  return new Map(readResults(text).finished);
}

/**
 * The same, and whether the text is nothing but them.
 *
 * @throws DataError naming a line, other than the last, that is no result
 */
export function readResults(text: string): KeptRows {
  checkText("readResults", "text", text);
  const lines = text.split("\n");
  const gathered = new Map<string, Gathered>();
  let read = 0;
  for (const [i, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const parsed = parseLine(line);
    if (parsed) {
      gather(gathered, parsed);
      read++;
    } else if (i < lines.length - 1)
      throw new DataError({
        row: i + 1,
        expected: "a result row as it was written",
        found: shown(line),
        mend: "take the line out: its trial then runs again",
      });
  }
  const finished = new Map<string, ResultRow[]>();
  let kept = 0;
  for (const [trial, { rows, wanted }] of gathered) {
    if (rows.size !== wanted) continue;
    kept += wanted;
    finished.set(
      trial,
      Array.from({ length: wanted }, (_, row) => rows.get(row)!),
    );
  }
  // as many lines as rows, and a break behind the last one
  return { finished, whole: lines.at(-1) === "" && read === kept && lines.length === kept + 1 };
}

function gather(gathered: Map<string, Gathered>, { trial, row, rows, values }: ResultLine): void {
  const found = gathered.get(trial) ?? { rows: new Map<number, ResultRow>(), wanted: rows };
  gathered.set(trial, found);
  found.rows.set(row, values);
  found.wanted = rows;
}

function parseLine(line: string): ResultLine | undefined {
  try {
    const value = cellsFromJson(line);
    return isResult(value) && isWhole(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isResult(value: unknown): value is ResultLine {
  if (!isObject(value)) return false;
  const { trial, row, rows, values } = value as Partial<ResultLine>;
  if (typeof trial !== "string" || !isCount(row) || !isCount(rows)) return false;
  return row < rows && rows <= MOST_ROWS && isObject(values) && Object.values(values).every(isCell);
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isCell(cell: unknown): cell is Cell {
  if (Array.isArray(cell)) return cell.every((item) => typeof item === "number");
  return cell === null || ["string", "number", "boolean"].includes(typeof cell);
}

/**
 * All rows as one Parquet table: numbers as DOUBLE (missing ones as NaN), everything else as text, lists as JSON.
 */
export function resultsParquet(rows: readonly ResultRow[]): Uint8Array {
  checkRowList("resultsParquet", rows);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return writeParquet(names.map((name) => parquetColumn(name, rows)));
}

function parquetColumn(name: string, rows: readonly ResultRow[]): ParquetColumn {
  const cells = rows.map((row): Cell | undefined => row[name]);
  const numeric = cells.every((cell) => cell === undefined || cell === null || typeof cell === "number");
  if (numeric)
    return {
      name,
      data: cells.map((cell) => (typeof cell === "number" ? cell : Number.NaN)),
      type: "DOUBLE",
    };
  const words = cells.map((cell) =>
    cell === undefined || cell === null ? "" : typeof cell === "object" ? JSON.stringify(cell) : String(cell),
  );
  return { name, data: words, type: "STRING" };
}
