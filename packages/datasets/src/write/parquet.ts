import { parquetWriteBuffer } from "hyparquet-writer";

/** A column to write: numbers, whole numbers, or text. */
export interface ParquetColumn {
  readonly name: string;
  /** Numbers or text; null is an empty cell. */
  readonly data: ArrayLike<number | null> | readonly (string | null)[];
  /** DOUBLE unless said otherwise; text is STRING. */
  readonly type?: "DOUBLE" | "FLOAT" | "INT32" | "STRING";
}

/**
 * A Parquet file of plain columns of equal length.
 *
 * @throws RangeError if the columns differ in length
 */
export function writeParquet(columns: readonly ParquetColumn[]): Uint8Array {
  const rows = columns[0]?.data.length ?? 0;
  const odd = columns.find(({ data }) => data.length !== rows);
  if (odd !== undefined) {
    throw new RangeError(
      `writeParquet: columns must have ${rows} rows, got ${odd.data.length} in ${odd.name}`,
    );
  }
  const columnData = columns.map(({ name, data, type }) => ({
    name,
    data: Array.from<number | string | null>(data as ArrayLike<number | string | null>),
    type:
      type ??
      (Array.from<unknown>(data).some((cell) => typeof cell === "string")
        ? ("STRING" as const)
        : ("DOUBLE" as const)),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
