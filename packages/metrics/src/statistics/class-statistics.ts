import { InputError, type Matrix, zeros } from "@collapsar/linalg";
import {
  checkFinite,
  checkMatrix,
  checkNumbers,
  checkObject,
  checkShape,
  ownOptions,
  shownValue,
} from "@collapsar/linalg/check";
import { blank, blocks } from "@collapsar/linalg/engine";
import { addInPlace, rowRange, scale, scaleInPlace } from "@collapsar/linalg/parts";
import { addClassSums, classDeviations } from "../operations/class-rows.js";
import { classSlots } from "../operations/js/class-slots.js";
import { classStatisticsOptions } from "../options.js";
import { blockRows } from "./feature-rows.js";
import { moderatingScale } from "./scale.js";
import {
  dropScatterRows,
  flushScatter,
  nextScatterRow,
  nextScatterRows,
  type ScatterRows,
  scatterRows,
} from "./scatter-rows.js";

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
 * Means are kept relative to `origin` (the mean of the first rows), so that a large common offset costs no digits.
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
  readonly scatter?: ScatterRows | undefined;
  readonly classCounts?: Float64Array | undefined;
}

/**
 * Empty statistics for C classes of p features, to be filled by `updateStatistics`.
 *
 * @throws InputError if a size is not a positive whole number, or `classCounts` does not hold C counts
 */
export function classStatistics(options: ClassStatisticsOptions): ClassStatistics {
  const fn = "classStatistics";
  const { features, classes, scatter } = ownOptions(fn, classStatisticsOptions, options, ["classCounts"]);
  const { classCounts } = options;
  if (classCounts !== undefined) checkNumbers(fn, "classCounts", classCounts, classes);
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
 * Block by block, each class's own mean and deviations beside what is known of the class by Chan's pairwise update:
 * the mean moves by δ·m/n and the scatter by (nm/(n + m))δδᵀ, δ the distance between the two means. The p × p sum is
 * one symmetric product per block.
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
  if (X.rows > 0) takeRows(stats, X, Int32Array.from(labels));
  return stats;
}

/** Requires statistics, as `classStatistics` makes them. */
export function checkStatistics(fn: string | undefined, argument: string, stats: ClassStatistics): void {
  checkObject(fn, argument, stats);
  const { classes, features, counts, spreads, origin, means, squares } = stats;
  checkShape(fn, `${argument}.means`, means, classes, features);
  checkShape(fn, `${argument}.squares`, squares, classes, features);
  checkNumbers(fn, `${argument}.counts`, counts, classes);
  checkNumbers(fn, `${argument}.spreads`, spreads, classes);
  checkNumbers(fn, `${argument}.origin`, origin, features);
}

function checkBatch(stats: ClassStatistics, X: Matrix, labels: ArrayLike<number>): void {
  const fn = "updateStatistics";
  checkStatistics(fn, "stats", stats);
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
 * Tells whether it did.
 */
function fitScale(stats: ClassStatistics, largest: number): boolean {
  stats.largest = Math.max(stats.largest, largest);
  if (moderatingScale(stats.largest * stats.scale) === 1) return false;
  const next = moderatingScale(stats.largest);
  const factor = next / stats.scale;
  stats.scale = next;
  if (factor > 1) return true;
  const square = factor * factor;
  for (let j = 0; j < stats.origin.length; j++) stats.origin[j]! *= factor;
  for (let c = 0; c < stats.spreads.length; c++) stats.spreads[c]! *= square;
  scaleInPlace(stats.means, factor);
  scaleInPlace(stats.squares, square);
  if (stats.scatter) scaleInPlace(flushScatter(stats.scatter), square);
  return true;
}

function hasSamples(stats: ClassStatistics): boolean {
  return stats.counts.some((count) => count > 0);
}

/** Rows whose mean is the origin. */
const ORIGIN_ROWS = 1024;

function setOrigin({ origin, scale, features: p }: ClassStatistics, X: Matrix): void {
  origin.fill(0);
  for (let i = 0; i < X.rows; i++) for (let j = 0; j < p; j++) origin[j]! += X.data[i * p + j]! * scale;
  for (let j = 0; j < p; j++) origin[j]! /= X.rows;
}

/** Statistics of one class in a batch, or in another part: its own sums lie in row `row` of the matrices. */
interface ClassPart {
  readonly count: number;
  readonly row: number;
  readonly means: Matrix;
  readonly squares: Matrix;
  readonly spread: number;
}

/** The sums of rows by class, in a scale that fits these rows too; around their own mean where they are the first. */
function sumRows(stats: ClassStatistics, X: Matrix, classes: Int32Array, sums: Float64Array): void {
  const first = !hasSamples(stats);
  const add = () => {
    if (first) setOrigin(stats, rowRange(X, 0, Math.min(X.rows, ORIGIN_ROWS)));
    const { scale, origin } = stats;
    return addClassSums({ rows: X.rows, cols: X.cols, data: X.data, classes, scale, origin }, sums);
  };
  const largest = add();
  if (!Number.isFinite(largest)) {
    if (first) stats.origin.fill(0);
    checkFinite("updateStatistics", "X", X);
  }
  if (!fitScale(stats, largest)) return;
  sums.fill(0);
  add();
}

/** Takes in rows: their class means, then the deviations from these, then each class beside what was there. */
function takeRows(stats: ClassStatistics, X: Matrix, labels: Int32Array): void {
  const { scatter, features: p } = stats;
  const { own: classes, slots } = classSlots(labels);
  const counts = new Float64Array(slots.size);
  for (const slot of classes) counts[slot]! += 1;
  const [means, squares] = [zeros(slots.size, p), zeros(slots.size, p)];
  const [sums, squared] = [means.data as Float64Array, squares.data as Float64Array];
  sumRows(stats, X, classes, sums);
  const { scale, origin } = stats;
  const rows = { rows: X.rows, cols: p, data: X.data, classes, scale, origin };
  for (let slot = 0, at = 0; slot < counts.length; slot++) {
    for (let j = 0; j < p; j++, at++) sums[at]! /= counts[slot]!;
  }
  const step = scatter ? Math.min(blockRows(p), scatter.buffer.rows) : blockRows(p);
  const spreads = new Float64Array(slots.size);
  const norms = new Float64Array(3 * Math.min(step, X.rows));
  const spare = scatter ? undefined : (blank(Math.min(step, X.rows) * p) as Float64Array);
  for (const [start, count] of blocks(X.rows, step)) {
    const own = classes.subarray(start, start + count);
    const block = { ...rows, rows: count, data: rowRange(X, start, start + count).data, classes: own };
    const out = scatter ? nextScatterRows(scatter, count) : spare!.subarray(0, count * p);
    classDeviations(block, { means: sums, centre: origin, out, squares: squared, norms });
    own.forEach((slot, i) => {
      spreads[slot]! += norms[3 * i]!;
    });
    if (!scatter) continue;
    if (stats.classCounts) shareRows(out, labels.subarray(start, start + count), stats.classCounts);
    dropScatterRows(scatter, count, (i) => counts[own[i]!] === 1);
  }
  for (const [label, row] of slots) {
    mergeClass(stats, label, { count: counts[row]!, row, means, squares, spread: spreads[row]! });
  }
}

/** Rows divided by the root of the size of their class. */
function shareRows(rows: Float64Array, labels: Int32Array, sizes: Float64Array): void {
  const p = rows.length / labels.length;
  labels.forEach((label, i) => {
    const weight = Math.sqrt(1 / sizes[label]!);
    for (let at = i * p; at < (i + 1) * p; at++) rows[at]! *= weight;
  });
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
  checkStatistics(fn, "a", a);
  checkStatistics(fn, "b", b);
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
  const { means, squares } = part;
  for (let c = 0; c < into.classes; c++) {
    if (part.counts[c] === 0) continue;
    const own = { count: part.counts[c]!, row: c, means, squares, spread: part.spreads[c]! };
    mergeClass(into, c, own, factor, shift);
  }
  if (!into.scatter || !part.scatter) return;
  const total = flushScatter(part.scatter);
  addInPlace(into.scatter.total, factor === 1 ? total : scale(total, factor * factor));
}

/** Brings what another part knows of class c, in another scale and around another origin, beside what is known. */
function mergeClass(
  into: ClassStatistics,
  c: number,
  part: ClassPart,
  factor = 1,
  shift: Float64Array | undefined = undefined,
): void {
  const p = into.features;
  const [before, added] = [into.counts[c]!, part.count];
  const n = before + added;
  const rank = (before * added) / n;
  const weight = Math.sqrt(rank / (into.classCounts ? into.classCounts[c]! : 1));
  const row = into.scatter && rank > 0 ? nextScatterRow(into.scatter) : undefined;
  const square = factor * factor;
  const [means, squares] = [part.means.data, part.squares.data];
  let gains = 0;
  for (let j = 0, at = c * p, from = part.row * p; j < p; j++, at++, from++) {
    const mean = into.means.data[at]!;
    const delta = means[from]! * factor + (shift ? shift[j]! : 0) - mean;
    into.means.data[at] = mean + (delta * added) / n;
    into.squares.data[at]! += squares[from]! * square + delta * delta * rank;
    gains += delta * delta * rank;
    if (row) row[j] = weight * delta;
  }
  into.spreads[c]! += part.spread * square + gains;
  into.counts[c] = n;
}
