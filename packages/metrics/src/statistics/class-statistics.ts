import {
  addInPlace,
  checkFinite,
  checkInteger,
  checkMatrix,
  checkOneOf,
  type Matrix,
  type Real,
  zeros,
} from "@collapsar/linalg";
import { flushScatter, nextScatterRow, type ScatterRows, scatterRows } from "./scatter-rows.js";

/** Entries above which rounding each squared deviation to float32 averages out below 1e-10 in their mean root. */
const FLOAT32_SQUARES = 2 ** 24;

/** What class statistics must know before the first batch. */
export interface ClassStatisticsOptions {
  /** Number of features p. */
  readonly features: number;
  /** Number of classes C. */
  readonly classes: number;
  /** `full` keeps a p × p within-class scatter (NC1 pinv needs it), `trace` only its diagonals: O(Cp). Defaults to `trace`. */
  readonly scatter?: "trace" | "full" | undefined;
  /**
   * The final number of samples of each class, where it is known beforehand: `full` scatter in the `class` weighting
   * of imbalanced classes needs it, because one p × p matrix cannot be reweighted afterwards.
   */
  readonly classCounts?: ArrayLike<number> | undefined;
}

/**
 * Class means and within-class scatter of the batches seen so far: one pass, mergeable, O(Cp) or O(Cp + p²).
 *
 * Means are kept relative to `origin` (the mean of the first batch), so that a large common offset costs no digits.
 */
export interface ClassStatistics {
  readonly features: number;
  readonly classes: number;
  /** Samples seen of each class. */
  readonly counts: Float64Array;
  /** p numbers, taken off every row. */
  readonly origin: Float64Array;
  /** C × p, relative to the origin. */
  readonly means: Matrix;
  /** C × p: sums of squared deviations from the class mean; float32 above 2²⁴ entries (only NC1 std reads it). */
  readonly squares: Matrix;
  /** Sum of all squared deviations of each class. */
  readonly spreads: Float64Array;
  /** The p × p sum Σ_c ω_c S_c of class scatters, ω_c = 1, or 1/n_c if `classCounts` was given. */
  readonly scatter?: ScatterRows;
  readonly classCounts?: Float64Array;
}

/**
 * Empty statistics for C classes of p features, to be filled by `updateStatistics`.
 *
 * @throws RangeError if a size is not a positive whole number, or `classCounts` does not hold C counts
 */
export function classStatistics(options: ClassStatisticsOptions): ClassStatistics {
  const { features, classes, scatter = "trace", classCounts } = options;
  checkInteger("classStatistics", "features", features, 1);
  checkInteger("classStatistics", "classes", classes, 1);
  checkOneOf("classStatistics", "scatter", scatter, ["trace", "full"]);
  if (classCounts && classCounts.length !== classes) {
    throw new RangeError(
      `classStatistics: classCounts must hold ${classes} counts, got ${classCounts.length}`,
    );
  }
  return {
    features,
    classes,
    counts: new Float64Array(classes),
    origin: new Float64Array(features),
    means: zeros(classes, features),
    squares: zeros(classes, features, classes * features > FLOAT32_SQUARES ? "f32" : "f64"),
    spreads: new Float64Array(classes),
    ...(scatter === "full" && { scatter: scatterRows(features) }),
    ...(classCounts && { classCounts: Float64Array.from(classCounts) }),
  };
}

/**
 * Takes in a batch: X is b × p (float64 or float32), with b labels.
 *
 * Each row moves its class mean by δ/n_c and the scatter by (1 − 1/n_c)δδᵀ, δ its distance from the mean so far:
 * Chan's pairwise update with a part of one sample. The p × p sum is one symmetric product a block of rows.
 *
 * @returns the same statistics
 * @throws RangeError if X has other columns, a label is not in 0 … C−1, or an entry is not finite
 */
export function updateStatistics(
  stats: ClassStatistics,
  X: Matrix,
  labels: ArrayLike<number>,
): ClassStatistics {
  checkBatch(stats, X, labels);
  if (X.rows > 0 && !hasSamples(stats)) setOrigin(stats, X);
  const { counts, origin, classCounts, scatter, features: p } = stats;
  for (let i = 0; i < X.rows; i++) {
    const c = labels[i]!;
    counts[c]! += 1;
    const n = counts[c]!;
    const mean = stats.means.data.subarray(c * p, (c + 1) * p);
    const squares = stats.squares.data.subarray(c * p, (c + 1) * p);
    const row = X.data.subarray(i * p, (i + 1) * p);
    if (scatter && n > 1) {
      const weight = Math.sqrt((1 - 1 / n) / (classCounts ? classCounts[c]! : 1));
      writeDeviation(nextScatterRow(scatter), row, origin, mean, weight);
    }
    stats.spreads[c]! += takeRow(row, origin, mean, squares, n);
  }
  return stats;
}

function checkBatch(stats: ClassStatistics, X: Matrix, labels: ArrayLike<number>): void {
  checkMatrix("updateStatistics", "X", X);
  if (X.cols !== stats.features) {
    throw new RangeError(`updateStatistics: X must have ${stats.features} columns, got ${X.cols}`);
  }
  if (labels.length !== X.rows) {
    throw new RangeError(`updateStatistics: ${X.rows} samples need ${X.rows} labels, got ${labels.length}`);
  }
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (!Number.isInteger(label) || label < 0 || label >= stats.classes) {
      throw new RangeError(
        `updateStatistics: labels must be whole numbers in 0…${stats.classes - 1}, got ${label} at entry ${i}`,
      );
    }
  }
  checkFinite("updateStatistics", "X", X);
}

function hasSamples(stats: ClassStatistics): boolean {
  return stats.counts.some((count) => count > 0);
}

function setOrigin({ origin, features: p }: ClassStatistics, X: Matrix): void {
  for (let i = 0; i < X.rows; i++) for (let j = 0; j < p; j++) origin[j]! += X.data[i * p + j]!;
  for (let j = 0; j < p; j++) origin[j]! /= X.rows;
}

function writeDeviation(
  out: Float64Array,
  row: Real,
  origin: Float64Array,
  mean: Real,
  weight: number,
): void {
  for (let j = 0; j < out.length; j++) out[j] = weight * (row[j]! - origin[j]! - mean[j]!);
}

/** Moves mean and squares by one row; returns the sum of the squares' gains. */
function takeRow(row: Real, origin: Float64Array, mean: Real, squares: Real, n: number): number {
  const step = 1 / n;
  let gains = 0;
  for (let j = 0; j < row.length; j++) {
    const x = row[j]! - origin[j]!;
    const before = x - mean[j]!;
    const after = mean[j]! + before * step;
    const gain = before * (x - after);
    mean[j] = after;
    squares[j]! += gain;
    gains += gain;
  }
  return gains;
}

/**
 * Statistics of both parts together, as if one had seen all batches (Chan, Golub, LeVeque 1983).
 *
 * @returns new statistics; a and b are not modified
 * @throws RangeError if the two differ in features, classes, kind of scatter or class counts
 */
export function mergeStatistics(a: ClassStatistics, b: ClassStatistics): ClassStatistics {
  checkMergeable(a, b);
  const { features, classes } = a;
  const merged = classStatistics({
    features,
    classes,
    scatter: a.scatter ? "full" : "trace",
    classCounts: a.classCounts,
  });
  for (const part of [a, b]) if (hasSamples(part)) mergeInto(merged, part);
  return merged;
}

function checkMergeable(a: ClassStatistics, b: ClassStatistics): void {
  if (a.features !== b.features || a.classes !== b.classes) {
    const shape = (s: ClassStatistics) => `${s.classes} classes of ${s.features} features`;
    throw new RangeError(`mergeStatistics: sizes must agree, got ${shape(a)} and ${shape(b)}`);
  }
  if (!a.scatter !== !b.scatter) {
    throw new RangeError('mergeStatistics: both parts must keep the same scatter, got "full" and "trace"');
  }
  const same = (a.classCounts ?? []).toString() === (b.classCounts ?? []).toString();
  if (!same)
    throw new RangeError("mergeStatistics: both parts must have the same classCounts, got two kinds");
}

function mergeInto(into: ClassStatistics, part: ClassStatistics): void {
  if (!hasSamples(into)) into.origin.set(part.origin);
  const shift = part.origin.map((value, j) => value - into.origin[j]!);
  for (let c = 0; c < into.classes; c++) if (part.counts[c]! > 0) mergeClass(into, part, c, shift);
  if (into.scatter && part.scatter) addInPlace(into.scatter.total, flushScatter(part.scatter));
}

function mergeClass(into: ClassStatistics, part: ClassStatistics, c: number, shift: Float64Array): void {
  const p = into.features;
  const [before, added] = [into.counts[c]!, part.counts[c]!];
  const n = before + added;
  const rank = (before * added) / n;
  const weight = Math.sqrt(rank / (into.classCounts ? into.classCounts[c]! : 1));
  const row = into.scatter && rank > 0 ? nextScatterRow(into.scatter) : undefined;
  let gains = 0;
  for (let j = 0, at = c * p; j < p; j++, at++) {
    const delta = part.means.data[at]! + shift[j]! - into.means.data[at]!;
    into.means.data[at]! += (delta * added) / n;
    into.squares.data[at]! += part.squares.data[at]! + delta * delta * rank;
    gains += delta * delta * rank;
    if (row) row[j] = weight * delta;
  }
  into.spreads[c]! += part.spreads[c]! + gains;
  into.counts[c] = n;
}
