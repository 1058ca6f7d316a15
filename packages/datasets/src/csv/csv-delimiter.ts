import { csvRecords } from "./csv-records.js";

/** Delimiters by precedence: a comma may be a decimal mark where something else separates. */
const delimiters = ["\t", ";", "|", ",", " "];

const sampledRows = 20;

/** Cells in each of the first rows, or nothing where the quotes do not fit. */
function widths(sample: string, delimiter: string): number[] {
  const found: number[] = [];
  try {
    for (const { cells } of csvRecords([sample], delimiter)) {
      if (cells.length > 1 || cells[0] !== "") found.push(cells.length);
      if (found.length === sampledRows + 1) break;
    }
  } catch {
    return [];
  }
  return found;
}

/** Whether the rows below the first have as many cells, the first as many or one fewer (R's row names have none). */
function regular([first = 0, second = first, ...rest]: readonly number[]): boolean {
  return second > 1 && (first === second || first === second - 1) && rest.every((width) => width === second);
}

/**
 * The separator of a table: the first of tab, semicolon, bar, comma and space that gives every row the same number of
 * cells, else the one that the first row holds most of.
 *
 * @param sample - the start of the text, of whole rows
 */
export function detectDelimiter(sample: string): string {
  const byDelimiter = delimiters.map((delimiter) => ({ delimiter, found: widths(sample, delimiter) }));
  const fitting = byDelimiter.find(({ found }) => regular(found));
  if (fitting !== undefined) return fitting.delimiter;
  const [most] = byDelimiter
    .filter(({ delimiter }) => delimiter !== " ")
    .sort((a, b) => (b.found[0] ?? 0) - (a.found[0] ?? 0));
  return (most!.found[0] ?? 0) > 1 ? most!.delimiter : ",";
}
