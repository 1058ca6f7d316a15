import { eigh, type Matrix, type Random } from "@collapsar/linalg";
import { checkNumbers } from "@collapsar/linalg/check";
import { diagonalMatrix, selectRows } from "@collapsar/linalg/parts";
import { selectSmallest } from "../machine/bandwidth.js";
import { inFloat64 } from "../machine/in-float64.js";
import { areSameRows } from "../machine/same-rows.js";
import { fitRfm } from "../rfm/fit-rfm.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import { projectRows } from "./route-rows.js";
import { codedTargets, isConstantTarget, type TreeTargets } from "./targets.js";

/** A threshold on a direction that leaves rows on both sides. */
export interface RowSplit {
  readonly direction: Float64Array;
  readonly threshold: number;
  readonly scale: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Directions tried before a node gives up splitting. */
const triedDirections = 5;

/**
 * The ranges of the columns as a diagonal matrix: what there is to split by where a sample of the rows is one point.
 */
function columnRanges(X: Matrix, rows: Int32Array): Matrix {
  return diagonalMatrix(
    Array.from({ length: X.cols }, (_, k) => {
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const row of rows) {
        low = Math.min(low, X.data[row * X.cols + k]!);
        high = Math.max(high, X.data[row * X.cols + k]!);
      }
      return high - low;
    }),
  );
}

/** The AGOP of a machine with one metric update on a sample of the rows; undefined where targets do not vary. */
function sampleMetric(
  X: Matrix,
  rows: Int32Array,
  targets: TreeTargets,
  splitRows: number,
  options: RfmOptions,
  random: Random,
): Matrix | undefined {
  const sample =
    rows.length <= splitRows
      ? rows
      : Int32Array.from(random.permutation(rows.length).subarray(0, splitRows), (i) => rows[i]!);
  const Y = codedTargets(targets, sample);
  if (isConstantTarget(Y)) return undefined;
  const points = inFloat64(selectRows(X, sample));
  if (areSameRows(points)) return columnRanges(X, rows);
  const { sampleWeights, ...rest } = options;
  const weights = sampleWeights === undefined ? undefined : Array.from(sample, (row) => sampleWeights[row]!);
  const settings = { ...rest, rounds: 1, diagonal: false, validation: undefined, labels: undefined };
  const fit = fitRfm(points, Y, {
    ...settings,
    loss: "squared",
    sampleWeights: weights,
  });
  return fit.lastMetric;
}

/**
 * Splits projections at their median: the threshold is the middle of the gap between distinct values that is nearest
 * to the middle rank, so that ties stay together and rounding cannot move a row across. Undefined for a constant.
 */
export function medianThreshold(projections: Float64Array): number | undefined {
  checkNumbers("medianThreshold", "projections", projections);
  const lower = selectSmallest(projections.slice(), (projections.length - 1) >> 1);
  let [below, above] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [less, same] = [0, 0];
  for (const value of projections) {
    if (value < lower) {
      below = Math.max(below, value);
      less++;
    } else if (value > lower) above = Math.min(above, value);
    else same++;
  }
  const gapAbove = projections.length - less - same > 0;
  const preferAbove =
    Math.abs(less + same - projections.length / 2) <= Math.abs(less - projections.length / 2);
  if (gapAbove && (preferAbove || less === 0)) return middle(lower, above);
  return less > 0 ? middle(below, lower) : undefined;
}

/** A number in [a, b) at the middle of both: a itself where there is no float between. */
function middle(a: number, b: number): number {
  const value = a + (b - a) / 2;
  return value < b ? value : a;
}

function partition(
  rows: Int32Array,
  projections: Float64Array,
  direction: Float64Array,
): RowSplit | undefined {
  const threshold = medianThreshold(projections);
  if (threshold === undefined) return undefined;
  const left = rows.filter((_, i) => projections[i]! <= threshold);
  const right = rows.filter((_, i) => projections[i]! > threshold);
  const distances = projections.map((value) => Math.abs(value - threshold));
  const scale = selectSmallest(distances, distances.length >> 1);
  return { direction, threshold, scale, left, right };
}

/**
 * Splits rows at the median of their projection on the top eigenvector of a sample's AGOP; where the projection is
 * constant the next eigenvector is tried. Undefined if no direction or no target tells the rows apart.
 *
 * Source: [xRFM] Beaglehole et al. 2025.
 */
export function splitRowsByAgop(
  X: Matrix,
  rows: Int32Array,
  targets: TreeTargets,
  splitRows: number,
  options: RfmOptions,
  random: Random,
): RowSplit | undefined {
  const metric = sampleMetric(X, rows, targets, splitRows, options, random);
  if (metric === undefined) return undefined;
  const { vectors } = eigh(metric);
  for (let k = 1; k <= Math.min(triedDirections, X.cols); k++) {
    const direction = Float64Array.from({ length: X.cols }, (_, i) => vectors.data[i * X.cols + X.cols - k]!);
    const split = partition(rows, projectRows(X, rows, direction), direction);
    if (split !== undefined) return split;
  }
  return undefined;
}
