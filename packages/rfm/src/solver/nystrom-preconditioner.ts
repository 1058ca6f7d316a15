import type { Kernel } from "@collapsar/kernels";
import { cholesky, gram, type Matrix, matmul, type Random, transpose, zeros } from "@collapsar/linalg";
import {
  checkInteger,
  checkKeys,
  checkMatrix,
  checkNonNegative,
  checkNumbers,
} from "@collapsar/linalg/check";
import {
  addDiagonalInPlace,
  addInPlace,
  choleskySolve,
  rowRange,
  selectRows,
  trace,
  triangularSolve,
} from "@collapsar/linalg/parts";
import { checkKernel, checkRandom } from "../check-arguments.js";
import { scaleRows } from "../machine/scale-rows.js";

/** Inputs of a preconditioner. */
export interface NystromOptions {
  readonly kernel: Kernel;
  /** n × d. */
  readonly X: Matrix;
  readonly ridge: number;
  /** √w of each row for the weighted system; defaults to 1. */
  readonly roots?: Float64Array | undefined;
  /** Number of landmark rows. */
  readonly landmarks: number;
  readonly random: Random;
}

/** n × m: k(X, landmarks)·L⁻ᵀ with K_mm = LLᵀ, rows weighted: B·Bᵀ is the Nyström approximation of K. */
function nystromFactor({ kernel, X, roots, landmarks, random }: NystromOptions): Matrix {
  const chosen = random.permutation(X.rows).subarray(0, landmarks);
  const Z = selectRows(X, chosen);
  const center = kernel.gram(Z);
  const L = cholesky(addDiagonalInPlace(center, (1e-10 * trace(center)) / landmarks));
  const B = zeros(X.rows, landmarks);
  const rows = Math.max(1, Math.floor(2 ** 22 / landmarks));
  for (let start = 0; start < X.rows; start += rows) {
    const points = rowRange(X, start, Math.min(X.rows, start + rows));
    B.data.set(transpose(triangularSolve(L, kernel.gram(Z, points))).data, start * landmarks);
  }
  return roots === undefined ? B : scaleRows(B, roots);
}

/** The mean eigenvalue of K − BBᵀ: what the landmarks leave of the trace, over the other n − m directions. */
function meanLeftOver({ kernel, X, roots }: NystromOptions, B: Matrix, BtB: Matrix): number {
  const diagonal = kernel.diag(X);
  const whole = diagonal.reduce((sum, value, i) => sum + value * (roots?.[i] ?? 1) ** 2, 0);
  return Math.max(0, whole - trace(BtB)) / Math.max(1, B.rows - B.cols);
}

/**
 * An approximate inverse of K + λI, up to a factor: (BBᵀ + μI)⁻¹μ = I − B(BᵀB + μI)⁻¹Bᵀ with BBᵀ the Nyström
 * approximation of K on random landmarks and μ = λ + the mean eigenvalue that it leaves out.
 *
 * Source: Frangella, Tropp, Udell 2023 (randomized Nyström preconditioning), with Woodbury's identity in place of
 * eigenvectors: B is the only matrix of n rows.
 */
export function nystromPreconditioner(options: NystromOptions): (R: Matrix) => Matrix {
  const fn = "nystromPreconditioner";
  checkKeys(fn, options ?? null, ["kernel", "X", "ridge", "roots", "landmarks", "random"]);
  checkKernel(fn, options.kernel);
  checkMatrix(fn, "X", options.X);
  checkNonNegative(fn, "ridge", options.ridge);
  if (options.roots !== undefined) checkNumbers(fn, "roots", options.roots, options.X.rows);
  checkInteger(fn, "landmarks", options.landmarks, 1);
  checkRandom(fn, options.random);
  const B = nystromFactor(options);
  const BtB = gram(B, { transpose: true });
  const shift = options.ridge + meanLeftOver(options, B, BtB);
  const factor = cholesky(addDiagonalInPlace(BtB, shift > 0 ? shift : 1e-10 * trace(BtB)));
  return (R) => {
    const part = matmul(B, R, { transposeA: true });
    return addInPlace(matmul(B, choleskySolve(factor, part), { alpha: -1 }), R);
  };
}
