import { DataError } from "../data-error.js";
import { asyncBufferFrom, type ByteSource } from "./parquet-buffer.js";
import { categoricalColumn, type Table, type TableColumn } from "./table.js";

type Cell = number | bigint | string | boolean | Date | null | undefined | object;

function numberOf(cell: Cell, row: number, column: string): number | undefined {
  if (typeof cell === "number") return cell;
  if (typeof cell === "boolean") return cell ? 1 : 0;
  if (cell instanceof Date) return cell.getTime();
  if (typeof cell !== "bigint") return undefined;
  if (cell >= -9007199254740991n && cell <= 9007199254740991n) return Number(cell);
  throw new DataError({
    row,
    column,
    expected: "integers within ±(2^53 − 1)",
    found: String(cell),
    mend: "store the column as float64",
  });
}

/** A column whose first present cell is text is categorical; NaN among numbers counts as missing only where null. */
function columnOf(name: string, cells: readonly Cell[]): TableColumn {
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
  const values = Float64Array.from(cells, (cell, i) => {
    if (cell === null || cell === undefined) return Number.NaN;
    const value = numberOf(cell, i + 1, name);
    if (value === undefined || !Number.isFinite(value)) {
      throw new DataError({
        row: i + 1,
        column: name,
        expected: "a finite number",
        found: value === undefined ? "a nested value" : String(value),
        mend: "store a missing value as null",
      });
    }
    return value;
  });
  return { kind: "numeric", name, values };
}

function broken(error: unknown): DataError {
  if (error instanceof DataError) return error;
  return new DataError({
    expected: "a whole Parquet file",
    found: `"${(error as Error).message}"`,
    mend: "the file is truncated or corrupt: write or copy it again",
  });
}

/**
 * A Parquet table: numbers, booleans, dates (milliseconds since 1970) and text; null is an empty cell.
 *
 * @throws DataError if the file is broken, nested, or holds integers beyond 2^53
 */
export async function parseParquet(source: Uint8Array | ByteSource): Promise<Table> {
  const [{ parquetMetadataAsync, parquetReadObjects }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  try {
    const file = asyncBufferFrom(source);
    const metadata = await parquetMetadataAsync(file);
    const names = topLevelColumns(metadata.schema);
    const rows = await parquetReadObjects({ file, metadata, compressors });
    if (rows.length === 0) throw new DataError({ expected: "at least one row of data", found: "none" });
    const columns = names.map((name) =>
      columnOf(
        name,
        rows.map((row) => row[name] as Cell),
      ),
    );
    return { rows: rows.length, columns, fileRow: (row) => row + 1, named: true };
  } catch (error) {
    throw broken(error);
  }
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
