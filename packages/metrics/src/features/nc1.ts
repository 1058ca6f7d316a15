import type { Matrix } from "@collapsar/linalg";
import { caller, checkKeys, checkNonNegative, named, ownOptions } from "@collapsar/linalg/check";
import { cdnvOptions } from "../options.js";
import { pairCdnv } from "../pairs/pair-cdnv.js";
import { overPairs } from "../pairs/pair-tiles.js";
import { scatterTraces } from "../statistics/centred-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";
import {
  FEATURE_KEYS,
  type FeatureOptions,
  featurePart,
  summariseFeatures,
} from "../statistics/summarise-features.js";
import { pinvTrace } from "./nc1-pinv.js";

/** tr Σ_W / tr Σ_B of a summary. */
export function traceRatio(summary: ClassSummary): number {
  const { traceW, traceB } = scatterTraces(summary);
  return traceW / traceB;
}

/**
 * NC1 as the trace ratio tr Σ_W / tr Σ_B; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020; Beaglehole et al. 2024 (whose code divides by C once more). Trap: for classes of
 * different sizes the two weightings differ, and published code mixes them.
 *
 * @param H - features, n × p
 * @throws InputError if tr Σ_B = 0, a class has one sample, or an entry is not finite
 */
export function nc1TraceRatio(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return named("nc1TraceRatio", () => traceRatio(summariseFeatures(H, labels, options)));
}

/** Options of `nc1Pinv`. */
export interface PinvOptions extends FeatureOptions {
  /**
   * Singular values of the weighted centred means below `rtol` times the largest count as zero; defaults to max(C,
   * p)·2⁻⁵².
   */
  readonly rtol?: number | undefined;
}

/**
 * NC1 as tr(Σ_W Σ_B⁺)/C, the pseudo-inverse truncated at rank C − 1 and at a relative tolerance; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020, eq. (NC1). Trap: eigenvectors of a Gram matrix of means square its condition (iris
 * with its first column times 10⁷ then gives 5.18 for 5.359302); here the means themselves are decomposed.
 *
 * @param H - features, n × p
 * @throws InputError if tr Σ_B = 0, a class has one sample, or an entry is not finite
 */
export function nc1Pinv(H: Matrix, labels: ArrayLike<number>, options: PinvOptions = {}): number {
  return named("nc1Pinv", () => {
    checkKeys(caller, options, ["rtol", ...FEATURE_KEYS]);
    const { rtol } = options;
    if (rtol !== undefined) checkNonNegative(caller, "rtol", rtol);
    return pinvTrace(summariseFeatures(H, labels, featurePart(options)), rtol).value;
  });
}

/** Options of `nc1Cdnv`. */
export interface CdnvOptions extends FeatureOptions {
  /** Exponent k of ‖μ_c − μ_c′‖ ; 2 by default, 4 in Wu, Papyan 2024. */
  readonly exponent?: number | undefined;
}

/**
 * NC1 as the mean over pairs of classes of (v_c + v_c′)/(2‖μ_c − μ_c′‖^k), v_c the mean squared distance of a class's
 * samples to their mean; 0 at collapse.
 *
 * Source: Galanti, György, Hutter 2021, class-distance normalised variance (k = 2); Wu, Papyan 2024 (k = 4). Trap: with
 * k ≠ 2 it has the unit length^{2−k} and changes with the features' scale.
 *
 * @param H - features, n × p
 * @throws InputError if two classes have equal means, a class has one sample, or an entry is not finite
 */
export function nc1Cdnv(H: Matrix, labels: ArrayLike<number>, options: CdnvOptions = {}): number {
  return named("nc1Cdnv", () => {
    const { exponent } = ownOptions(caller, cdnvOptions, options, FEATURE_KEYS);
    const summary = summariseFeatures(H, labels, featurePart(options));
    return overPairs(summary, pairCdnv(summary, exponent));
  });
}

/** tr Σ_W/(tr Σ_W + tr Σ_B) of a summary. */
export function boundedRatio(summary: ClassSummary): number {
  const { traceW, traceB } = scatterTraces(summary);
  return traceW / (traceW + traceB);
}

/**
 * NC1 as tr Σ_W/(tr Σ_W + tr Σ_B), between 0 at collapse and 1.
 *
 * Source: Wu, Mondelli 2025. Trap: it is traceRatio/(1 + traceRatio), so both say the same.
 *
 * @param H - features, n × p
 * @throws InputError if tr Σ_B = 0, a class has one sample, or an entry is not finite
 */
export function nc1Bounded(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return named("nc1Bounded", () => boundedRatio(summariseFeatures(H, labels, options)));
}

/**
 * NC1 as the mean over classes and coordinates of the within-class population standard deviation, in the features'
 * own units; 0 at collapse.
 *
 * Source: the published code of Seleznova et al. 2023. Trap: it falls when all features shrink, collapsed or not.
 *
 * @param H - features, n × p
 * @throws InputError if a class has one sample, or an entry is not finite
 */
export function nc1Std(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return named("nc1Std", () => {
    const { meanStd, scale } = summariseFeatures(H, labels, options);
    return meanStd / scale;
  });
}
