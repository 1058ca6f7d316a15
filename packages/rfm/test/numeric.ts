import { fromRows, type Matrix, pairwiseDistances, randomNormal, seededRandom } from "@collapsar/linalg";
import { mapFn } from "@collapsar/linalg/parts";
import { expect } from "vitest";

/** The largest entry of |A − B|. */
export function maxDifference(A: Matrix, B: Matrix | number[][]): number {
  const other = Array.isArray(B) ? fromRows(B) : B;
  expect([A.rows, A.cols]).toEqual([other.rows, other.cols]);
  let worst = 0;
  for (let i = 0; i < A.data.length; i++) worst = Math.max(worst, Math.abs(A.data[i]! - other.data[i]!));
  return worst;
}

/** A random symmetric positive definite matrix. */
export function randomMetric(seed: number, d: number): Matrix {
  const B = randomNormal(seededRandom(seed), d, d);
  return mapFn(B, (_, i, j) => {
    let total = i === j ? 0.1 : 0;
    for (let k = 0; k < d; k++) total += (B.data[i * d + k]! * B.data[j * d + k]!) / d;
    return total;
  });
}

/** Laplace K and D by their formulas, entry by entry. */
export function laplaceByHand(
  X: Matrix,
  Z: Matrix,
  bandwidth: number,
  metric?: Matrix,
): { K: Matrix; D: Matrix } {
  const R = pairwiseDistances(X, Z, metric === undefined ? {} : { metric });
  return {
    K: mapFn(R, (r) => Math.exp(-r / bandwidth)),
    D: mapFn(R, (r) => (r < 1e-7 ? 0 : -Math.exp(-r / bandwidth) / (bandwidth * r))),
  };
}
