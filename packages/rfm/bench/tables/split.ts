import { seededRandom } from "@collapsar/linalg";
import type { TableSpec } from "./spec.js";

/** CSV texts of the rows to learn from and of those to be judged by. */
export interface Split {
  readonly train: string;
  readonly test: string;
}

/** Four fifths of the rows to learn from, by the seed. */
export function splitTable({ header, rows }: TableSpec, seed: number): Split {
  const order = seededRandom(seed + 1).permutation(rows.length);
  const held = Math.round(rows.length / 5);
  const text = (part: Uint32Array) => `${[header, ...Array.from(part, (row) => rows[row]!)].join("\n")}\n`;
  return { train: text(order.subarray(held)), test: text(order.subarray(0, held)) };
}
