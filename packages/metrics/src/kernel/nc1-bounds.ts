import type { Matrix, Work } from "@collapsar/linalg";
import { checkSquare, checkWork, named } from "@collapsar/linalg/check";
import { eigvalsh, selectCols, selectRows, trace } from "@collapsar/linalg/parts";
import { presentClasses } from "../statistics/present-classes.js";
import { checkClassCounts } from "../statistics/weighting.js";
import { classRows } from "./class-rows.js";

/** Bounds of the traces in the paper's weighting, from the smallest eigenvalues of a kernel. */
export interface KernelNc1Bounds {
  /** tr Σ_W ≤ tr K/n − (1/C) Σ_c λ_min(K_cc)/n_c. */
  readonly traceWUpper: number;
  /** tr Σ_B ≥ ((n−1)/n) λ_min(K) − traceWUpper. */
  readonly traceBLower: number;
}

/**
 * Bounds of the traces from the smallest eigenvalues of K and of its class blocks K_cc; O(n³).
 *
 * Source: Kothapalli, Tirer 2024 (present in their code, from 1ᵀK1 ≥ n λ_min).
 *
 * @param K - n × n, symmetric
 * @throws InputError if K is not square or a class has one sample
 */
export function kernelNc1Bounds(K: Matrix, labels: ArrayLike<number>, work: Work = {}): KernelNc1Bounds {
  return named("kernelNc1Bounds", () => {
    const fn = "kernelNc1Bounds";
    checkSquare(fn, "K", K);
    checkWork(fn, work);
    const present = presentClasses(labels, K.rows);
    const { counts } = present;
    const classes = counts.length;
    checkClassCounts(counts);
    const { order, starts } = classRows(present.labels, counts);
    const cubes = counts.reduce((sum, count) => sum + count ** 3, 0);
    const total = K.rows ** 3 + cubes;
    let done = 0;
    /** The smallest eigenvalue; progress is counted in the operations of all of them. */
    const smallest = (A: Matrix) => {
      const share = (part: number) => ({ done: done + part * A.rows ** 3, total, unit: "operations" });
      const value = eigvalsh(A, {
        signal: work.signal,
        onProgress: ({ done: columns, total: all = 1 }) => work.onProgress?.(share(columns / all)),
      })[0]!;
      done += A.rows ** 3;
      return value;
    };
    let blocks = 0;
    for (let c = 0; c < classes; c++) {
      const rows = order.subarray(starts[c], starts[c + 1]);
      blocks += smallest(selectCols(selectRows(K, rows), rows)) / (classes * counts[c]!);
    }
    const traceWUpper = trace(K) / K.rows - blocks;
    const traceBLower = ((K.rows - 1) / K.rows) * smallest(K) - traceWUpper;
    return { traceWUpper, traceBLower };
  });
}
