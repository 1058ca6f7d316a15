import { eigh, gram, type Matrix, matmul, zeros } from "@collapsar/linalg";
import { named } from "@collapsar/linalg/check";
import { frobeniusNorm } from "@collapsar/linalg/parts";
import { uncentredMeans } from "../statistics/centred-means.js";
import type { ClassMeans } from "../statistics/class-means.js";
import { type FeatureOptions, measureRows } from "../statistics/summarise-features.js";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";
import { matchClassifier } from "./classifier.js";

/** Classes beyond which the C × C target is not built. */
const MOST_CLASSES = 4000;

/** Distances to the geometry that imbalanced classes ask for. */
export interface TargetGeometry {
  /** ‖WWᵀ/‖·‖ − VΛVᵀ/‖·‖‖_F; 0 at collapse. */
  readonly weights: number;
  /** ‖M̃ᵀM̃/‖·‖ − G/‖·‖‖_F with the uncentred class means M̃; 0 at collapse. */
  readonly means: number;
}

/** (PDP)^{±1/2} on its range, P = I − 11ᵀ/C, D the class sizes: VΛVᵀ, and the block means of UΛUᵀ. */
function targets(counts: Float64Array): { weights: Matrix; means: Matrix } {
  const C = counts.length;
  const n = counts.reduce((total, count) => total + count, 0);
  const A = zeros(C, C);
  for (let c = 0; c < C; c++) {
    for (let e = 0; e < C; e++) {
      A.data[c * C + e] = ((c === e ? counts[c]! : 0) - (counts[c]! + counts[e]!) / C + n / (C * C)) / n;
    }
  }
  const { values, vectors } = eigh(A);
  const power = (exponent: number) => {
    // the first value belongs to the constant vector and is zero
    const factors = values.map((value, k) => (k === 0 ? 0 : value ** exponent));
    const scaled = { ...vectors, data: vectors.data.map((v, at) => v * factors[at % C]!) };
    return matmul(scaled, vectors, { transposeB: true });
  };
  return { weights: power(0.5), means: power(-0.5) };
}

function normalisedDistance(A: Matrix, B: Matrix): number {
  const [a, b] = [frobeniusNorm(A), frobeniusNorm(B)];
  let total = 0;
  for (let at = 0; at < A.data.length; at++) total += (A.data[at]! / a - B.data[at]! / b) ** 2;
  return Math.sqrt(total);
}

/** The distances for matched weights. */
export function geometryDistance(W: Matrix, means: ClassMeans): TargetGeometry {
  if (means.classes > MOST_CLASSES) {
    throw undefinedQuantity(`a C × C target, at most ${MOST_CLASSES} classes`, String(means.classes));
  }
  if (means.counts.some((count) => count === 0)) {
    throw undefinedQuantity("a class without samples has no share in the targets", "0 samples");
  }
  const target = targets(means.counts);
  const own = uncentredMeans(means);
  if (!(frobeniusNorm(W) > 0) || !(frobeniusNorm(own) > 0)) {
    throw undefinedQuantity("the weights or all class means are zero", "0");
  }
  return {
    weights: normalisedDistance(gram(W), target.weights),
    means: normalisedDistance(gram(own), target.means),
  };
}

/**
 * Distance to the target geometry of imbalanced classes (SELI): with Z = (I − 11ᵀ/C)Yᵀ = VΛUᵀ, ‖WWᵀ/‖·‖ − VΛVᵀ/‖·‖‖_F
 * and, with the uncentred class means, ‖M̃ᵀM̃/‖·‖ − G/‖·‖‖_F, G the means of UΛUᵀ over the blocks; both 0 at collapse.
 *
 * Source: Thrampoulidis et al. 2022. For balanced classes it is the simplex. Trap: the means are not centred.
 *
 * @param H - features, n × p
 * @param weights - classifier, C × p, or more rows, taken by label
 * @throws InputError if shapes disagree, a class has one sample, or an entry is not finite
 */
export function seliDistance(
  H: Matrix,
  labels: ArrayLike<number>,
  weights: Matrix,
  options: FeatureOptions = {},
): TargetGeometry {
  return named("seliDistance", () => {
    const { means } = measureRows(H, labels, options);
    return geometryDistance(matchClassifier({ weights }, means).weights, means);
  });
}
