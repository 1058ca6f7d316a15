import type { Kernel } from "@collapsar/kernels";
import {
  addDiagonalInPlace,
  addInPlace,
  cholesky,
  eigh,
  gram,
  type Matrix,
  matmul,
  type Random,
  rowRange,
  selectRows,
  trace,
  transpose,
  triangularSolve,
  zeros,
} from "@collapsar/linalg";
import { scaleRows } from "../agop/scale-rows.js";

/** What a preconditioner is built from. */
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
  const rows = Math.max(1, Math.floor(2 ** 24 / landmarks));
  for (let start = 0; start < X.rows; start += rows) {
    const points = rowRange(X, start, Math.min(X.rows, start + rows));
    B.data.set(transpose(triangularSolve(L, kernel.gram(Z, points))).data, start * landmarks);
  }
  return roots === undefined ? B : scaleRows(B, roots);
}

/**
 * An approximate inverse of K + λI from the leading eigenpairs (U, Λ) of the Nyström approximation on random landmarks:
 * P⁻¹ = I + U diag((μ + λ)/(Λ + λ) − 1)Uᵀ, μ the first eigenvalue left out. Only half of the landmarks' eigenpairs are
 * trusted.
 *
 * Source: Ma & Belkin 2017 (EigenPro); Frangella, Tropp, Udell 2023 (randomized Nyström preconditioning).
 */
export function nystromPreconditioner(options: NystromOptions): (R: Matrix) => Matrix {
  const { ridge, landmarks } = options;
  const B = nystromFactor(options);
  const { values, vectors } = eigh(gram(B, { transpose: true }));
  const kept = Math.max(1, landmarks >> 1);
  const first = landmarks - kept;
  const floor = Math.max(0, values[Math.max(0, first - 1)]!);
  // U = B·V·Λ^{-1/2}: columns scaled on the small factor, so that one product makes both.
  const V = zeros(landmarks, kept);
  const gain = new Float64Array(kept);
  for (let k = 0; k < kept; k++) {
    const value = values[first + k]!;
    gain[k] = (floor + ridge) / (value + ridge) - 1;
    for (let i = 0; i < landmarks; i++) {
      V.data[i * kept + k] = vectors.data[i * landmarks + first + k]! / Math.sqrt(value);
    }
  }
  const U = matmul(B, V);
  return (R) => {
    const part = matmul(U, R, { transposeA: true });
    return addInPlace(matmul(U, scaleRows(part, gain)), R);
  };
}
