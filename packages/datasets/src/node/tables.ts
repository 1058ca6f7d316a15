import { closeSync, openSync, readSync } from "node:fs";
import { DataError, withFile } from "../data-error.js";
import { type CsvOptions, parseCsv } from "../read/csv.js";
import { parseParquet } from "../read/parquet.js";
import type { Table } from "../read/table.js";
import type { FileFormat } from "./data-spec.js";
import { fileStats, inFile, readBytes } from "./files.js";

async function readParquet(path: string): Promise<Table> {
  const fd = inFile(path, () => openSync(path, "r"));
  try {
    const { size: byteLength = 0 } = fileStats(path) ?? {};
    const slice = (start: number, end = byteLength) => {
      const bytes = new Uint8Array(Math.max(0, end - start));
      for (let at = 0; at < bytes.length; ) {
        const count = readSync(fd, bytes, at, bytes.length - at, start + at);
        if (count === 0)
          throw new DataError({
            expected: "more bytes",
            found: "the end of the file",
            mend: "the file is truncated",
          });
        at += count;
      }
      return bytes.buffer;
    };
    return await parseParquet({ byteLength, slice });
  } catch (error) {
    throw withFile(error, path);
  } finally {
    closeSync(fd);
  }
}

/**
 * A CSV, TSV or Parquet file as a table of named columns.
 *
 * @throws DataError if it cannot be read or is no such table, with file, row and column
 */
export async function readTable(path: string, format: FileFormat, options: CsvOptions = {}): Promise<Table> {
  if (format === "parquet") return readParquet(path);
  const tabs = /\.tsv(\.gz)?$/i.test(path) ? { delimiter: "\t" } : {};
  return inFile(path, () => parseCsv(readBytes(path, options), { ...tabs, ...options }));
}
