import { type Matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import fc from "fast-check";

export const seed = fc.integer({ min: 0, max: 1e6 });

export function normal(seedValue: number, rows: number, cols: number): Matrix {
  return randomNormal(seededRandom(seedValue), rows, cols);
}

export function largestGap(A: ArrayLike<number>, B: ArrayLike<number>): number {
  let worst = A.length === B.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < A.length; i++) {
    const gap = Math.abs(A[i]! - B[i]!);
    if (!(gap <= worst)) worst = gap;
  }
  return worst;
}
