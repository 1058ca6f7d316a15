import { InputError, type Matrix, scale, zeros } from "@collapsar/linalg";
import { checkMatrix, resolveOptions, shownValue } from "@collapsar/linalg/check";
import { addInPlace, scaleInPlace } from "@collapsar/linalg/parts";
import { classStatisticsOptions } from "../options.js";
import { largestFinite, moderatingScale } from "./scale.js";
import { flushScatter, nextScatterRow, type ScatterRows, scatterRows } from "./scatter-rows.js";

/** Entries above which rounding each squared deviation to float32 averages out below 1e-10 in their mean root. */
const FLOAT32_SQUARES = 2 ** 24;

/** Options of `classStatistics`: sizes that are fixed before the first batch. */
export interface ClassStatisticsOptions {
  /** Number of features p. */
  readonly features: number;
  /** Number of classes C. */
  readonly classes: number;
  /**
   * `full` keeps a p × p within-class scatter (NC1 pinv needs it), `trace` only its diagonals: O(Cp). Defaults to
   * `trace`.
   */
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
  /** The largest |entry| so far. */
  largest: number;
  /** The power of two by which rows are multiplied, so that no fourth power leaves the range; 1 as a rule. */
  scale: number;
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
 * @throws InputError if a size is not a positive whole number, or `classCounts` does not hold C counts
 */
export function classStatistics(options: ClassStatisticsOptions): ClassStatistics {
  const { classCounts } = options;
  const { features, classes, scatter } = resolveOptions("classStatistics", classStatisticsOptions, options);
  if (classCounts && classCounts.length !== classes) {
    throw new InputError({
      fn: "classStatistics",
      argument: "classCounts",
      requirement: `must hold ${classes} counts`,
      received: String(classCounts.length),
    });
  }
  return {
    features,
    classes,
    counts: new Float64Array(classes),
    largest: 0,
    scale: 1,
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
 * @throws InputError if X has other columns, a label is not in 0 … C−1, or an entry is not finite
 */
export function updateStatistics(
  stats: ClassStatistics,
  X: Matrix,
  labels: ArrayLike<number>,
): ClassStatistics {
  checkBatch(stats, X, labels);
  fitScale(stats, largestFinite("updateStatistics", "X", X));
  if (X.rows > 0 && !hasSamples(stats)) setOrigin(stats, X);
  for (let i = 0; i < X.rows; i++) takeRow(stats, X, i, labels[i]!);
  return stats;
}

function checkBatch(stats: ClassStatistics, X: Matrix, labels: ArrayLike<number>): void {
  const fn = "updateStatistics";
  checkMatrix(fn, "X", X);
  if (X.cols !== stats.features) {
    const requirement = `must have ${stats.features} columns`;
    throw new InputError({ fn, argument: "X", requirement, received: String(X.cols) });
  }
  if (labels?.length !== X.rows) {
    const requirement = `${X.rows} samples need ${X.rows} labels`;
    throw new InputError({ fn, requirement, received: shownValue(labels?.length) });
  }
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (Number.isInteger(label) && label >= 0 && label < stats.classes) continue;
    const requirement = `labels must be whole numbers in 0…${stats.classes - 1}`;
    throw new InputError({ fn, requirement, received: shownValue(label), place: { entry: i } });
  }
}

/**
 * Brings the statistics to another power of two where the rows to come ask for it; to a larger one from zeros alone.
 */
function fitScale(stats: ClassStatistics, largest: number): void {
  stats.largest = Math.max(stats.largest, largest);
  if (moderatingScale(stats.largest * stats.scale) === 1) return;
  const next = moderatingScale(stats.largest);
  const factor = next / stats.scale;
  stats.scale = next;
  if (factor > 1) return;
  const square = factor * factor;
  for (let j = 0; j < stats.origin.length; j++) stats.origin[j]! *= factor;
  for (let c = 0; c < stats.spreads.length; c++) stats.spreads[c]! *= square;
  scaleInPlace(stats.means, factor);
  scaleInPlace(stats.squares, square);
  if (stats.scatter) scaleInPlace(flushScatter(stats.scatter), square);
}

function hasSamples(stats: ClassStatistics): boolean {
  return stats.counts.some((count) => count > 0);
}

function setOrigin({ origin, scale, features: p }: ClassStatistics, X: Matrix): void {
  for (let i = 0; i < X.rows; i++) for (let j = 0; j < p; j++) origin[j]! += X.data[i * p + j]! * scale;
  for (let j = 0; j < p; j++) origin[j]! /= X.rows;
}

/** Moves mean, squares and scatter of class c by row i. */
function takeRow(stats: ClassStatistics, X: Matrix, i: number, c: number): void {
  const { counts, origin, scale: factor, classCounts, scatter, features: p } = stats;
  counts[c]! += 1;
  const n = counts[c]!;
  const step = 1 / n;
  const deviations = scatter && n > 1 ? nextScatterRow(scatter) : undefined;
  const weight = deviations ? Math.sqrt((1 - step) / (classCounts ? classCounts[c]! : 1)) : 0;
  const { data } = X;
  const { data: means } = stats.means;
  const { data: squares } = stats.squares;
  let gains = 0;
  for (let j = 0, from = i * p, at = c * p; j < p; j++, from++, at++) {
    const x = data[from]! * factor - origin[j]!;
    const mean = means[at]!;
    const before = x - mean;
    const after = mean + before * step;
    const gain = before * (x - after);
    means[at] = after;
    squares[at]! += gain;
    gains += gain;
    if (deviations !== undefined) deviations[j] = weight * before;
  }
  stats.spreads[c]! += gains;
}

/**
 * Statistics of both parts together, as if one had seen all batches (Chan, Golub, LeVeque 1983).
 *
 * @returns new statistics; a and b are not modified
 * @throws InputError if the two differ in features, classes, kind of scatter or class counts
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
  const fn = "mergeStatistics";
  if (a.features !== b.features || a.classes !== b.classes) {
    const shape = (s: ClassStatistics) => `${s.classes} classes of ${s.features} features`;
    throw new InputError({ fn, requirement: "sizes must agree", received: `${shape(a)} and ${shape(b)}` });
  }
  if (!a.scatter !== !b.scatter) {
    const requirement = "both parts must keep the same scatter";
    throw new InputError({ fn, requirement, received: '"full" and "trace"' });
  }
  const same = (a.classCounts ?? []).toString() === (b.classCounts ?? []).toString();
  if (same) return;
  throw new InputError({
    fn,
    requirement: "both parts must have the same classCounts",
    received: "two kinds",
  });
}

function mergeInto(into: ClassStatistics, part: ClassStatistics): void {
  const first = !hasSamples(into);
  if (first) into.scale = part.scale;
  fitScale(into, part.largest);
  const factor = into.scale / part.scale;
  if (first) into.origin.set(part.origin.map((value) => value * factor));
  const shift = part.origin.map((value, j) => value * factor - into.origin[j]!);
  for (let c = 0; c < into.classes; c++) if (part.counts[c]! > 0) mergeClass(into, part, c, factor, shift);
  if (!into.scatter || !part.scatter) return;
  const total = flushScatter(part.scatter);
  addInPlace(into.scatter.total, factor === 1 ? total : scale(total, factor * factor));
}

function mergeClass(
  into: ClassStatistics,
  part: ClassStatistics,
  c: number,
  factor: number,
  shift: Float64Array,
): void {
  const p = into.features;
  const [before, added] = [into.counts[c]!, part.counts[c]!];
  const n = before + added;
  const rank = (before * added) / n;
  const weight = Math.sqrt(rank / (into.classCounts ? into.classCounts[c]! : 1));
  const row = into.scatter && rank > 0 ? nextScatterRow(into.scatter) : undefined;
  const square = factor * factor;
  let gains = 0;
  for (let j = 0, at = c * p; j < p; j++, at++) {
    const delta = part.means.data[at]! * factor + shift[j]! - into.means.data[at]!;
    into.means.data[at]! += (delta * added) / n;
    into.squares.data[at]! += part.squares.data[at]! * square + delta * delta * rank;
    gains += delta * delta * rank;
    if (row) row[j] = weight * delta;
  }
  into.spreads[c]! += part.spreads[c]! * square + gains;
  into.counts[c] = n;
}
