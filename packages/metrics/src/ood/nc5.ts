import { InputError, type Matrix } from "@collapsar/linalg";
import { caller, checkFinite, checkMatrix, checkNumbers, named } from "@collapsar/linalg/check";
import { colMeans } from "@collapsar/linalg/parts";
import type { ClassMeans } from "../statistics/class-means.js";
import { moderatingScale } from "../statistics/scale.js";
import { type FeatureOptions, measureRows } from "../statistics/summarise-features.js";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";

/** Out-of-distribution features: k × p samples, or their mean as p numbers. */
export type OutOfDistribution = Matrix | ArrayLike<number>;

/** Requires an object: samples, or numbers. */
export function checkOutside(ood: unknown): void {
  if (typeof ood !== "object" || ood === null) checkNumbers(caller, "ood", ood as ArrayLike<number>);
}

function oodMean(ood: OutOfDistribution, features: number): Float64Array {
  checkOutside(ood);
  const mean = "data" in ood ? samplesMean(ood) : Float64Array.from(ood);
  checkFinite(caller, "ood", mean);
  if (mean.length !== features) {
    throw new InputError({
      argument: "ood",
      requirement: `must have ${features} features`,
      received: String(mean.length),
    });
  }
  const scale = moderatingScale(mean.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  return mean.map((value) => value * scale);
}

function samplesMean(ood: Matrix): Float64Array {
  checkMatrix(caller, "ood", ood);
  if (ood.rows === 0)
    throw new InputError({ argument: "ood", requirement: "must have samples", received: "0 rows" });
  return colMeans(ood);
}

/** Mean over classes of |cos(μ_c, μ_OOD)|, both uncentred. */
export function oodOrthogonality(summary: ClassMeans, ood: OutOfDistribution): number {
  const { classes, features: p, means, origin } = summary;
  const target = oodMean(ood, p);
  const norm = Math.sqrt(target.reduce((sum, value) => sum + value * value, 0));
  if (norm === 0) throw undefinedQuantity("the mean of the out-of-distribution features is zero", "0");
  let total = 0;
  for (let c = 0; c < classes; c++) {
    let [dot, square] = [0, 0];
    for (let j = 0; j < p; j++) {
      const m = means.data[c * p + j]! + origin[j]!;
      dot += m * target[j]!;
      square += m * m;
    }
    if (square === 0) throw undefinedQuantity(`the mean of class ${summary.values[c]} is zero`, "0");
    total += Math.abs(dot) / (Math.sqrt(square) * norm);
  }
  return total / classes;
}

/**
 * NC5: mean over classes of |cos(μ_c, μ_OOD)|, uncentred, μ_OOD the plain mean of all out-of-distribution samples;
 * 0 where they are orthogonal.
 *
 * Source: Ammar et al. 2024 (NECO). Trap: uncentred, so features that end in ReLU have no two orthogonal means by
 * chance.
 *
 * @param H - features, n × p
 * @param ood - k × p samples, or their mean
 * @throws InputError if features disagree, a mean is zero, a class has one sample, or an entry is not finite
 */
export function nc5(
  H: Matrix,
  labels: ArrayLike<number>,
  ood: OutOfDistribution,
  options: FeatureOptions = {},
): number {
  return named("nc5", () => oodOrthogonality(measureRows(H, labels, options).means, ood));
}
