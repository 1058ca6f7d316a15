import { type Dtype, InputError, type Matrix, type Work } from "@collapsar/linalg";
import {
  caller,
  checkFinite,
  checkMatrix,
  checkMethods,
  checkWork,
  named,
  ownOptions,
  shownValue,
} from "@collapsar/linalg/check";
import { cast, dtypeOf, selectRows } from "@collapsar/linalg/parts";
import { kernelNc1Options } from "../options.js";
import { presentClasses } from "../statistics/present-classes.js";
import { checkClassCounts, sampleShares } from "../statistics/weighting.js";
import { classRows } from "./class-rows.js";
import type { KernelLike, KernelPair } from "./kernel-like.js";
import { estimateFrom, type KernelNc1Estimate } from "./kernel-nc1-estimate.js";
import { centredRows, type GramSource, streamBlockMeans } from "./kernel-stream.js";
import { blockTraces, type KernelNc1, kernelNc1FromTraces, kernelRounding } from "./kernel-traces.js";

/** Options of kernel NC1. */
export interface KernelNc1Options {
  /** Rows a side of one tile; defaults to 1024. */
  readonly tile?: number | undefined;
  /** Element type of the tiles; defaults to that of X. */
  readonly dtype?: Dtype | undefined;
  /** Pairs i ≤ j that are summed exactly; beyond them NC1 is estimated from samples. Defaults to 2e10 (n = 200,000). */
  readonly pairBudget?: number | undefined;
  /** Pairs that an estimate draws; defaults to 5e8. */
  readonly samplePairs?: number | undefined;
  /** Seed of an estimate; defaults to 0. */
  readonly seed?: number | undefined;
  /** Classes with fewer samples are left out; by default a class with one sample is an error. */
  readonly minPerClass?: number | undefined;
}

/** Kernel NC1 and, beyond the budget of pairs, how sure it is. */
export interface StreamedKernelNc1 extends KernelNc1 {
  /** Present where the numbers are an estimate. */
  readonly estimate?: KernelNc1Estimate | undefined;
}

/**
 * NC1 from a kernel alone, streaming over the tiles of the Gram matrix's upper triangle: O(tile² + nd) memory, n²/2
 * kernel values, a reference value taken off each before it is summed, rows centred where the kernel allows it. Beyond
 * `pairBudget` an unbiased estimate of the traces from random tiles of every pair of classes.
 *
 * Source: Kothapalli, Tirer 2024, "Kernel vs. Kernel"; see `gramNc1` for the formulas.
 *
 * @param X - n × d, float64 or float32
 * @param labels - n whole numbers from 0, gaps allowed
 * @throws InputError if tr Σ_B = 0, a class has one sample, an entry or a kernel value is not finite, or an
 *   option is out of range
 */
export function kernelNc1(
  kernel: KernelLike,
  X: Matrix,
  labels: ArrayLike<number>,
  options: KernelNc1Options = {},
  work: Work = {},
): StreamedKernelNc1 {
  return named("kernelNc1", () => {
    checkMethods(caller, "kernel", kernel, "a kernel", ["gram", "diag"]);
    const source: GramSource = {
      kernels: 1,
      grams: (left, right) => [right ? kernel.gram(left, right) : kernel.gram(left)],
      diagonals: (rows) => [kernel.diag(rows)],
      blockSums: kernel.blockSums && ((rows, starts, columns) => [kernel.blockSums!(rows, starts, columns)]),
      centring: kernel.centring === true,
    };
    return streamNc1(source, X, labels, options, work)[0]!;
  });
}

/**
 * NC1 of two or more kernels on the same tiles, for kernels that share their work: one pass of `family.both`.
 *
 * @param names - the Gram matrices to use, for instance `["nngp", "ntk"]` of a neural kernel
 * @throws InputError as `kernelNc1`
 */
export function kernelNc1Together<Name extends string>(
  family: KernelPair<Name>,
  names: readonly Name[],
  X: Matrix,
  labels: ArrayLike<number>,
  options: KernelNc1Options = {},
  work: Work = {},
): Record<Name, StreamedKernelNc1> {
  return named("kernelNc1Together", () => {
    checkFamily(family, names);
    const source: GramSource = {
      kernels: names.length,
      grams: (left, right) => {
        const grams = right ? family.both(left, right) : family.both(left);
        return names.map((name) => grams[name]);
      },
      diagonals: (rows) => names.map((name) => family[name].diag(rows)),
      blockSums:
        family.blockSums &&
        ((rows, starts, columns) => {
          const sums = family.blockSums!(rows, starts, columns);
          return names.map((name) => sums[name]);
        }),
      centring: names.every((name) => family[name].centring === true),
    };
    const results = streamNc1(source, X, labels, options, work);
    return Object.fromEntries(names.map((name, k) => [name, results[k]!])) as Record<Name, StreamedKernelNc1>;
  });
}

function checkFamily<Name extends string>(family: KernelPair<Name>, names: readonly Name[]): void {
  checkMethods(caller, "family", family, "kernels that share their work", ["both"]);
  if (!Array.isArray(names) || names.length === 0) {
    const requirement = "must be a list of names of Gram matrices";
    throw new InputError({ argument: "names", requirement, received: shownValue(names) });
  }
  for (const name of names as readonly Name[])
    checkMethods(caller, `family.${name}`, family[name], "a kernel", ["diag"]);
}

function streamNc1(
  source: GramSource,
  given: Matrix,
  labels: ArrayLike<number>,
  options: KernelNc1Options,
  work: Work,
): StreamedKernelNc1[] {
  checkMatrix(caller, "X", given);
  checkFinite(caller, "X", given);
  const settings = ownOptions(caller, kernelNc1Options, options, ["minPerClass"]);
  const { tile, dtype, pairBudget, samplePairs, seed } = settings;
  const { minPerClass } = options;
  checkWork(caller, work);
  const present = presentClasses(labels, given.rows, { minPerClass });
  const { counts } = present;
  checkClassCounts(counts);
  const X = source.centring ? centredRows(given) : given;
  const rows = classRows(present.labels, counts);
  const shares = sampleShares(counts);
  const epsilon = (dtype ?? dtypeOf(X)) === "f32" ? 2 ** -24 : 2 ** -53;
  const size = counts.reduce((total, count) => total + count, 0);
  if ((size * (size + 1)) / 2 > pairBudget) {
    const pairs = Math.min(samplePairs, pairBudget);
    return estimateFrom(source, { X, counts, shares, ...rows }, { tile, pairs, seed, dtype, epsilon }, work);
  }
  const sorted = selectRows(X, rows.order);
  const tiles = dtype === undefined ? sorted : cast(sorted, dtype);
  const means = streamBlockMeans(source, { X: tiles, shares, starts: rows.starts }, tile, work);
  return means.map((each) => {
    const rounding = kernelRounding(each.diagonal, each.reference, epsilon);
    return kernelNc1FromTraces(counts, blockTraces(each), rounding);
  });
}
