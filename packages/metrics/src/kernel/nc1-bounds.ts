import { eigvalsh, type Matrix } from "@collapsar/linalg";
import { checkSquare } from "@collapsar/linalg/check";
import { selectCols, selectRows, trace } from "@collapsar/linalg/parts";
import { presentClasses } from "../statistics/present-classes.js";
import { checkClassCounts } from "../statistics/weighting.js";
import { classRows } from "./class-rows.js";

/** What the smallest eigenvalues of a kernel say about the traces in the paper's weighting. */
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
export function kernelNc1Bounds(K: Matrix, labels: ArrayLike<number>): KernelNc1Bounds {
  const fn = "kernelNc1Bounds";
  checkSquare(fn, "K", K);
  const present = presentClasses(fn, labels, K.rows);
  const { counts } = present;
  const classes = counts.length;
  checkClassCounts(fn, counts);
  const { order, starts } = classRows(present.labels, counts);
  let blocks = 0;
  for (let c = 0; c < classes; c++) {
    const rows = order.subarray(starts[c], starts[c + 1]);
    blocks += eigvalsh(selectCols(selectRows(K, rows), rows))[0]! / (classes * counts[c]!);
  }
  const traceWUpper = trace(K) / K.rows - blocks;
  const traceBLower = ((K.rows - 1) / K.rows) * eigvalsh(K)[0]! - traceWUpper;
  return { traceWUpper, traceBLower };
}
