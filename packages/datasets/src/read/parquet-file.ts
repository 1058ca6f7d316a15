import { InputError } from "@collapsar/linalg";
import type { FileMetaData } from "hyparquet";
import { gunzip } from "../bytes/gzip.js";
import { looksBytes, looksLike, mendOf } from "../bytes/looks-like.js";
import { DataError } from "../data-error.js";
import type { ParquetCell, ParquetCells } from "./parquet/cells.js";
import { checkFooter, checkGroup, type Decompressors } from "./parquet/check-file.js";
import { listColumns } from "./parquet/list-columns.js";
import { brokenParquet } from "./parquet/page-reader.js";
import { pandasIndex } from "./parquet/pandas-index.js";
import { asyncBufferFrom, type ByteSource } from "./parquet/parquet-buffer.js";
import { type ParquetColumnInfo, type ParquetSchema, parquetSchema } from "./parquet/schema.js";

/** Consecutive cells of one column. */
export interface ParquetChunk {
  readonly columnName: string;
  readonly columnData: ArrayLike<unknown>;
  /** Row of the first cell, from 0. */
  readonly rowStart: number;
}

/** An opened Parquet file: what its footer says, and its cells by columns, by rows or by chunks of a column. */
export interface ParquetFile {
  readonly metadata: FileMetaData;
  readonly rowCount: number;
  readonly columns: readonly ParquetColumnInfo[];
  /** Columns that pandas says are its frame's index. */
  readonly pandasIndex: readonly string[];
  /** Every column; lists of one length become a column for each of their places, named with brackets. */
  cells(): Promise<ParquetCells[]>;
  rows(): Promise<Record<string, unknown>[]>;
  /** Chunks row group by row group, each checked before it is decoded. */
  chunks(onChunk: (chunk: ParquetChunk) => void): Promise<void>;
}

/** The word with which a Parquet file begins and ends. */
const word = "PAR1";

/** Refuses a file of another kind, and one that was cut off. */
async function checkEnds(file: ByteSource): Promise<void> {
  const { byteLength } = file;
  const head = new Uint8Array(await file.slice(0, Math.min(looksBytes, byteLength)));
  const tail = new Uint8Array(await file.slice(Math.max(0, byteLength - word.length), byteLength));
  const isWord = (bytes: Uint8Array) => String.fromCharCode(...bytes) === word;
  if (!isWord(head.subarray(0, word.length))) {
    const looks = looksLike(head, byteLength);
    const expected = `a Parquet file, which begins with ${word}`;
    throw new DataError({ expected, found: looks.found, mend: mendOf(looks, "pandas' to_parquet") });
  }
  if (!isWord(tail)) throw brokenParquet(`no ${word} at its end`);
}

/** A name that two columns have would hide one of them. */
function refuseTwice(columns: readonly ParquetColumnInfo[]): void {
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice === undefined) return;
  throw new DataError({
    column: twice,
    expected: "a different name for every column",
    found: "this one twice",
    mend: "rename one of them",
  });
}

export type { ParquetCells } from "./parquet/cells.js";
export type { ParquetColumnInfo } from "./parquet/schema.js";

/** An opened file with what reads it. */
interface Opened {
  readonly file: ByteSource;
  readonly metadata: FileMetaData;
  readonly schema: ParquetSchema;
  readonly known: Decompressors;
  readonly parquetRead: typeof import("hyparquet").parquetRead;
}

async function readChunks(opened: Opened, onChunk: (chunk: ParquetChunk) => void): Promise<void> {
  const { file, metadata, schema, known, parquetRead } = opened;
  const compressors = known as Record<string, (bytes: Uint8Array, length: number) => Uint8Array>;
  let before = 0;
  for (const group of metadata.row_groups) {
    await checkGroup(file, group, schema, known);
    const guarded = firstFault<ParquetChunk>((chunk) =>
      onChunk({ ...chunk, rowStart: before + chunk.rowStart }),
    );
    const alone = { ...metadata, num_rows: group.num_rows, row_groups: [group] };
    await parquetRead({ file, metadata: alone, compressors, onChunk: guarded.run });
    guarded.rethrow();
    before += Number(group.num_rows);
  }
}

async function readCells(opened: Opened, rowCount: number): Promise<ParquetCells[]> {
  const { columns } = opened.schema;
  const cells = new Map(columns.map(({ name }) => [name, new Array<ParquetCell>(rowCount).fill(null)]));
  await readChunks(opened, ({ columnName, columnData, rowStart }) => {
    const column = cells.get(columnName);
    if (column === undefined) return;
    for (let i = 0; i < columnData.length && rowStart + i < rowCount; i++)
      column[rowStart + i] = (columnData[i] ?? null) as ParquetCell;
  });
  return columns.flatMap((info) => listColumns(info, cells.get(info.name)!));
}

function rowsOf(columns: readonly ParquetCells[], count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, i) =>
    Object.fromEntries(columns.map(({ name, cells }) => [name, cells[i]])),
  );
}

/**
 * Opens a Parquet file for a reader. Its pages are walked through before they are decoded: checksums where there are
 * any, lengths, levels and runs.
 *
 * @throws InputError if the file is no Parquet file, truncated or broken, or what the reader throws
 */
export async function withParquet<T>(
  source: Uint8Array | ByteSource,
  read: (file: ParquetFile) => T | Promise<T>,
): Promise<T> {
  const [{ parquetMetadataAsync, parquetRead }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  try {
    const file = asyncBufferFrom(source);
    await checkEnds(file);
    const metadata = await parquetMetadataAsync(file, { geoparquet: false });
    const schema = parquetSchema(metadata);
    refuseTwice(schema.columns);
    const rowCount = checkFooter(metadata, schema, file.byteLength);
    const known = {
      ...compressors,
      GZIP: (bytes: Uint8Array, length: number) => gunzip(bytes, { maxBytes: Math.max(1, length) }),
    };
    const opened = { file, metadata, schema, known, parquetRead };
    const cells = () => readCells(opened, rowCount);
    return await read({
      metadata,
      rowCount,
      columns: schema.columns,
      pandasIndex: pandasIndex(metadata),
      cells,
      rows: async () => rowsOf(await cells(), rowCount),
      chunks: (onChunk) => readChunks(opened, onChunk),
    });
  } catch (error) {
    throw broken(error);
  }
}

/** A callback whose first error is kept for later: the reader calls it where nobody catches. */
function firstFault<Argument>(callback: (argument: Argument) => void) {
  let fault: { readonly error: unknown } | undefined;
  return {
    run(argument: Argument): void {
      if (fault !== undefined) return;
      try {
        callback(argument);
      } catch (error) {
        fault = { error };
      }
    },
    rethrow(): void {
      if (fault !== undefined) throw fault.error;
    },
  };
}

function broken(error: unknown): unknown {
  if (error instanceof InputError || (error as Error).name === "AbortError") return error;
  return new DataError({
    expected: "a whole Parquet file",
    found: `"${(error as Error).message}"`,
    mend: "the file is truncated or corrupt: write or copy it again",
  });
}

/**
 * A cell as a number: numbers, booleans as 0 and 1, dates in milliseconds since 1970, NaN for an empty cell.
 *
 * @throws DataError if it is text, nested, not finite, or an integer beyond 2^53, naming row (from 1) and column
 */
export function numericCell(cell: unknown, row: number, column: string): number {
  if (cell === null || cell === undefined) return Number.NaN;
  const value = numberOf(cell, row, column);
  if (value !== undefined && Number.isFinite(value)) return value;
  throw new DataError({
    row,
    column,
    expected: "a finite number",
    found: value === undefined ? "a nested value" : String(value),
    mend: "store a missing value as null",
  });
}

function numberOf(cell: unknown, row: number, column: string): number | undefined {
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
