import { checkPositive, type Matrix } from "@collapsar/linalg";
import { type Duality, dualityWith } from "../classifier/nc3.js";
import { nc4Disagreements } from "../classifier/nc4.js";
import { traceRatio } from "../features/nc1.js";
import { pinvTrace } from "../features/nc1-pinv.js";
import { equinorm } from "../features/nc2.js";
import { type OutOfDistribution, oodOrthogonality } from "../ood/nc5.js";
import { pairAngles } from "../pairs/pair-angles.js";
import { pairCdnv } from "../pairs/pair-cdnv.js";
import { visitCosines } from "../pairs/pair-cosines.js";
import { pairEtfDistance } from "../pairs/pair-etf.js";
import { visitPairTiles } from "../pairs/pair-tiles.js";
import { pairUniformity, type Uniformity } from "../pairs/pair-uniformity.js";
import { centredNorms } from "../statistics/centred-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";
import { type FeatureOptions, summarizeFeatures } from "../statistics/summarize-features.js";
import type { Weighting } from "../statistics/weighting.js";

/** What the metrics of a summary may be given beside it. */
export interface SummaryMetricsOptions {
  /** Classifier, C × p: adds NC3. */
  readonly weights?: Matrix | undefined;
  /** Sum of `nc4Disagreements` over a second pass of the batches: adds NC4. */
  readonly disagreements?: number | undefined;
  /** Out-of-distribution features or their mean: adds NC5. */
  readonly ood?: OutOfDistribution | undefined;
  /** Exponent of the Riesz kernel; defaults to max(p − 2, 1). */
  readonly rieszExponent?: number | undefined;
}

/** Options of `collapseMetrics`. */
export interface CollapseMetricsOptions extends FeatureOptions {
  /** Classifier, C × p: adds NC3 and NC4. */
  readonly weights?: Matrix | undefined;
  /** The classifier's bias, C numbers; defaults to zeros. */
  readonly bias?: ArrayLike<number> | undefined;
  /** Out-of-distribution features or their mean: adds NC5. */
  readonly ood?: OutOfDistribution | undefined;
  /** Exponent of the Riesz kernel; defaults to max(p − 2, 1). */
  readonly rieszExponent?: number | undefined;
}

/** Every metric of neural collapse, under the keys of `collapsar metrics --json`. */
export interface CollapseMetrics {
  readonly n: number;
  readonly p: number;
  readonly classes: number;
  readonly sizes: number[];
  readonly nc1: {
    readonly traceRatio: number;
    readonly pinv: number;
    readonly cdnv: number;
    readonly std: number;
  };
  readonly nc2: {
    readonly equinorm: number;
    readonly equiangular: number;
    readonly maxAngle: number;
    readonly etfDistance: number;
    readonly etfMeanSquare: number;
  };
  readonly nc3?: Duality;
  readonly nc4?: number;
  readonly nc5?: number;
  readonly uniformity: Uniformity;
  readonly weighting: Weighting;
}

/**
 * Every metric of a summary of streamed features (`summarizeStatistics`), pairs of classes in one sweep over tiles.
 *
 * @throws RangeError if the statistics kept no full scatter, tr Σ_B = 0, two class means are equal, or an option has
 *   another shape
 */
export function summaryMetrics(summary: ClassSummary, options: SummaryMetricsOptions = {}): CollapseMetrics {
  return metricsOf("summaryMetrics", summary, options);
}

/**
 * Every metric of neural collapse of features held in memory: NC1 four ways, NC2 five ways, NC3 and NC4 with a
 * classifier, NC5 with out-of-distribution features, and hyperspherical uniformity.
 *
 * Sources: see each metric's own function.
 *
 * @param H - features, n × p, float64 or float32
 * @param labels - n whole numbers 0 … C−1
 * @throws RangeError if tr Σ_B = 0, two class means are equal, a class has fewer than two samples, shapes disagree,
 *   or an entry is not finite
 */
export function collapseMetrics(
  H: Matrix,
  labels: ArrayLike<number>,
  options: CollapseMetricsOptions = {},
): CollapseMetrics {
  const { weighting, weights, bias, ood, rieszExponent } = options;
  const summary = summarizeFeatures("collapseMetrics", H, labels, { weighting }, true);
  const disagreements = weights && nc4Disagreements(H, summary, { weights, bias });
  return metricsOf("collapseMetrics", summary, { weights, disagreements, ood, rieszExponent });
}

function metricsOf(fn: string, summary: ClassSummary, options: SummaryMetricsOptions): CollapseMetrics {
  const { weights, disagreements, ood, rieszExponent } = options;
  if (rieszExponent !== undefined) checkPositive(fn, "rieszExponent", rieszExponent);
  const ratio = traceRatio(fn, summary);
  const norms = centredNorms(fn, summary);
  const cdnv = pairCdnv(fn, summary);
  const angles = pairAngles(summary);
  const etf = pairEtfDistance(summary, norms);
  const uniformity = pairUniformity(summary, norms, rieszExponent);
  const cosines = visitCosines(norms, [angles.visit, uniformity.visit]);
  visitPairTiles(summary, [cdnv.visit, etf.visit, cosines]);
  const { equiangular, maxAngle, etfMeanSquare } = angles.result();
  return {
    n: summary.n,
    p: summary.features,
    classes: summary.classes,
    sizes: Array.from(summary.counts),
    nc1: { traceRatio: ratio, pinv: pinvTrace(fn, summary), cdnv: cdnv.result(), std: summary.meanStd },
    nc2: { equinorm: equinorm(norms), equiangular, maxAngle, etfDistance: etf.result(), etfMeanSquare },
    ...(weights && { nc3: dualityWith(fn, summary, weights) }),
    ...(disagreements !== undefined && { nc4: disagreements / summary.n }),
    ...(ood && { nc5: oodOrthogonality(fn, summary, ood) }),
    uniformity: uniformity.result(),
    weighting: summary.weighting,
  };
}
