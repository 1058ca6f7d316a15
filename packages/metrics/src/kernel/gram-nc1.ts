import { checkLabels, checkSquare, type Matrix } from "@collapsar/linalg";
import { addTo, compensatedSum, sumOf } from "../statistics/compensated-sum.js";
import { checkClassCounts, classShares } from "../statistics/weighting.js";
import { blockTraces, type KernelNc1, kernelNc1FromTraces } from "./kernel-traces.js";

/**
 * NC1 from a Gram matrix: with s_cc′ the block means and t = tr K/n, tr Σ_W = t − Σ_c (n_c/n) s_cc and
 * tr Σ_B = Σ_c (n_c/n) s_cc − 1ᵀK1/n², and the same with 1/C for n_c/n and with the paper's mixture.
 *
 * Source: Kothapalli, Tirer 2024, "Kernel vs. Kernel"; for K = HHᵀ the traces are those of the features H.
 *
 * @param K - n × n, symmetric, rows in any order of classes
 * @throws RangeError if tr Σ_B = 0, a class has fewer than two samples, or K is not finite
 */
export function gramNc1(K: Matrix, labels: ArrayLike<number>): KernelNc1 {
  checkSquare("gramNc1", "K", K);
  const { classes, counts } = checkLabels("gramNc1", labels, K.rows);
  checkClassCounts("gramNc1", counts);
  const shares = classShares(counts, "sample");
  const diagonal = new Float64Array(classes);
  const within = Array.from(counts, compensatedSum);
  const [mean, classMean] = [compensatedSum(), compensatedSum()];
  const byClass = new Float64Array(classes);
  for (let i = 0; i < K.rows; i++) {
    const c = labels[i]!;
    const row = K.data.subarray(i * K.cols, (i + 1) * K.cols);
    byClass.fill(0);
    for (let j = 0; j < row.length; j++) byClass[labels[j]!]! += row[j]!;
    diagonal[c]! += row[i]! / counts[c]!;
    for (let e = 0; e < classes; e++) {
      const share = byClass[e]! / (counts[c]! * counts[e]!);
      if (c === e) addTo(within[c]!, share);
      addTo(mean, share * shares[c]! * shares[e]!);
      addTo(classMean, share / (classes * classes));
    }
  }
  const means = {
    shares,
    diagonal,
    within: within.map(sumOf),
    mean: sumOf(mean),
    classMean: sumOf(classMean),
  };
  return kernelNc1FromTraces("gramNc1", counts, blockTraces(means));
}
