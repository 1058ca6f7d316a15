import type { Matrix } from "@collapsar/linalg";
import { checkFinite, checkSameShape, named } from "@collapsar/linalg/check";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";

/**
 * Pearson correlation of the entries of two matrices, each centred by its own mean: ρ(WᵀW, AGOP) or ρ(WᵀW, AGOP^{1/2})
 * is the correlation of the neural feature ansatz.
 *
 * Source: Radhakrishnan et al. 2024; Beaglehole et al. 2024.
 *
 * @param A - p × q
 * @param B - p × q
 * @throws InputError if shapes differ, a matrix is constant or an entry is not finite
 */
export function featureCorrelation(A: Matrix, B: Matrix): number {
  return named("featureCorrelation", () => {
    checkSameShape("featureCorrelation", A, B);
    checkFinite("featureCorrelation", "A", A);
    checkFinite("featureCorrelation", "B", B);
    const [meanA, meanB] = [entryMean(A), entryMean(B)];
    let [ab, aa, bb] = [0, 0, 0];
    for (let k = 0; k < A.data.length; k++) {
      const [a, b] = [A.data[k]! - meanA, B.data[k]! - meanB];
      ab += a * b;
      aa += a * a;
      bb += b * b;
    }
    if (aa === 0 || bb === 0) {
      throw undefinedQuantity("entries must vary", `variances ${aa} and ${bb}`);
    }
    return ab / Math.sqrt(aa) / Math.sqrt(bb);
  });
}

function entryMean(A: Matrix): number {
  let total = 0;
  for (const value of A.data) total += value;
  return total / A.data.length;
}
