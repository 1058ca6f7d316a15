import { type Dtype, type Matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import fc from "fast-check";

/** A small size, empty ones included. */
export const size = fc.integer({ min: 0, max: 24 });
export const seed = fc.integer({ min: 0, max: 1e6 });
const dtype = fc.constantFrom<Dtype>("f64", "f32");

export function normal(seedValue: number, rows: number, cols: number, type: Dtype = "f64"): Matrix {
  return randomNormal(seededRandom(seedValue), rows, cols, type);
}

/** A matrix of random shape and type. */
export const anyMatrix = fc
  .record({ rows: size, cols: size, seed, dtype })
  .map(({ rows, cols, seed: s, dtype: type }) => normal(s, rows, cols, type));

/** Two matrices of one random shape. */
export const pair = fc
  .record({ rows: size, cols: size, seed })
  .map(({ rows, cols, seed: s }) => [normal(s, rows, cols), normal(s + 1, rows, cols)] as const);

export function largestGap(A: ArrayLike<number>, B: ArrayLike<number>): number {
  let worst = A.length === B.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < A.length; i++) {
    const gap = Math.abs(A[i]! - B[i]!);
    if (!(gap <= worst)) worst = gap;
  }
  return worst;
}
