import { type Matrix, matmul } from "@collapsar/linalg";
import { frobeniusNorm } from "@collapsar/linalg/parts";
import { UndefinedQuantityError } from "@collapsar/metrics";

/**
 * Pearson correlation of the entries of FFᵀ and GGᵀ, from the factors alone: with s = ‖Fᵀ1‖² the sum of the entries
 * of FFᵀ, Σ_ij (FFᵀ)_ij (GGᵀ)_ij = ‖FᵀG‖² and ρ = (‖FᵀG‖² − s_F s_G/d²) / √((‖FᵀF‖² − s_F²/d²)(‖GᵀG‖² − s_G²/d²)).
 * No d × d matrix is formed.
 *
 * @param F - d × r
 * @param G - d × s
 * @throws UndefinedQuantityError if the entries of one product do not vary
 */
export function factorCorrelation(F: Matrix, G: Matrix): number {
  const d = F.rows;
  const [sumF, sumG] = [entrySum(F), entrySum(G)];
  const product = (A: Matrix, B: Matrix) => frobeniusNorm(matmul(A, B, { transposeA: true })) ** 2;
  const covariance = product(F, G) - (sumF * sumG) / d ** 2;
  const [varianceF, varianceG] = [product(F, F) - (sumF / d) ** 2, product(G, G) - (sumG / d) ** 2];
  if (!(varianceF > 0 && varianceG > 0)) {
    throw new UndefinedQuantityError({
      fn: "factorCorrelation",
      requirement: "entries must vary",
      received: `variances ${varianceF / d ** 2} and ${varianceG / d ** 2}`,
    });
  }
  return covariance / Math.sqrt(varianceF) / Math.sqrt(varianceG);
}

/** Sum of the entries of FFᵀ, ‖Fᵀ1‖². */
function entrySum({ rows, cols, data }: Matrix): number {
  const totals = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) totals[j]! += data[i * cols + j]!;
  return totals.reduce((sum, total) => sum + total ** 2, 0);
}
