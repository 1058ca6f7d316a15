import { type Matrix, scaleInPlace } from "@collapsar/linalg";
import type { ClassStatistics } from "./class-statistics.js";
import { flushScatter } from "./scatter-rows.js";
import { checkClassCounts, checkWeighting, classShares, type Weighting } from "./weighting.js";

/** Everything that NC1–NC5 need to know of the features, in one weighting. */
export interface ClassSummary {
  readonly n: number;
  readonly classes: number;
  readonly features: number;
  readonly weighting: Weighting;
  readonly counts: Float64Array;
  /** Share of each class in Σ_W, Σ_B and the centre; they sum to 1. */
  readonly shares: Float64Array;
  /** p numbers: means and centre are relative to it. */
  readonly origin: Float64Array;
  /** C × p class means, relative to the origin. */
  readonly means: Matrix;
  /** μ_G or μ_C, relative to the origin. */
  readonly centre: Float64Array;
  /** v_c: mean squared distance of a class's samples to their mean. */
  readonly spreads: Float64Array;
  /** Mean over classes and coordinates of the within-class population standard deviation. */
  readonly meanStd: number;
  /** Σ_W, p × p, where the full scatter was kept. */
  readonly sigmaW?: Matrix;
}

/**
 * Closes streamed statistics into the summary that the metrics read.
 *
 * @throws RangeError if a class has fewer than two samples, there are fewer than two classes, or the full scatter
 *   was not weighted for the `class` weighting (see `classCounts`) and the classes are not balanced
 */
export function summarizeStatistics(stats: ClassStatistics, weighting: Weighting = "sample"): ClassSummary {
  const fn = "summarizeStatistics";
  checkWeighting(fn, weighting);
  checkClassCounts(fn, stats.counts);
  const { features: p, classes, counts, squares } = stats;
  const shares = classShares(counts, weighting);
  const spreads = stats.spreads.map((sum, c) => sum / counts[c]!);
  let stds = 0;
  for (let c = 0; c < classes; c++) {
    let std = 0;
    for (let at = c * p; at < (c + 1) * p; at++) std += Math.sqrt(squares.data[at]!);
    stds += std / Math.sqrt(counts[c]!);
  }
  const { origin, means } = stats;
  const n = counts.reduce((total, count) => total + count, 0);
  const sigmaW = pooledScatter(stats, n, weighting);
  return {
    n,
    classes,
    features: p,
    weighting,
    counts,
    shares,
    origin,
    means,
    centre: weightedMean(means, shares),
    spreads,
    meanStd: stds / (classes * p),
    ...(sigmaW && { sigmaW }),
  };
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

function pooledScatter(stats: ClassStatistics, n: number, weighting: Weighting): Matrix | undefined {
  if (!stats.scatter) return undefined;
  const { counts, classes, classCounts } = stats;
  const balanced = counts.every((count) => count === counts[0]);
  if (classCounts?.some((count, c) => count !== counts[c])) {
    throw new RangeError(
      `summarizeStatistics: classCounts must be the counts that were seen, got ${classCounts.slice(0, 8)} for ${counts.slice(0, 8)}`,
    );
  }
  if (!balanced && (weighting === "class") !== (classCounts !== undefined)) {
    throw new RangeError(
      `summarizeStatistics: a full scatter of imbalanced classes needs classCounts for weighting "class" and none for "sample", got weighting "${weighting}"`,
    );
  }
  const total = flushScatter(stats.scatter);
  const divisor = classCounts ? classes : n;
  return scaleInPlace({ ...total, data: total.data.slice() }, 1 / divisor);
}
