import type { Matrix } from "@collapsar/linalg";
import { checkSquare } from "@collapsar/linalg/check";
import { dtypeOf } from "@collapsar/linalg/parts";
import { addTo, compensatedSum, sumOf } from "../statistics/compensated-sum.js";
import { presentClasses } from "../statistics/present-classes.js";
import { checkClassCounts, sampleShares } from "../statistics/weighting.js";
import {
  type BlockMeans,
  blockTraces,
  type KernelNc1,
  kernelNc1FromTraces,
  kernelRounding,
} from "./kernel-traces.js";

/**
 * NC1 from a Gram matrix: with s_cc′ the block means and t = tr K/n, tr Σ_W = t − Σ_c (n_c/n) s_cc and
 * tr Σ_B = Σ_c (n_c/n) s_cc − 1ᵀK1/n², and the same with 1/C for n_c/n and with the paper's mixture.
 *
 * Source: Kothapalli, Tirer 2024, "Kernel vs. Kernel"; for K = HHᵀ the traces are those of the features H.
 *
 * @param K - n × n, symmetric, rows in any order of classes
 * @throws InputError if tr Σ_B = 0, a class has one sample, or K is not finite
 */
export function gramNc1(K: Matrix, labels: ArrayLike<number>): KernelNc1 {
  const fn = "gramNc1";
  checkSquare(fn, "K", K);
  const { labels: own, counts } = presentClasses(fn, labels, K.rows);
  checkClassCounts(fn, counts);
  const means = gramBlockMeans(K, own, counts);
  const epsilon = dtypeOf(K) === "f32" ? 2 ** -24 : 2 ** -53;
  const rounding = kernelRounding(means.diagonal, means.reference, epsilon);
  return kernelNc1FromTraces(fn, counts, blockTraces(means), rounding);
}

/** Block means of a Gram matrix in any order of rows, the value between the first and the last row taken off all. */
function gramBlockMeans(K: Matrix, labels: Int32Array, counts: Float64Array): BlockMeans {
  const classes = counts.length;
  const shares = sampleShares(counts);
  const corner = K.data[K.rows - 1]!;
  const reference = Number.isFinite(corner) ? corner : 0;
  const diagonal = new Float64Array(classes);
  const within = Array.from(counts, compensatedSum);
  const [mean, classMean] = [compensatedSum(), compensatedSum()];
  const byClass = new Float64Array(classes);
  for (let i = 0; i < K.rows; i++) {
    const c = labels[i]!;
    const row = K.data.subarray(i * K.cols, (i + 1) * K.cols);
    byClass.fill(0);
    for (let j = 0; j < row.length; j++) byClass[labels[j]!]! += row[j]! - reference;
    diagonal[c]! += (row[i]! - reference) / counts[c]!;
    for (let e = 0; e < classes; e++) {
      const share = byClass[e]! / (counts[c]! * counts[e]!);
      if (c === e) addTo(within[c]!, share);
      addTo(mean, share * shares[c]! * shares[e]!);
      addTo(classMean, share / (classes * classes));
    }
  }
  return {
    shares,
    reference,
    diagonal,
    within: within.map(sumOf),
    mean: sumOf(mean),
    classMean: sumOf(classMean),
  };
}
