import { checkFinite, checkMatrix, colMeans, type Matrix } from "@collapsar/linalg";
import type { ClassSummary } from "../statistics/class-summary.js";
import { summarizeFeatures } from "../statistics/summarize-features.js";

/** Out-of-distribution features: k × p samples, or their mean as p numbers. */
export type OutOfDistribution = Matrix | ArrayLike<number>;

function oodMean(fn: string, ood: OutOfDistribution, features: number): Float64Array {
  const mean = "data" in ood ? samplesMean(fn, ood) : Float64Array.from(ood);
  checkFinite(fn, "ood", mean);
  if (mean.length !== features)
    throw new RangeError(`${fn}: ood must have ${features} features, got ${mean.length}`);
  if (mean.every((value) => value === 0))
    throw new RangeError(`${fn}: the mean of ood must not be zero, got 0`);
  return mean;
}

function samplesMean(fn: string, ood: Matrix): Float64Array {
  checkMatrix(fn, "ood", ood);
  if (ood.rows === 0) throw new RangeError(`${fn}: ood must have samples, got 0 rows`);
  return colMeans(ood);
}

/** Mean over classes of |cos(μ_c, μ_OOD)|, both uncentred. */
export function oodOrthogonality(fn: string, summary: ClassSummary, ood: OutOfDistribution): number {
  const { classes, features: p, means, origin } = summary;
  const target = oodMean(fn, ood, p);
  const norm = Math.sqrt(target.reduce((sum, value) => sum + value * value, 0));
  let total = 0;
  for (let c = 0; c < classes; c++) {
    let [dot, square] = [0, 0];
    for (let j = 0; j < p; j++) {
      const m = means.data[c * p + j]! + origin[j]!;
      dot += m * target[j]!;
      square += m * m;
    }
    if (square === 0) throw new RangeError(`${fn}: class means must not be zero, got zero for class ${c}`);
    total += Math.abs(dot) / (Math.sqrt(square) * norm);
  }
  return total / classes;
}

/**
 * NC5: mean over classes of |cos(μ_c, μ_OOD)|, uncentred, μ_OOD the plain mean of all out-of-distribution samples;
 * 0 where they are orthogonal.
 *
 * Source: Ammar et al. 2024 (NECO).
 *
 * @param H - features, n × p
 * @param ood - k × p samples, or their mean
 * @throws RangeError if features disagree, a mean is zero, a class has fewer than two samples, or an entry is not finite
 */
export function nc5(H: Matrix, labels: ArrayLike<number>, ood: OutOfDistribution): number {
  return oodOrthogonality("nc5", summarizeFeatures("nc5", H, labels), ood);
}
