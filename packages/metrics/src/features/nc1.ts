import type { Matrix } from "@collapsar/linalg";
import { pairCdnv } from "../pairs/pair-cdnv.js";
import { overPairs } from "../pairs/pair-tiles.js";
import { scatterTraces } from "../statistics/centred-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";
import { type FeatureOptions, summarizeFeatures } from "../statistics/summarize-features.js";
import { pinvTrace } from "./nc1-pinv.js";

/** tr Σ_W / tr Σ_B of a summary. */
export function traceRatio(fn: string, summary: ClassSummary): number {
  const { traceW, traceB } = scatterTraces(fn, summary);
  return traceW / traceB;
}

/**
 * NC1 as the trace ratio tr Σ_W / tr Σ_B; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020; Beaglehole et al. 2024 (whose code divides by C once more).
 *
 * @param H - features, n × p
 * @throws RangeError if tr Σ_B = 0, a class has fewer than two samples, or an entry is not finite
 */
export function nc1TraceRatio(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return traceRatio("nc1TraceRatio", summarizeFeatures("nc1TraceRatio", H, labels, options));
}

/** Options of `nc1Pinv`. */
export interface PinvOptions extends FeatureOptions {
  /** Eigenvalues of Σ_B below `rtol` times the largest count as zero; defaults to max(C, p)·2⁻⁵². */
  readonly rtol?: number | undefined;
}

/**
 * NC1 as tr(Σ_W Σ_B⁺)/C, the pseudo-inverse truncated at rank C − 1 and at a relative tolerance; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020, eq. (NC1). Works in the smaller of C and p dimensions.
 *
 * @param H - features, n × p
 * @throws RangeError if tr Σ_B = 0, a class has fewer than two samples, or an entry is not finite
 */
export function nc1Pinv(
  H: Matrix,
  labels: ArrayLike<number>,
  { rtol, ...options }: PinvOptions = {},
): number {
  return pinvTrace("nc1Pinv", summarizeFeatures("nc1Pinv", H, labels, options, true), rtol);
}

/**
 * NC1 as the mean over pairs of classes of (v_c + v_c′)/(2‖μ_c − μ_c′‖²), v_c the mean squared distance of a class's
 * samples to their mean; 0 at collapse.
 *
 * Source: Galanti, György, Hutter 2021, class-distance normalised variance.
 *
 * @param H - features, n × p
 * @throws RangeError if two classes have equal means, a class has fewer than two samples, or an entry is not finite
 */
export function nc1Cdnv(H: Matrix, labels: ArrayLike<number>): number {
  const summary = summarizeFeatures("nc1Cdnv", H, labels);
  return overPairs(summary, pairCdnv("nc1Cdnv", summary));
}

/**
 * NC1 as the mean over classes and coordinates of the within-class population standard deviation, in the features'
 * own units; 0 at collapse.
 *
 * Source: the published code of Seleznova et al. 2023.
 *
 * @param H - features, n × p
 * @throws RangeError if a class has fewer than two samples, or an entry is not finite
 */
export function nc1Std(H: Matrix, labels: ArrayLike<number>): number {
  return summarizeFeatures("nc1Std", H, labels).meanStd;
}
