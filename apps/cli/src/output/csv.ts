import { visibleText } from "@collapsar/linalg/check";

export type CsvCell = string | number | null | undefined;

/** Beginnings that a spreadsheet takes for a formula. */
const formula = /^[=+\-@\t\r]/;

/** A name as a cell: a spreadsheet shows it and never runs it; only line ends among the controls stay, in quotes. */
function nameCell(name: string): string {
  const shown = name
    .split(/(\r\n|\r|\n)/)
    .map((piece, i) => (i % 2 === 1 ? piece : visibleText(piece)))
    .join("");
  const isNumber = shown.trim() !== "" && Number.isFinite(Number(shown));
  const safe = formula.test(shown) && !isNumber ? `'${shown}` : shown;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "number" ? String(cell) : nameCell(cell);
}

/**
 * Lines of CSV, each with its end. A name that begins as a formula does (=, +, −, @) gets an apostrophe before it, so
 * that no spreadsheet runs what a data set's names say; numbers stay numbers.
 */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((cells) => `${cells.map(cellText).join(",")}\n`).join("");
}
