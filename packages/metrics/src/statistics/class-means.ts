import { type Matrix, type Work, zeros } from "@collapsar/linalg";
import {
  advance,
  caller,
  checkFinite,
  checkNumbers,
  checkObject,
  checkPositive,
  checkRows,
} from "@collapsar/linalg/check";
import { addClassSums } from "../operations/class-rows.js";
import { type FeatureRows, keptRows } from "./feature-rows.js";
import type { PresentClasses } from "./present-classes.js";
import { largestFinite, moderatingScale } from "./scale.js";
import { classShares, type Weighting } from "./weighting.js";

/** Class means and centre in one weighting: all that NC2, NC3 and NC4 need to know of the features. */
export interface ClassMeans {
  readonly classes: number;
  readonly features: number;
  readonly weighting: Weighting;
  /** The label of each class. */
  readonly values: Int32Array;
  /** Samples of each class. */
  readonly counts: Float64Array;
  /** Share of each class in Σ_B and the centre; they sum to 1. */
  readonly shares: Float64Array;
  /** Share of each class in Σ_W. */
  readonly withinShares: Float64Array;
  /**
   * The power of two by which everything here was multiplied, so that no fourth power leaves the range; 1 as a rule.
   */
  readonly scale: number;
  /** p numbers: means and centre are relative to it. */
  readonly origin: Float64Array;
  /** C × p class means, relative to the origin. */
  readonly means: Matrix;
  /** μ_G or μ_C, relative to the origin. */
  readonly centre: Float64Array;
  /** Whether means and centre are another set's, so that the centre is not the shares' mean of the means. */
  readonly borrowed?: boolean | undefined;
}

/** Requires class means of a set, as a summary or a measurement holds them. */
export function checkMeans(argument: string, given: ClassMeans): void {
  checkObject(caller, argument, given);
  const { classes, features, values, counts, shares, withinShares, origin, centre } = given;
  for (const [part, list] of Object.entries({ values, counts, shares, withinShares })) {
    checkNumbers(caller, `${argument}.${part}`, list, classes);
  }
  for (const [part, list] of Object.entries({ origin, centre })) {
    checkNumbers(caller, `${argument}.${part}`, list, features);
  }
  checkRows(caller, `${argument}.means`, given.means, classes);
  checkPositive(caller, `${argument}.scale`, given.scale);
}

/** Σ_c share_c · (row c). */
export function weightedMean(means: Matrix, shares: Float64Array): Float64Array {
  const p = means.cols;
  const centre = new Float64Array(p);
  for (let c = 0; c < means.rows; c++) {
    const share = shares[c]!;
    for (let j = 0, at = c * p; j < p; j++, at++) centre[j]! += share * means.data[at]!;
  }
  return centre;
}

/** Sums of the rows of each class in one scale, around an origin among them. */
interface ClassSums {
  readonly scale: number;
  readonly origin: Float64Array;
  readonly sums: Matrix;
}

/** Rows whose coordinate-wise median is the origin: near most classes, though some lie far away. */
const ORIGIN_ROWS = 63;

function originOf(block: Matrix, labels: Int32Array, start: number, scale: number): Float64Array {
  const chosen = new Map<number, number>();
  for (let i = 0; i < block.rows && chosen.size < ORIGIN_ROWS; i++) {
    const label = labels[start + i]!;
    if (label >= 0 && !chosen.has(label)) chosen.set(label, i);
  }
  const rows = [...chosen.values()];
  const values = new Float64Array(rows.length);
  return Float64Array.from({ length: block.cols }, (_, j) => {
    rows.forEach((row, k) => {
      values[k] = block.data[row * block.cols + j]! * scale;
    });
    return values.sort()[rows.length >> 1] ?? 0;
  });
}

/** Sums in the scale that the largest entry asks for, or a larger entry that asks for another scale. */
function sumClasses(
  rows: FeatureRows,
  present: PresentClasses,
  known: number,
  work: Work,
): ClassSums | number {
  let found: ClassSums | undefined;
  let [start, largest] = [0, known];
  for (const block of rows.blocks()) {
    const kept = keptRows(block, present.labels.subarray(start, start + block.rows));
    // a block's own largest entry is known when it is summed; the first one's is wanted before, for the scale
    if (found === undefined) {
      largest = Math.max(largest, largestFinite("H", block, start));
      const scale = moderatingScale(largest);
      const origin = originOf(block, present.labels, start, scale);
      found = { scale, origin, sums: zeros(present.values.length, rows.cols) };
    } else if (kept.rows < block.rows) {
      largest = Math.max(largest, largestFinite("H", block, start));
    }
    const { scale, origin, sums } = found;
    const own = addClassSums({ ...kept, scale, origin }, sums.data as Float64Array);
    if (!Number.isFinite(own)) checkFinite(caller, "H", block, start);
    largest = Math.max(largest, own);
    if (moderatingScale(largest * scale) !== 1) return largest;
    start += block.rows;
    advance(work, { done: start, total: rows.rows, unit: "rows", message: "class means" });
  }
  return (
    found ?? { scale: 1, origin: new Float64Array(rows.cols), sums: zeros(present.values.length, rows.cols) }
  );
}

/** The class means of rows in one pass (once more where features beyond the first block ask for another scale). */
export function measureMeans(
  rows: FeatureRows,
  present: PresentClasses,
  weighting: Weighting,
  work: Work = {},
): ClassMeans {
  let found = sumClasses(rows, present, 0, work);
  while (typeof found === "number") found = sumClasses(rows, present, found, work);
  const { scale, origin, sums } = found;
  const { counts, values } = present;
  const p = rows.cols;
  for (let c = 0; c < counts.length; c++) {
    for (let at = c * p; at < (c + 1) * p; at++) sums.data[at]! /= counts[c]!;
  }
  return meansWith({ features: p, weighting, values, counts, scale, origin, means: sums });
}

/** Class means with the shares and the centre of their weighting. */
export function meansWith(
  given: Pick<ClassMeans, "features" | "weighting" | "values" | "counts" | "scale" | "origin" | "means">,
): ClassMeans {
  const { shares, withinShares } = classShares(given.counts, given.weighting);
  const centre = weightedMean(given.means, shares);
  const { features, weighting, values, counts, scale, origin, means } = given;
  const classes = counts.length;
  // of one shape whatever was given: V8 compiles what reads it once, and not at every call
  return { classes, features, weighting, values, counts, shares, withinShares, scale, origin, means, centre };
}

/**
 * The means of another set for measuring this one (train means, test features): μ_c and μ_G are theirs, the sizes of
 * the classes are measured.
 */
export function borrowedMeans(theirs: ClassMeans, counts: Float64Array, weighting: Weighting): ClassMeans {
  const { shares, withinShares } = classShares(counts, weighting);
  return { ...theirs, counts, weighting, shares, withinShares, borrowed: true };
}
