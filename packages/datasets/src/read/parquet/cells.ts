import type { ParquetKind } from "./schema.js";

/** A cell as a Parquet file holds it; null is an empty one. */
export type ParquetCell = number | bigint | string | boolean | Date | null;

/** A column with all of its cells. */
export interface ParquetCells {
  readonly name: string;
  readonly kind: ParquetKind;
  readonly cells: readonly ParquetCell[];
}
