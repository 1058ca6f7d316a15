import {
  cast,
  checkFinite,
  checkInteger,
  checkLabels,
  checkMatrix,
  checkOneOf,
  type Dtype,
  type Matrix,
  selectRows,
} from "@collapsar/linalg";
import { classRows } from "../statistics/class-rows.js";
import { checkClassCounts, classShares } from "../statistics/weighting.js";
import type { KernelFamily, KernelLike } from "./kernel-like.js";
import { estimateFrom, type KernelNc1Estimate } from "./kernel-nc1-estimate.js";
import { type GramSource, streamBlockMeans } from "./kernel-stream.js";
import { blockTraces, type KernelNc1, kernelNc1FromTraces } from "./kernel-traces.js";

/** Options of kernel NC1. */
export interface KernelNc1Options {
  /** Rows a side of one tile; defaults to 1024. */
  readonly tile?: number | undefined;
  /** Element type of the tiles; defaults to that of X. */
  readonly dtype?: Dtype | undefined;
  /** Pairs i ≤ j that are summed exactly; beyond them NC1 is estimated from samples. Defaults to 2·10¹⁰ (n = 200,000). */
  readonly pairBudget?: number | undefined;
  /** Pairs that an estimate draws; defaults to 5·10⁸. */
  readonly samplePairs?: number | undefined;
  /** Seed of an estimate; defaults to 0. */
  readonly seed?: number | undefined;
}

/** Kernel NC1 and, beyond the budget of pairs, how sure it is. */
export interface StreamedKernelNc1 extends KernelNc1 {
  /** Present where the numbers are an estimate. */
  readonly estimate?: KernelNc1Estimate;
}

/**
 * NC1 from a kernel alone, streaming over the tiles of the Gram matrix's upper triangle: O(tile² + nd) memory, n²/2
 * kernel values. Beyond `pairBudget` an unbiased estimate of the traces from random tiles of every pair of classes.
 *
 * Source: Kothapalli, Tirer 2024, "Kernel vs. Kernel"; see `gramNc1` for the formulas.
 *
 * @param X - n × d, float64 or float32
 * @param labels - n whole numbers 0 … C−1
 * @throws RangeError if tr Σ_B = 0, a class has fewer than two samples, an entry or a kernel value is not finite, or an
 *   option is out of range
 */
export function kernelNc1(
  kernel: KernelLike,
  X: Matrix,
  labels: ArrayLike<number>,
  options: KernelNc1Options = {},
): StreamedKernelNc1 {
  const source: GramSource = {
    kernels: 1,
    grams: (left, right) => [right ? kernel.gram(left, right) : kernel.gram(left)],
    diagonals: (rows) => [kernel.diag(rows)],
    blockSums: kernel.blockSums && ((rows, starts) => [kernel.blockSums!(rows, starts)]),
  };
  return streamNc1("kernelNc1", source, X, labels, options)[0]!;
}

/**
 * NC1 of two or more kernels on the same tiles, for kernels that share their work: one pass of `family.both`.
 *
 * @param names - the Gram matrices to use, for instance `["nngp", "ntk"]` of a neural kernel
 * @throws RangeError as `kernelNc1`
 */
export function kernelNc1Together<Name extends string>(
  family: KernelFamily<Name>,
  names: readonly Name[],
  X: Matrix,
  labels: ArrayLike<number>,
  options: KernelNc1Options = {},
): Record<Name, StreamedKernelNc1> {
  const source: GramSource = {
    kernels: names.length,
    grams: (left, right) => {
      const grams = right ? family.both(left, right) : family.both(left);
      return names.map((name) => grams[name]);
    },
    diagonals: (rows) => names.map((name) => family[name].diag(rows)),
    blockSums:
      family.blockSums &&
      ((rows, starts) => {
        const sums = family.blockSums!(rows, starts);
        return names.map((name) => sums[name]);
      }),
  };
  const results = streamNc1("kernelNc1Together", source, X, labels, options);
  return Object.fromEntries(names.map((name, k) => [name, results[k]!])) as Record<Name, StreamedKernelNc1>;
}

function streamNc1(
  fn: string,
  source: GramSource,
  X: Matrix,
  labels: ArrayLike<number>,
  options: KernelNc1Options,
): StreamedKernelNc1[] {
  const { tile = 1024, dtype, pairBudget = 2e10, samplePairs = 5e8, seed = 0 } = options;
  checkMatrix(fn, "X", X);
  checkFinite(fn, "X", X);
  checkInteger(fn, "tile", tile, 1);
  if (dtype !== undefined) checkOneOf(fn, "dtype", dtype, ["f64", "f32"]);
  if (!(pairBudget > 0)) throw new RangeError(`${fn}: pairBudget must be positive, got ${pairBudget}`);
  checkInteger(fn, "samplePairs", samplePairs, 1);
  const { counts } = checkLabels(fn, labels, X.rows);
  checkClassCounts(fn, counts);
  const rows = classRows(labels, counts);
  const shares = classShares(counts, "sample");
  if ((X.rows * (X.rows + 1)) / 2 > pairBudget) {
    const pairs = Math.min(samplePairs, pairBudget);
    return estimateFrom(fn, source, { X, counts, shares, ...rows }, { tile, pairs, seed, dtype });
  }
  const sorted = selectRows(X, rows.order);
  const tiles = dtype === undefined ? sorted : cast(sorted, dtype);
  const means = streamBlockMeans(source, { X: tiles, shares, starts: rows.starts }, tile);
  return means.map((each) => kernelNc1FromTraces(fn, counts, blockTraces(each)));
}
