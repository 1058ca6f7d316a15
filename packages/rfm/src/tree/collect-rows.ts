import { DataError } from "@collapsar/datasets";
import type { Matrix } from "@collapsar/linalg";
import { checkInteger, checkObject, InputError, shownValue } from "@collapsar/linalg/check";

/** Rows that arrive in batches, as a reader of .npy or Parquet yields them. */
export interface RowStream {
  /** Total number of rows. */
  readonly rows: number;
  readonly cols: number;
  readonly batches: Iterable<Matrix> | AsyncIterable<Matrix>;
}

/**
 * Gathers batches into one float32 matrix of n × d: 4 bytes a cell, never a float64 copy of the whole.
 *
 * @throws DataError if a batch has other columns, or the batches have more or fewer rows than promised
 */
export async function collectRows(stream: RowStream): Promise<Matrix> {
  checkObject("collectRows", "stream", stream, "rows { rows, cols, batches }");
  const { rows, cols, batches } = stream;
  checkInteger("collectRows", "rows", rows, 0);
  checkInteger("collectRows", "cols", cols, 0);
  checkBatches(batches);
  const data = new Float32Array(rows * cols);
  let at = 0;
  for await (const batch of batches) {
    if (batch.cols !== cols) {
      throw new DataError({ row: at / cols + 1, expected: `${cols} columns`, found: `${batch.cols}` });
    }
    if (at + batch.data.length > data.length) {
      throw new DataError({ expected: `${rows} rows`, found: `at least ${(at + batch.data.length) / cols}` });
    }
    data.set(batch.data, at);
    at += batch.data.length;
  }
  if (at < data.length) throw new DataError({ expected: `${rows} rows`, found: `${at / cols}` });
  return { rows, cols, data };
}

function checkBatches(batches: RowStream["batches"]): void {
  const isObject = typeof batches === "object" && batches !== null;
  if (isObject && (Symbol.iterator in batches || Symbol.asyncIterator in batches)) return;
  throw new InputError({
    fn: "collectRows",
    argument: "batches",
    requirement: "must be an iterable of matrices",
    received: shownValue(batches),
  });
}
