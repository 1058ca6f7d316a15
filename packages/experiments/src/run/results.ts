import { type ParquetColumn, writeParquet } from "@collapsar/datasets";
import { InputError } from "@collapsar/linalg";
import type { Cell, ResultRow } from "../experiment.js";

/** One line of results.jsonl: a row with its trial, its place in it, and how many rows the trial has. */
interface ResultLine {
  readonly trial: string;
  readonly row: number;
  readonly rows: number;
  readonly values: ResultRow;
}

/** NaN and infinities as strings, which JSON has no numbers for. */
const writable = (_key: string, value: unknown) =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;

const special = new Map<unknown, number>([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

/** The rows of a finished trial as JSON lines, to be appended to results.jsonl at once. */
export function resultLines(trial: string, rows: readonly ResultRow[]): string {
  return rows
    .map((values, row): string =>
      JSON.stringify({ trial, row, rows: rows.length, values } satisfies ResultLine, writable),
    )
    .map((line) => `${line}\n`)
    .join("");
}

/**
 * Rows of finished trials from results.jsonl. A last line that a kill cut short is left out, and so is a trial of which rows
 * are missing: it runs again.
 *
 * @throws RangeError naming a line, other than the last, that is no result
 */
export function parseResults(text: string): Map<string, ResultRow[]> {
  const lines = text.split("\n");
  const gathered = new Map<string, ResultRow[]>();
  const wanted = new Map<string, number>();
  lines.forEach((line, i) => {
    if (line.trim() === "") return;
    const parsed = parseLine(line);
    if (!parsed) {
      if (i === lines.length - 1) return;
      throw new InputError({
        fn: "parseResults",
        requirement: `line ${i + 1} must be a result row`,
        received: String(line.slice(0, 60)),
      });
    }
    const rows = gathered.get(parsed.trial) ?? [];
    rows[parsed.row] = parsed.values;
    gathered.set(parsed.trial, rows);
    wanted.set(parsed.trial, parsed.rows);
  });
  for (const [trial, rows] of gathered) {
    if (Object.keys(rows).length !== wanted.get(trial)) gathered.delete(trial);
  }
  return gathered;
}

function parseLine(line: string): ResultLine | undefined {
  try {
    const value = JSON.parse(
      line,
      (_key, item: unknown) => special.get(item) ?? item,
    ) as Partial<ResultLine> | null;
    const whole =
      typeof value?.trial === "string" && Number.isInteger(value.row) && Number.isInteger(value.rows);
    return whole && typeof value.values === "object" ? (value as ResultLine) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * All rows as one Parquet table: numbers as DOUBLE (missing ones as NaN), everything else as text, lists as JSON.
 */
export function resultsParquet(rows: readonly ResultRow[]): Uint8Array {
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
