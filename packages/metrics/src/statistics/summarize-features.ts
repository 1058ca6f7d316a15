import { checkFinite, checkLabels, checkMatrix, type Matrix, type Real, zeros } from "@collapsar/linalg";
import { type ClassRows, classRows } from "./class-rows.js";
import { type ClassSummary, weightedMean } from "./class-summary.js";
import { flushScatter, nextScatterRow, type ScatterRows, scatterRows } from "./scatter-rows.js";
import { checkClassCounts, checkWeighting, classShares, type Weighting } from "./weighting.js";

/** Options of metrics of features held in memory. */
export interface FeatureOptions {
  /** How classes count; defaults to `sample`, which imbalanced features define without a choice. */
  readonly weighting?: Weighting | undefined;
}

/**
 * The class summary of features held in memory, by the two-pass formulas, class by class: O(Cp) beside H, and O(p²)
 * where the scatter is asked for.
 *
 * @param H - n × p, float64 or float32
 * @throws RangeError if an entry is not finite, a class has fewer than two samples, or there are fewer than two classes
 */
export function summarizeFeatures(
  fn: string,
  H: Matrix,
  labels: ArrayLike<number>,
  { weighting = "sample" }: FeatureOptions = {},
  withScatter = false,
): ClassSummary {
  checkMatrix(fn, "H", H);
  checkFinite(fn, "H", H);
  checkWeighting(fn, weighting);
  const { classes, counts } = checkLabels(fn, labels, H.rows);
  checkClassCounts(fn, counts);
  const rows = classRows(labels, counts);
  const shares = classShares(counts, weighting);
  const origin = Float64Array.from(H.data.subarray(0, H.cols));
  const means = zeros(classes, H.cols);
  const spreads = new Float64Array(classes);
  const scatter = withScatter ? scatterRows(H.cols, H.rows) : undefined;
  let stds = 0;
  for (let c = 0; c < classes; c++) {
    const mean = classMean(H, rows, c, origin, means.data.subarray(c * H.cols, (c + 1) * H.cols));
    const squares = classSquares(H, rows, c, origin, mean, scatter, Math.sqrt(shares[c]! / counts[c]!));
    spreads[c] = squares.reduce((total, value) => total + value, 0) / counts[c]!;
    stds += squares.reduce((total, value) => total + Math.sqrt(value), 0) / Math.sqrt(counts[c]!);
  }
  return {
    n: H.rows,
    classes,
    features: H.cols,
    weighting,
    counts: Float64Array.from(counts),
    shares,
    origin,
    means,
    centre: weightedMean(means, shares),
    spreads,
    meanStd: stds / (classes * H.cols),
    ...(scatter && { sigmaW: flushScatter(scatter) }),
  };
}

function classMean(
  H: Matrix,
  { order, starts }: ClassRows,
  c: number,
  origin: Float64Array,
  mean: Real,
): Real {
  const { cols: p, data } = H;
  const [start, end] = [starts[c]!, starts[c + 1]!];
  for (let at = start; at < end; at++) {
    const row = order[at]! * p;
    for (let j = 0; j < p; j++) mean[j]! += data[row + j]! - origin[j]!;
  }
  for (let j = 0; j < p; j++) mean[j]! /= end - start;
  return mean;
}

function classSquares(
  H: Matrix,
  { order, starts }: ClassRows,
  c: number,
  origin: Float64Array,
  mean: Real,
  scatter: ScatterRows | undefined,
  weight: number,
): Float64Array {
  const { cols: p, data } = H;
  const squares = new Float64Array(p);
  for (let at = starts[c]!; at < starts[c + 1]!; at++) {
    const row = order[at]! * p;
    const out = scatter && nextScatterRow(scatter);
    for (let j = 0; j < p; j++) {
      const deviation = data[row + j]! - origin[j]! - mean[j]!;
      squares[j]! += deviation * deviation;
      if (out) out[j] = weight * deviation;
    }
  }
  return squares;
}
