import { inflateSync } from "fflate";
import type { Dataset } from "../dataset.js";

/** Fixed-point columns (features, then the label) as scripts/bundle.mjs writes them. */
export interface PackedTable {
  readonly rows: number;
  /** Decimals of each column: stored integers are value × 10^decimals. */
  readonly decimals: readonly number[];
  readonly base64: string;
}

export interface TableDescription {
  readonly name: string;
  readonly columns: readonly string[];
  readonly classNames: readonly string[];
  readonly source: string;
  readonly licence: string;
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

function zigzagVarints(bytes: Uint8Array, count: number): Float64Array {
  const values = new Float64Array(count);
  let position = 0;
  for (let i = 0; i < count; i++) {
    let value = 0;
    let weight = 1;
    for (; bytes[position]! >= 128; position++, weight *= 128) value += (bytes[position]! - 128) * weight;
    value += bytes[position++]! * weight;
    values[i] = value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
  return values;
}

/** A bundled table as a data set: bit for bit the numbers that its CSV parses to. */
export function unpackTable({ rows, decimals, base64 }: PackedTable, description: TableDescription): Dataset {
  const d = decimals.length - 1;
  const integers = zigzagVarints(inflateSync(bytesOf(base64)), rows * (d + 1));
  const data = new Float64Array(rows * d);
  for (let j = 0; j < d; j++) {
    const unit = 10 ** decimals[j]!;
    for (let i = 0; i < rows; i++) data[i * d + j] = integers[j * rows + i]! / unit;
  }
  return { ...description, X: { rows, cols: d, data }, y: Int32Array.from(integers.subarray(d * rows)) };
}
