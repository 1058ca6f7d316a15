import type { Matrix } from "@collapsar/linalg";
import { pairAngles } from "../pairs/pair-angles.js";
import { overCosines } from "../pairs/pair-cosines.js";
import { pairEtfDistance } from "../pairs/pair-etf.js";
import { overPairs } from "../pairs/pair-tiles.js";
import { centredNorms, centredSquaredNorms, scatterTraces } from "../statistics/centred-means.js";
import { momentsOf } from "../statistics/moments.js";
import { type FeatureOptions, summarizeFeatures } from "../statistics/summarize-features.js";

/** Population standard deviation over mean of the norms. */
export function equinorm(norms: Float64Array): number {
  const { count, mean, squares } = momentsOf(norms);
  return Math.sqrt(squares / count) / mean;
}

function angles(fn: string, H: Matrix, labels: ArrayLike<number>, options: FeatureOptions) {
  const summary = summarizeFeatures(fn, H, labels, options);
  return overCosines(summary, centredNorms(fn, summary), pairAngles(summary));
}

/**
 * NC2 equinorm: population standard deviation over mean of ‖μ_c − μ_G‖; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020.
 *
 * @param H - features, n × p
 * @throws RangeError if a class mean equals the global mean, a class has fewer than two samples, or an entry is not finite
 */
export function nc2Equinorm(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return equinorm(centredNorms("nc2Equinorm", summarizeFeatures("nc2Equinorm", H, labels, options)));
}

/**
 * NC2 equiangular: population standard deviation of cos∠(μ_c − μ_G, μ_c′ − μ_G) over pairs; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020.
 *
 * @param H - features, n × p
 * @throws RangeError if a class mean equals the global mean, a class has fewer than two samples, or an entry is not finite
 */
export function nc2Equiangular(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return angles("nc2Equiangular", H, labels, options).equiangular;
}

/**
 * NC2 maximal angle: mean over pairs of |cos∠(μ_c − μ_G, μ_c′ − μ_G) + 1/(C−1)|; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020.
 *
 * @param H - features, n × p
 * @throws RangeError if a class mean equals the global mean, a class has fewer than two samples, or an entry is not finite
 */
export function nc2MaxAngle(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return angles("nc2MaxAngle", H, labels, options).maxAngle;
}

/**
 * NC2 as ‖ MᵀM/‖MᵀM‖_F − (I − 11ᵀ/C)/√(C−1) ‖_F, M the centred class means as columns; 0 at collapse.
 *
 * Source: Seleznova et al. 2023.
 *
 * @param H - features, n × p
 * @throws RangeError if tr Σ_B = 0, a class has fewer than two samples, or an entry is not finite
 */
export function nc2EtfDistance(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  const summary = summarizeFeatures("nc2EtfDistance", H, labels, options);
  scatterTraces("nc2EtfDistance", summary);
  const norms = centredSquaredNorms(summary).map(Math.sqrt);
  return overPairs(summary, pairEtfDistance(summary, norms));
}

/**
 * NC2 as the mean squared entry of M̂ᵀM̂ − [C/(C−1)·I − 11ᵀ/(C−1)], M̂ the centred class means as unit columns;
 * 0 at collapse.
 *
 * Source: Beaglehole et al. 2024.
 *
 * @param H - features, n × p
 * @throws RangeError if a class mean equals the global mean, a class has fewer than two samples, or an entry is not finite
 */
export function nc2EtfMeanSquare(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return angles("nc2EtfMeanSquare", H, labels, options).etfMeanSquare;
}
