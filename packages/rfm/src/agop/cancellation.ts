import type { Matrix } from "@collapsar/linalg";
import { rowSquaredNorms, trace } from "@collapsar/linalg/parts";
import type { RadialBlock } from "./radial-terms.js";

/** Result of a class-free contraction. */
export interface ClassFreeSum {
  /** d × d, symmetric. */
  readonly outer: Matrix;
  /** Size of the terms whose sum has the trace of `outer`: ε times it is about the error. */
  readonly termSize: number;
}

/** Σ_j (DᵀD)_jj ‖α_j‖²‖z_j‖² + Σ_i ‖P_i‖²‖x_i‖² from S = DᵀD. */
export function termSize({ X, Z, alpha, P }: RadialBlock, S: Matrix): number {
  const [x, z] = [rowSquaredNorms(X), rowSquaredNorms(Z)];
  const [a, p] = [rowSquaredNorms(alpha), rowSquaredNorms(P)];
  let total = 0;
  for (let j = 0; j < Z.rows; j++) total += S.data[j * (S.cols + 1)]! * a[j]! * z[j]!;
  for (let i = 0; i < X.rows; i++) total += p[i]! * x[i]!;
  return total;
}

/** More than this times the trace, the terms leave fewer than nine digits. */
const tolerated = 2 ** 20;

/** Whether the terms cancelled: kinked kernels at points that nearly meet, where D ~ 1/r and its square ~ 1/r². */
export function hasCancelled({ outer, termSize: size }: ClassFreeSum): boolean {
  return !(size <= tolerated * trace(outer));
}
