import { matmul, matrix, qr, type Random } from "@collapsar/linalg";
import type { Shape } from "../choices/architecture.js";

/**
 * A random simplex equiangular tight frame as the kernel of a classifier: C unit vectors of p numbers with cosines
 * −1/(C − 1), W = √(C/(C − 1)) B Qᵀ, B an orthonormal basis of the vectors of C numbers that sum to 0 and Q a random
 * orthonormal p × (C − 1).
 *
 * @param shape - p × C, with p ≥ C − 1
 * @returns Wᵀ, p × C
 */
export function simplexKernel([p = 0, C = 0]: Shape, random: Random): Float32Array {
  const normal = matrix(
    p,
    C - 1,
    Float64Array.from({ length: p * (C - 1) }, () => random.normal()),
  );
  const { Q } = qr(normal);
  const kernel = matmul(Q, centredBasis(C), { transposeB: true });
  return new Float32Array(kernel.data.map((value) => value * Math.sqrt(C / (C - 1))));
}

/**
 * Orthonormal columns that sum to 0, C × (C − 1), after Helmert: column k is (1, …, 1, −k, 0, …)/√(k(k + 1)) with k
 * ones.
 */
function centredBasis(C: number) {
  const data = new Float64Array(C * (C - 1));
  for (let k = 1; k < C; k++) {
    for (let i = 0; i <= k; i++) data[i * (C - 1) + k - 1] = (i < k ? 1 : -k) / Math.sqrt(k * (k + 1));
  }
  return matrix(C, C - 1, data);
}
