import type { FileMetaData } from "hyparquet";
import { DataError } from "../data-error.js";
import { asyncBufferFrom, type ByteSource } from "./parquet-buffer.js";

/** Consecutive cells of one column. */
export interface ParquetChunk {
  readonly columnName: string;
  readonly columnData: ArrayLike<unknown>;
  /** Row of the first cell, from 0. */
  readonly rowStart: number;
}

/** An opened Parquet file: what its footer says, and its cells by rows or by chunks of a column. */
export interface ParquetFile {
  readonly metadata: FileMetaData;
  rows(): Promise<Record<string, unknown>[]>;
  chunks(onChunk: (chunk: ParquetChunk) => void): Promise<void>;
}

/**
 * Opens a Parquet file for a reader.
 *
 * @throws DataError if the file is no Parquet file, or truncated, or what the reader throws
 */
export async function withParquet<T>(
  source: Uint8Array | ByteSource,
  read: (file: ParquetFile) => T | Promise<T>,
): Promise<T> {
  const [{ parquetMetadataAsync, parquetRead, parquetReadObjects }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  try {
    const file = asyncBufferFrom(source);
    const metadata = await parquetMetadataAsync(file);
    const opened = { file, metadata, compressors };
    return await read({
      metadata,
      rows: () => parquetReadObjects(opened),
      async chunks(onChunk) {
        const guarded = firstFault(onChunk);
        await parquetRead({ ...opened, onChunk: guarded.run });
        guarded.rethrow();
      },
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

function broken(error: unknown): DataError {
  if (error instanceof DataError) return error;
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
