import { InputError, type Matrix, type Work, zeros } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { blank } from "@collapsar/linalg/engine";
import { classDeviations } from "../operations/class-rows.js";
import type { ClassMeans } from "./class-means.js";
import { type FeatureRows, keptRows } from "./feature-rows.js";
import { largestFinite, moderatingScale } from "./scale.js";

/** A block of rows with what most quantities read of them; the arrays are used again for the next block. */
export interface DeviationBlock {
  /** Rows that count, as they came. */
  readonly kept: Matrix;
  /** h_i − μ_c(i) in the scale of the means. */
  readonly deviations: Matrix;
  /** Class of each row of `deviations`. */
  readonly classes: Int32Array;
  /** ‖h_i − μ_c(i)‖² of each row. */
  readonly spreads: Float64Array;
}

/** Sums of every second pass. */
export interface DeviationSums {
  /** C × p sums of squared deviations. */
  readonly squares: Matrix;
  /** Their sum over the coordinates, of each class. */
  readonly sums: Float64Array;
  /** Σ‖h‖ and Σ‖h − μ_G‖ in the scale of the means. */
  readonly norm: number;
  readonly centred: number;
}

/** Takes in one block. */
export type DeviationVisitor = (block: DeviationBlock) => void;

/**
 * Hands the deviations from the class means to the visitors, block by block: the second pass of the two-pass
 * formulas. Returns what is summed on the way.
 */
export function visitDeviations(
  means: ClassMeans,
  rows: FeatureRows,
  labels: Int32Array,
  visitors: readonly DeviationVisitor[],
  work: Work = {},
): DeviationSums {
  const { scale, origin, centre, classes: C, features: p } = means;
  const squares = zeros(C, p);
  const sums = new Float64Array(C);
  let [norm, centred] = [0, 0];
  let out: Float64Array = new Float64Array(0);
  let start = 0;
  for (const block of rows.blocks()) {
    // the pass that made the means saw every entry; those of another set saw none
    if (means.borrowed) checkRange(means, block, start);
    const own = labels.subarray(start, start + block.rows);
    const kept = keptRows(block, own);
    const size = kept.rows * p;
    if (out.length < size) out = blank(size) as Float64Array;
    const norms = new Float64Array(3 * kept.rows);
    const spreads = new Float64Array(kept.rows);
    classDeviations(
      { ...kept, scale, origin },
      {
        means: means.means.data as Float64Array,
        centre,
        out: out.subarray(0, size),
        squares: squares.data as Float64Array,
        norms,
      },
    );
    for (let i = 0, at = 0; i < kept.rows; i++, at += 3) {
      spreads[i] = norms[at]!;
      sums[kept.classes[i]!]! += norms[at]!;
      norm += Math.sqrt(norms[at + 1]!);
      centred += Math.sqrt(norms[at + 2]!);
    }
    const deviations = { rows: kept.rows, cols: p, data: out.subarray(0, size) };
    for (const visit of visitors) visit({ kept, deviations, classes: kept.classes, spreads });
    start += block.rows;
    advance(work, { done: start, total: rows.rows, unit: "rows", message: "deviations" });
  }
  return { squares, sums, norm, centred };
}

/** Requires finite rows that are not far beyond the means: those of another set may be anything. */
function checkRange({ scale }: ClassMeans, block: Matrix, start: number): void {
  const largest = largestFinite("H", block, start);
  if (moderatingScale(largest * scale) >= 1) return;
  throw new InputError({
    argument: "H",
    requirement: "must have the size of the features behind the means",
    received: `entries up to ${largest}`,
  });
}
