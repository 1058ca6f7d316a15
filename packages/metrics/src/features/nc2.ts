import type { Matrix } from "@collapsar/linalg";
import { named } from "@collapsar/linalg/check";
import { equinorm } from "../pairs/equinorm.js";
import { pairAngles } from "../pairs/pair-angles.js";
import { orthogonalFrame, pairEtfDistance } from "../pairs/pair-etf.js";
import { overPairs } from "../pairs/pair-tiles.js";
import { centredNorms, centredSquaredNorms, plainNorms } from "../statistics/centred-means.js";
import type { ClassMeans } from "../statistics/class-means.js";
import { type FeatureOptions, measureRows } from "../statistics/summarise-features.js";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";

function angles(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions) {
  const { means } = measureRows(H, labels, options);
  return overPairs(means, pairAngles(means, centredNorms(means)));
}

/**
 * NC2 equinorm: population standard deviation over mean of ‖μ_c − μ_G‖; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020. Trap: the authors' notebook takes the sample's deviation, √(C/(C−1)) times as
 * large.
 *
 * @param H - features, n × p
 * @throws InputError if a class mean equals the global mean, a class has one sample, or an entry is not finite
 */
export function nc2Equinorm(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return named("nc2Equinorm", () => equinorm(plainNorms(measureRows(H, labels, options).means)));
}

/**
 * NC2 equiangular: population standard deviation of cos∠(μ_c − μ_G, μ_c′ − μ_G) over pairs; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020. Trap: two classes have one pair of means, whose deviation is 0 whatever they are.
 *
 * @param H - features, n × p
 * @throws InputError if a class mean equals the global mean, a class has one sample, or an entry is not finite
 */
export function nc2Equiangular(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return named("nc2Equiangular", () => angles(H, labels, options).equiangular);
}

/**
 * NC2 maximal angle: mean over pairs of |cos∠(μ_c − μ_G, μ_c′ − μ_G) + 1/(C−1)|; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020. Trap: more than p + 1 classes cannot have these
 * angles, so it stays above 0 for them.
 *
 * @param H - features, n × p
 * @throws InputError if a class mean equals the global mean, a class has one sample, or an entry is not finite
 */
export function nc2MaxAngle(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return named("nc2MaxAngle", () => angles(H, labels, options).maxAngle);
}

/**
 * NC2 as ‖ MᵀM/‖MᵀM‖_F − (I − 11ᵀ/C)/√(C−1) ‖_F, M the centred class means as columns; 0 at collapse.
 *
 * Source: Seleznova et al. 2023. Trap: the centre matters; with classes of different sizes the mean of the samples
 * leaves it above 0 for means that are a simplex around the mean of their own.
 *
 * @param H - features, n × p
 * @throws InputError if tr Σ_B = 0, a class has one sample, or an entry is not finite
 */
export function nc2EtfDistance(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return named("nc2EtfDistance", () => {
    const { means } = measureRows(H, labels, options);
    return overPairs(means, pairEtfDistance(means, plainNorms(means)));
  });
}

/**
 * NC2 as the mean squared entry of M̂ᵀM̂ − [C/(C−1)·I − 11ᵀ/(C−1)], M̂ the centred class means as unit columns;
 * 0 at collapse.
 *
 * Source: Beaglehole et al. 2024. Trap: of unit columns, so it sees angles alone and no lengths.
 *
 * @param H - features, n × p
 * @throws InputError if a class mean equals the global mean, a class has one sample, or an entry is not finite
 */
export function nc2EtfMeanSquare(H: Matrix, labels: ArrayLike<number>, options: FeatureOptions = {}): number {
  return named("nc2EtfMeanSquare", () => angles(H, labels, options).etfMeanSquare);
}

/** ‖ M̃ᵀM̃/‖·‖_F − I/√C ‖_F of the uncentred class means M̃. */
export function orthogonalFrameDistance(means: ClassMeans): number {
  const frame: ClassMeans = { ...means, centre: means.origin.map((value) => -value) };
  const norms = centredSquaredNorms(frame).map(Math.sqrt);
  if (!norms.some((norm) => norm > 0)) throw undefinedQuantity("all class means are zero", "0");
  return overPairs(frame, pairEtfDistance(frame, norms, orthogonalFrame(means.classes)));
}

/**
 * NC2 of an orthogonal frame: ‖ M̃ᵀM̃/‖M̃ᵀM̃‖_F − I/√C ‖_F of the uncentred class means; 0 where they are orthogonal
 * and of equal length, √(2 − 2√((C−1)/C)) for a simplex (0.10 at C = 100).
 *
 * Source: Min, Zhu, Vidal. Trap: centred, an orthogonal frame is a simplex, so NC2 cannot tell the two apart.
 *
 * @param H - features, n × p
 * @throws InputError if all means are zero, a class has one sample, or an entry is not finite
 */
export function nc2OrthogonalFrame(
  H: Matrix,
  labels: ArrayLike<number>,
  options: FeatureOptions = {},
): number {
  return named("nc2OrthogonalFrame", () => orthogonalFrameDistance(measureRows(H, labels, options).means));
}
