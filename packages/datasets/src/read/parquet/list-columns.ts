import { DataError } from "../../data-error.js";
import type { ParquetCell, ParquetCells } from "./cells.js";
import type { ParquetColumnInfo } from "./schema.js";

const isList = (cell: unknown): cell is ArrayLike<ParquetCell> =>
  Array.isArray(cell) || (ArrayBuffer.isView(cell) && !(cell instanceof DataView));

/** The length that all lists of a column have. */
function widthOf(name: string, cells: readonly unknown[]): number {
  let width: number | undefined;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (!isList(cell)) continue;
    width ??= cell.length;
    if (cell.length === width) continue;
    throw new DataError({
      row: i + 1,
      column: name,
      expected: `a list of ${width}, as in the other rows`,
      found: `one of ${cell.length}`,
      mend: "write lists of one length, or drop the column",
    });
  }
  return width ?? 0;
}

/**
 * The columns that a column of the file gives: itself, or one for each place of its lists; an empty list cell leaves
 * all empty.
 */
export function listColumns(
  { name, kind, items }: ParquetColumnInfo,
  cells: readonly unknown[],
): ParquetCells[] {
  if (kind !== "list") return [{ name, kind, cells: cells as readonly ParquetCell[] }];
  const width = widthOf(name, cells);
  return Array.from({ length: width }, (_, place) => ({
    name: `${name}[${place}]`,
    kind: items ?? "other",
    cells: cells.map((cell) => (isList(cell) ? (cell[place] ?? null) : null)),
  }));
}
