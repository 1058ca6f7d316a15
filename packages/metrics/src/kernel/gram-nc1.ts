import type { Matrix } from "@collapsar/linalg";
import { checkSquare, named } from "@collapsar/linalg/check";
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
 * @param K - n × n, symmetric, rows in any order of classes; of the entries beside the diagonal the lower ones are read
 * @throws InputError if tr Σ_B = 0, a class has one sample, or its lower half is not finite
 */
export function gramNc1(K: Matrix, labels: ArrayLike<number>): KernelNc1 {
  return named("gramNc1", () => {
    const fn = "gramNc1";
    checkSquare(fn, "K", K);
    const { labels: own, counts } = presentClasses(labels, K.rows);
    checkClassCounts(counts);
    const means = gramBlockMeans(K, own, counts);
    const epsilon = dtypeOf(K) === "f32" ? 2 ** -24 : 2 ** -53;
    const rounding = kernelRounding(means.diagonal, means.reference, epsilon);
    return kernelNc1FromTraces(counts, blockTraces(means), rounding);
  });
}

/** The rows of each class. */
function rowsByClass(labels: Int32Array, counts: Float64Array): Int32Array[] {
  const rows = Array.from(counts, (count) => new Int32Array(count));
  const filled = new Int32Array(counts.length);
  for (let i = 0; i < labels.length; i++) rows[labels[i]!]![filled[labels[i]!]!++] = i;
  return rows;
}

/** sums[j] += K_rj − reference for j from `from` up to `to`. */
function addRow(
  data: Matrix["data"],
  row: number,
  reference: number,
  from: number,
  to: number,
  sums: Float64Array,
) {
  for (let j = from; j < to; j++) sums[j]! += data[row + j]! - reference;
}

/** sums[j] = Σ (K_ij − reference) over those of the given rows i, ascending, that lie below j: four to a pass. */
function sumsBelow({ cols, data }: Matrix, rows: Int32Array, reference: number, sums: Float64Array): void {
  sums.fill(0);
  const fours = rows.length - (rows.length % 4);
  for (let k = 0; k < fours; k += 4) {
    const first = rows[k]!;
    const [r0, r1, r2, r3] = [first * cols, rows[k + 1]! * cols, rows[k + 2]! * cols, rows[k + 3]! * cols];
    for (let j = 0; j < first; j++) {
      const two = data[r0 + j]! - reference + (data[r1 + j]! - reference);
      sums[j]! += two + (data[r2 + j]! - reference + (data[r3 + j]! - reference));
    }
    for (let i = k + 1; i < k + 4; i++) addRow(data, rows[i]! * cols, reference, first, rows[i]!, sums);
  }
  for (let k = fours; k < rows.length; k++) addRow(data, rows[k]! * cols, reference, 0, rows[k]!, sums);
}

/**
 * Block means of a Gram matrix in any order of rows, from its lower half; the value between the first and the last row
 * is taken off all.
 */
function gramBlockMeans(K: Matrix, labels: Int32Array, counts: Float64Array): BlockMeans {
  const classes = counts.length;
  const shares = sampleShares(counts);
  const corner = K.data[K.rows - 1]!;
  const reference = Number.isFinite(corner) ? corner : 0;
  const diagonal = new Float64Array(classes);
  const within = Array.from(counts, compensatedSum);
  const [mean, classMean] = [compensatedSum(), compensatedSum()];
  const sums = new Float64Array(K.cols);
  for (const [c, rows] of rowsByClass(labels, counts).entries()) {
    const add = (e: number, sum: number) => {
      const share = sum / (counts[c]! * counts[e]!);
      if (c === e) addTo(within[c]!, share);
      addTo(mean, share * shares[c]! * shares[e]!);
      addTo(classMean, share / (classes * classes));
    };
    for (const i of rows) {
      const own = K.data[i * (K.cols + 1)]! - reference;
      diagonal[c]! += own / counts[c]!;
      add(c, own);
    }
    sumsBelow(K, rows, reference, sums);
    // an entry beside the diagonal stands for its mirror image too
    for (let j = 0; j < sums.length; j++) add(labels[j]!, 2 * sums[j]!);
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
