import { InputError, type Matrix, type Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import type { ClassMeans } from "./class-means.js";
import type { FeatureRows } from "./feature-rows.js";
import { largestFinite, moderatingScale } from "./scale.js";

/** A block of rows with what most quantities read of them; the arrays are used again for the next block. */
export interface DeviationBlock {
  /** The rows as they came. */
  readonly block: Matrix;
  /** Number of the first row. */
  readonly start: number;
  /** Class of each row, −1 for a row that is left out. */
  readonly labels: Int32Array;
  /** Rows that count: h_i − μ_c(i) in the scale of the means. */
  readonly deviations: Matrix;
  /** Class of each row of `deviations`. */
  readonly classes: Int32Array;
}

/** Takes in one block. */
export type DeviationVisitor = (block: DeviationBlock) => void;

function writeDeviations(
  means: ClassMeans,
  block: Matrix,
  labels: Int32Array,
  out: Float64Array,
  classes: Int32Array,
): number {
  const { features: p, origin, scale, means: M } = means;
  const { data } = block;
  const centres = M.data;
  let kept = 0;
  for (let i = 0; i < block.rows; i++) {
    const label = labels[i]!;
    if (label < 0) continue;
    const [row, at, to] = [i * p, label * p, kept * p];
    for (let j = 0; j < p; j++) out[to + j] = data[row + j]! * scale - origin[j]! - centres[at + j]!;
    classes[kept] = label;
    kept += 1;
  }
  return kept;
}

/**
 * Hands the deviations from the class means to the visitors, block by block: the second pass of the two-pass
 * formulas.
 */
export function visitDeviations(
  fn: string,
  means: ClassMeans,
  rows: FeatureRows,
  labels: Int32Array,
  visitors: readonly DeviationVisitor[],
  work: Work = {},
): void {
  let out = new Float64Array(0);
  let classes = new Int32Array(0);
  let start = 0;
  for (const block of rows.blocks()) {
    // the pass that made the means saw every entry; those of another set saw none
    if (means.borrowed) checkRange(fn, means, block, start);
    if (out.length < block.data.length) out = new Float64Array(block.data.length);
    if (classes.length < block.rows) classes = new Int32Array(block.rows);
    const own = labels.subarray(start, start + block.rows);
    const kept = writeDeviations(means, block, own, out, classes);
    const deviations = { rows: kept, cols: rows.cols, data: out.subarray(0, kept * rows.cols) };
    const seen = { block, start, labels: own, deviations, classes: classes.subarray(0, kept) };
    for (const visit of visitors) visit(seen);
    start += block.rows;
    advance(work, { done: start, total: rows.rows, unit: "rows", message: "deviations" });
  }
}

/** Requires finite rows that are not far beyond the means: those of another set may be anything. */
function checkRange(fn: string, { scale }: ClassMeans, block: Matrix, start: number): void {
  const largest = largestFinite(fn, "H", block, start);
  if (moderatingScale(largest * scale) >= 1) return;
  throw new InputError({
    fn,
    argument: "H",
    requirement: "must have the size of the features behind the means",
    received: `entries up to ${largest}`,
  });
}
