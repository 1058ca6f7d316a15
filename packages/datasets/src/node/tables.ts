import { parseParquet } from "../read/parquet.js";
import { type CsvOptions, parseCsv } from "../table/csv.js";
import type { Table } from "../table/table.js";
import { withByteSource } from "./byte-source.js";
import type { FileFormat } from "./data-spec.js";
import { readBytes } from "./files.js";
import { inFile } from "./in-file.js";

/**
 * A CSV, TSV or Parquet file as a table of named columns.
 *
 * @throws DataError if it cannot be read or is no such table, with file, row and column
 */
export async function readTable(path: string, format: FileFormat, options: CsvOptions = {}): Promise<Table> {
  if (format === "parquet") return withByteSource(path, (source) => parseParquet(source, options));
  const tabs = /\.tsv(\.gz)?$/i.test(path) ? { delimiter: "\t" } : {};
  return inFile(path, () => parseCsv(readBytes(path, options), { ...tabs, ...options }));
}
