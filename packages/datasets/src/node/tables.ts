import { type CsvOptions, parseCsvPieces } from "../csv/csv.js";
import { withFile } from "../data-error.js";
import { parseParquet } from "../read/parquet.js";
import type { Table } from "../table/table.js";
import type { FileFormat } from "./data-spec.js";
import { withByteSource } from "./files/byte-source.js";
import { fileChunks } from "./files/file-pieces.js";
import { inFile } from "./files/in-file.js";

/**
 * A CSV, TSV or Parquet file as a table of named columns; text is read piece by piece, whatever its size.
 *
 * @throws DataError if it cannot be read or is no such table, with file, row and column
 */
export async function readTable(path: string, format: FileFormat, options: CsvOptions = {}): Promise<Table> {
  try {
    if (format === "parquet")
      return await withByteSource(path, (source) => {
        const { categorical, na } = options;
        return parseParquet(source, { categorical, na });
      });
    const tabs = /\.tsv(\.gz)?$/i.test(path) ? { delimiter: "\t" } : {};
    const { delimiter, header, categorical, points, na, known, limit, maxBytes, signal } = options;
    const csv = {
      ...tabs,
      ...(delimiter !== undefined && { delimiter }),
      header,
      categorical,
      points,
      na,
      known,
      limit,
      maxBytes,
      signal,
    };
    return inFile(path, () => parseCsvPieces(fileChunks(path, options), csv));
  } catch (error) {
    throw withFile(error, path);
  }
}
