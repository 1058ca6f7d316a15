import { DataError } from "../data-error.js";
import type { ByteSource } from "./parquet-buffer.js";
import { numericCell, withParquet } from "./parquet-file.js";
import { categoricalColumn, type Table, type TableColumn } from "./table.js";

/** A column whose first present cell is text is categorical; NaN among numbers counts as missing only where null. */
function columnOf(name: string, cells: readonly unknown[]): TableColumn {
  const first = cells.find((cell) => cell !== null && cell !== undefined);
  if (typeof first === "string") {
    const codes = new Map<string, number>();
    const coded = cells.map((cell) => {
      if (typeof cell !== "string") return -1;
      if (!codes.has(cell)) codes.set(cell, codes.size);
      return codes.get(cell)!;
    });
    return categoricalColumn(name, [...codes.keys()], coded);
  }
  return {
    kind: "numeric",
    name,
    values: Float64Array.from(cells, (cell, i) => numericCell(cell, i + 1, name)),
  };
}

/**
 * A Parquet table: numbers, booleans, dates (milliseconds since 1970) and text; null is an empty cell.
 *
 * @throws DataError if the file is broken, nested, or holds integers beyond 2^53
 */
export function parseParquet(source: Uint8Array | ByteSource): Promise<Table> {
  return withParquet(source, async ({ metadata, rows: readRows }) => {
    const names = topLevelColumns(metadata.schema);
    const rows = await readRows();
    if (rows.length === 0) throw new DataError({ expected: "at least one row of data", found: "none" });
    const columns = names.map((name) =>
      columnOf(
        name,
        rows.map((row) => row[name]),
      ),
    );
    return { rows: rows.length, columns, fileRow: (row) => row + 1, named: true };
  });
}

/** The root comes first; its children that hold no others are the columns. */
function topLevelColumns(schema: readonly { name: string; num_children?: number | undefined }[]): string[] {
  const nested = schema.slice(1).find(({ num_children: children }) => (children ?? 0) > 0);
  if (nested !== undefined) {
    throw new DataError({
      column: nested.name,
      expected: "plain columns",
      found: "a nested one",
      mend: "write flat columns",
    });
  }
  return schema.slice(1).map(({ name }) => name);
}
