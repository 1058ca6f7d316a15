import { DataError } from "../data-error.js";
import { missingMarks } from "../table/cell.js";
import type { CsvOptions } from "../table/csv.js";
import type { Table } from "../table/table.js";
import { TableBuilder } from "../table/table-builder.js";
import type { ByteSource } from "./parquet-buffer.js";
import { withParquet } from "./parquet-file.js";

export type ParquetOptions = Pick<CsvOptions, "categorical" | "na">;

/**
 * A Parquet table: numbers, booleans, dates and text; null and NaN are missing cells.
 *
 * @throws DataError if the file is broken, nested, or holds an infinity
 */
export function parseParquet(
  source: Uint8Array | ByteSource,
  { categorical = [], na = missingMarks }: ParquetOptions = {},
): Promise<Table> {
  return withParquet(source, async ({ metadata, rows: readRows }) => {
    const names = topLevelColumns(metadata.schema);
    const rows = await readRows();
    if (rows.length === 0) throw new DataError({ expected: "at least one row of data", found: "none" });
    const missing = new Set([...na, ""]);
    const builder = new TableBuilder({ names, width: names.length, missing, categorical });
    rows.forEach((row, i) => {
      builder.add(
        names.map((name) => row[name]),
        i + 1,
      );
    });
    const index = pandasIndex(metadata.key_value_metadata);
    return { ...builder.finish(), rowNames: names.filter((name) => index.has(name)) };
  });
}

/** Names of the columns that pandas says are its index. */
export function pandasIndex(
  pairs: readonly { readonly key: string; readonly value?: string | undefined }[] | undefined,
): ReadonlySet<unknown> {
  const text = pairs?.find(({ key }) => key === "pandas")?.value;
  try {
    const { index_columns: columns } = JSON.parse(text ?? "{}") as { index_columns?: unknown };
    return new Set(Array.isArray(columns) ? columns.filter((name) => typeof name === "string") : []);
  } catch {
    return new Set();
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
