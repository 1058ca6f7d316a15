import { type Matrix, matmul, matrix } from "@collapsar/linalg";

/**
 * Σ over pairs of positions of the products of two Gram matrices over (example, position): entry (i, j) is
 * Σ_pq ⟨a_ip, a_jq⟩ ⟨δ_ip, δ_jq⟩, which is the inner product of the weight gradients Σ_p δ_ip a_ipᵀ of examples i and
 * j. Of dense layers, with one position, it is (aaᵀ) ∘ (δδᵀ).
 *
 * @param patchProducts - (nA · positions) × (nB · positions)
 * @param signalsA - (nA · positions) × filters
 * @param signalsB - (nB · positions) × filters
 * @returns nA × nB
 */
export function positionProducts(
  patchProducts: Matrix,
  signalsA: Matrix,
  signalsB: Matrix,
  positions: number,
): Matrix {
  const products = matmul(signalsA, signalsB, { transposeB: true });
  const [nA, nB] = [products.rows / positions, products.cols / positions];
  const [a, d] = [patchProducts.data, products.data];
  const sums = new Float32Array(nA * nB);
  for (let i = 0, at = 0; i < nA; i++) {
    for (let p = 0; p < positions; p++) {
      for (let j = 0; j < nB; j++) {
        let sum = 0;
        for (let q = 0; q < positions; q++, at++) sum += a[at]! * d[at]!;
        sums[i * nB + j]! += sum;
      }
    }
  }
  return matrix(nA, nB, sums);
}

/** Multiplications of the two ways to a convolution's share of the kernel. */
export interface RouteCosts {
  readonly byWeights: number;
  readonly byPositions: number;
}

/** Cost of one pass over a product in memory, in multiplications inside a matrix product. */
const ELEMENTWISE = 16;

/** Counts both ways for tiles of nA and nB examples and the given number of outputs. */
export function routeCosts(
  { nA, nB, outputs }: { nA: number; nB: number; outputs: number },
  { positions, window, filters }: { positions: number; window: number; filters: number },
): RouteCosts {
  const weights = window * filters;
  const pairs = nA * nB;
  return {
    byWeights: outputs * weights * ((nA + nB) * positions + pairs),
    byPositions: pairs * positions ** 2 * (window + outputs * (filters + ELEMENTWISE)),
  };
}
