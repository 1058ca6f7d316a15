import type { Heap } from "@collapsar/linalg/engine";
import type { BlockSums } from "../js/network-job.js";

/** The rounding errors of the running sums, which the next addition gives back (Kahan). */
export interface Totals {
  readonly K: Float64Array;
  readonly Theta: Float64Array;
}

/** Sets the sums to zero; what their additions lose is kept beside them. */
export function emptyTotals({ K, Theta }: BlockSums): Totals {
  K.fill(0);
  Theta?.fill(0);
  return { K: new Float64Array(K.length), Theta: new Float64Array(Theta?.length ?? 0) };
}

type Stretch = readonly [start: number, length: number];

/** The block that holds a position. */
function blockOf(cuts: ArrayLike<number>, position: number): number {
  let [low, high] = [0, cuts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (cuts[middle]! <= position) low = middle;
    else high = middle;
  }
  return low;
}

/** First block that meets a stretch, and the cuts within it from 0 to its length. */
function cutsWithin(cuts: ArrayLike<number>, [start, length]: Stretch): { first: number; within: number[] } {
  const first = blockOf(cuts, start);
  const within = [0];
  for (let c = first + 1; c < cuts.length - 1 && cuts[c]! < start + length; c++)
    within.push(cuts[c]! - start);
  within.push(length);
  return { first, within };
}

/** Writes the cuts of a tile as assembly/gram/network.ts reads them: each list after the number of its blocks. */
export function writeCuts(heap: Heap, address: number, sums: BlockSums, rows: Stretch, cols: Stretch): void {
  const [r, c] = [cutsWithin(sums.rows, rows).within, cutsWithin(sums.cols, cols).within];
  const words = [r.length - 1, ...r, c.length - 1, ...c];
  heap.i32(address, words.length).set(words);
}

/** Takes in a tile's sums; `twice` counts its mirror image as well. */
export function addTileSums(
  heap: Heap,
  address: number,
  sums: BlockSums,
  errors: Totals,
  rows: Stretch,
  cols: Stretch,
  twice: boolean,
): void {
  const [r, c] = [cutsWithin(sums.rows, rows), cutsWithin(sums.cols, cols)];
  const [down, across] = [r.within.length - 1, c.within.length - 1];
  const width = sums.cols.length - 1;
  for (const [part, name] of (["K", "Theta"] as const).entries()) {
    const out = sums[name];
    if (!out) continue;
    const got = heap.f64(address + part * down * across * 8, down * across);
    for (let i = 0; i < down; i++) {
      for (let j = 0; j < across; j++) {
        const value = got[i * across + j]!;
        add(out, errors[name], (r.first + i) * width + c.first + j, value);
        if (twice) add(out, errors[name], (c.first + j) * width + r.first + i, value);
      }
    }
  }
}

/** Adds with the error of earlier additions given back at once (Kahan). */
function add(out: Float64Array, errors: Float64Array, at: number, value: number): void {
  const corrected = value - errors[at]!;
  const next = out[at]! + corrected;
  errors[at] = next - out[at]! - corrected;
  out[at] = next;
}
