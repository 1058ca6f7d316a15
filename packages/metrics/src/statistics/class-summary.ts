import { InputError, type Matrix, matmul } from "@collapsar/linalg";
import { caller, named } from "@collapsar/linalg/check";
import { scaleInPlace } from "@collapsar/linalg/parts";
import { featureOptions } from "../options.js";
import { type ClassMeans, meansWith } from "./class-means.js";
import { type ClassStatistics, checkStatistics } from "./class-statistics.js";
import { flushScatter } from "./scatter-rows.js";
import { checkClassCounts, checkWeighting, type Weighting } from "./weighting.js";

/** Everything that NC1–NC5 need to know of the features, in one weighting. */
export interface ClassSummary extends ClassMeans {
  /**
   * v_c: mean squared distance of a class's samples to their mean, in the scale squared; 0 for a class without
   * samples.
   */
  readonly spreads: Float64Array;
  /** Mean over classes and coordinates of the within-class population standard deviation, in the scale of the means. */
  readonly meanStd: number;
  /** vᵀΣ_W v for each column v of a p × k matrix, where the scatter or the features are at hand. */
  readonly scatterAlong?: ((directions: Matrix) => Float64Array) | undefined;
  /** Σ_W, p × p, in the scale squared, where statistics kept the full scatter. */
  readonly sigmaW?: Matrix | undefined;
}

/** Number of samples behind a summary. */
export function sampleCount({ counts }: ClassMeans): number {
  return counts.reduce((total, count) => total + count, 0);
}

/**
 * Closes streamed statistics into the summary that the metrics read; classes without samples are left out.
 *
 * @throws InputError if a class has one sample, there are fewer than two classes, or the full scatter was not weighted
 *   for the `class` weighting (see `classCounts`) and the classes are not balanced
 */
export function summariseStatistics(
  stats: ClassStatistics,
  weighting: Weighting = featureOptions.weighting.fallback,
): ClassSummary {
  return named("summariseStatistics", () => {
    checkStatistics(caller, "stats", stats);
    checkWeighting(weighting);
    checkClassCounts(stats.counts);
    const { features: p, scale, origin } = stats;
    const kept = Int32Array.from(stats.counts.keys()).filter((c) => stats.counts[c]! > 0);
    const counts = Float64Array.from(kept, (c) => stats.counts[c]!);
    const means = keptRows(stats.means, kept);
    const sigmaW = pooledScatter(stats, weighting);
    return {
      ...meansWith({ features: p, weighting, values: kept, counts, scale, origin, means }),
      spreads: Float64Array.from(kept, (c) => stats.spreads[c]! / stats.counts[c]!),
      meanStd: meanStd(stats.squares, kept, stats.counts),
      ...(sigmaW && { sigmaW, scatterAlong: (directions: Matrix) => quadraticForms(sigmaW, directions) }),
    };
  });
}

/** The rows of the classes that are kept; the matrix itself where all are. */
function keptRows(A: Matrix, kept: Int32Array): Matrix {
  if (kept.length === A.rows) return A;
  const p = A.cols;
  const data = new Float64Array(kept.length * p);
  kept.forEach((from, to) => {
    data.set(A.data.subarray(from * p, (from + 1) * p), to * p);
  });
  return { rows: kept.length, cols: p, data };
}

/** Mean over the kept classes and all coordinates of the standard deviation, from sums of squares. */
export function meanStd(
  { cols: p, data }: Matrix,
  kept: ArrayLike<number>,
  counts: ArrayLike<number>,
): number {
  let total = 0;
  for (let k = 0; k < kept.length; k++) {
    const c = kept[k]!;
    let std = 0;
    for (let at = c * p; at < (c + 1) * p; at++) std += Math.sqrt(data[at]!);
    total += std / Math.sqrt(counts[c]!);
  }
  return total / (kept.length * p);
}

/** vᵀSv of each column v. */
export function quadraticForms(S: Matrix, V: Matrix): Float64Array {
  const SV = matmul(S, V);
  const out = new Float64Array(V.cols);
  for (let at = 0; at < V.data.length; at++) out[at % V.cols]! += V.data[at]! * SV.data[at]!;
  return out;
}

function pooledScatter(stats: ClassStatistics, weighting: Weighting): Matrix | undefined {
  if (!stats.scatter) return undefined;
  const { counts, classCounts } = stats;
  const present = counts.filter((count) => count > 0);
  const balanced = present.every((count) => count === present[0]);
  const argument = "classCounts";
  if (classCounts?.some((count, c) => count !== counts[c])) {
    const received = `${classCounts.slice(0, 8)} for ${counts.slice(0, 8)}`;
    throw new InputError({ argument, requirement: "must be the counts that were seen", received });
  }
  if (!balanced && (weighting === "class") !== (classCounts !== undefined)) {
    throw new InputError({
      argument,
      requirement:
        'must be known for the full scatter of imbalanced classes in weighting "class", and only there',
      received: `weighting "${weighting}"`,
    });
  }
  const total = flushScatter(stats.scatter);
  const divisor = classCounts ? present.length : counts.reduce((sum, count) => sum + count, 0);
  return scaleInPlace({ ...total, data: total.data.slice() }, 1 / divisor);
}
