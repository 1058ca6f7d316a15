import { InputError, ownOptions, shownValue } from "@collapsar/linalg/check";
import type { CsvOptions } from "../csv/csv.js";
import { DataError } from "../data-error.js";
import { cellOptions } from "../options.js";
import type { Table } from "../table/table.js";
import { TableBuilder } from "../table/table-builder.js";
import type { ByteSource } from "./parquet/parquet-buffer.js";
import { type ParquetColumnInfo, withParquet } from "./parquet-file.js";

export type ParquetOptions = Pick<CsvOptions, "categorical" | "na">;

/**
 * A Parquet table: numbers, booleans, dates and text; null and NaN are missing cells.
 *
 * @throws DataError if the file is broken, nested, or holds an infinity
 */
export async function parseParquet(
  source: Uint8Array | ByteSource,
  options: ParquetOptions = {},
): Promise<Table> {
  checkSource(source);
  const { categorical, na } = ownOptions("parseParquet", cellOptions, options);
  return withParquet(source, async ({ rowCount, columns: infos, cells, pandasIndex }) => {
    if (rowCount === 0) throw new DataError({ expected: "at least one row of data", found: "none" });
    refuseNested(infos);
    const columns = await cells();
    const names = columns.map(({ name }) => name);
    const missing = new Set([...na, ""]);
    const builder = new TableBuilder({ names, width: names.length, missing, categorical });
    for (let i = 0; i < rowCount; i++)
      builder.add(
        columns.map((column) => column.cells[i]),
        i + 1,
      );
    return { ...builder.finish(), rowNames: names.filter((name) => pandasIndex.includes(name)) };
  });
}

function checkSource(source: Uint8Array | ByteSource): void {
  if (source instanceof Uint8Array) return;
  const { byteLength, slice } = (source ?? {}) as Partial<ByteSource>;
  if (typeof byteLength === "number" && typeof slice === "function") return;
  const requirement = "must be bytes (a Uint8Array) or a source of them { byteLength, slice }";
  throw new InputError({ fn: "parseParquet", argument: "source", requirement, received: shownValue(source) });
}

function refuseNested(columns: readonly ParquetColumnInfo[]): void {
  const nested = columns.find(({ kind, items }) => kind === "other" || items === "other");
  if (nested === undefined) return;
  throw new DataError({
    column: nested.name,
    expected: "plain values, or lists of them",
    found: "other ones",
    mend: "write flat columns, or lists of numbers of one length",
  });
}
