import { InputError, type Matrix, type Random, seededRandom, type Work } from "@collapsar/linalg";
import { advance, checkInteger, checkMethods, checkWork, named, ownOptions } from "@collapsar/linalg/check";
import { rowRange, vstack } from "@collapsar/linalg/parts";
import { expectedKernelNc1Options } from "../options.js";
import type { KernelLike } from "./kernel-like.js";
import { type GramSource, meanDiagonals, references } from "./kernel-stream.js";
import { type BlockMeans, KERNEL_WEIGHTINGS, type KernelWeighting, type TracesNc1 } from "./kernel-traces.js";
import { estimateTraces, replicateMeans, type SamplePair, type StandardErrors } from "./sampled-nc1.js";

/** A distribution of labelled points: class-conditionals that can be sampled. */
export interface ClassSampler {
  readonly classes: number;
  /** Probability of each class; defaults to 1/C. */
  readonly priors?: ArrayLike<number> | undefined;
  /** `count` independent rows of class c. */
  sample(c: number, count: number, rng: Random): Matrix;
}

/** Options of `expectedKernelNc1`. */
export interface ExpectedKernelNc1Options {
  /** Rows of each class in one half of a replicate; defaults to 256. They meet in groups of 16. */
  readonly samplesPerClass?: number | undefined;
  /** Independent replicates behind the standard error; defaults to 32. */
  readonly replicates?: number | undefined;
  /** Defaults to 0. */
  readonly seed?: number | undefined;
}

/** Population traces and NC1 in the three weightings, each with its Monte-Carlo standard error. */
export interface ExpectedKernelNc1 extends Readonly<Record<KernelWeighting, TracesNc1>> {
  readonly standardError: StandardErrors;
  readonly replicates: number;
  readonly samplesPerClass: number;
}

/** Rows of a class that meet each other: pairs beyond it cost kernel values and lower the error by little. */
const GROUP = 16;

/**
 * The population value of kernel NC1: t = E K(x, x) and s_cc′ = E K(x, x′) over independent x of class c and x′ of
 * class c′, by Monte Carlo with a standard error. Its distance from `kernelNc1` is the finite-sample bias.
 *
 * The error of a mean over m × m pairs falls with m, not with m²: rows meet in groups of 16, m·16 pairs instead of m².
 *
 * Source: ours, beyond Kothapalli, Tirer 2024.
 *
 * @throws InputError if the sampler has fewer than two classes, yields another number of rows, tr Σ_B is not positive,
 *   or an option is out of range
 */
export function expectedKernelNc1(
  kernel: KernelLike,
  sampler: ClassSampler,
  options: ExpectedKernelNc1Options = {},
  work: Work = {},
): ExpectedKernelNc1 {
  return named("expectedKernelNc1", () => {
    const fn = "expectedKernelNc1";
    checkMethods(fn, "kernel", kernel, "a kernel", ["gram", "diag"]);
    checkMethods(fn, "sampler", sampler, "a sampler", ["sample"]);
    checkInteger(fn, "classes", sampler.classes, 2);
    checkWork(fn, work);
    const { samplesPerClass, replicates, seed } = ownOptions(fn, expectedKernelNc1Options, options);
    const shares = priorShares(sampler);
    const source: GramSource = {
      kernels: 1,
      grams: (X, Z) => [Z ? kernel.gram(X, Z) : kernel.gram(X)],
      diagonals: (X) => [kernel.diag(X)],
      centring: false,
    };
    const rng = seededRandom(seed);
    const found: BlockMeans[] = [];
    let common: readonly number[] | undefined;
    for (let r = 0; r < replicates; r++) {
      const parts: { weight: number; means: BlockMeans }[] = [];
      for (let start = 0; start < samplesPerClass; start += GROUP) {
        const size = Math.min(GROUP, samplesPerClass - start);
        const pair = {
          left: drawAll(sampler, shares, size, rng),
          right: drawAll(sampler, shares, size, rng),
        };
        common ??= references(source, pair.left);
        parts.push({ weight: size / samplesPerClass, means: groupMeans(source, shares, size, pair, common) });
      }
      found.push(weightedMeans(parts));
      advance(work, { done: r + 1, total: replicates, unit: "replicates" });
    }
    return { ...byWeighting(found), replicates, samplesPerClass };
  });
}

/** Block means of one group, the diagonal from its left half. */
function groupMeans(
  source: GramSource,
  shares: Float64Array,
  size: number,
  pair: SamplePair,
  common: readonly number[],
): BlockMeans {
  const starts = Uint32Array.from({ length: shares.length + 1 }, (_, c) => c * size);
  const means = replicateMeans(source, { shares, starts, tile: 1024, references: common }, pair)[0]!;
  const diagonal = meanDiagonals(source, starts, 1024, (from, to) => rowRange(pair.left, from, to))[0]!;
  return { ...means, diagonal: diagonal.map((mean) => mean - means.reference) };
}

function weightedMeans(parts: readonly { weight: number; means: BlockMeans }[]): BlockMeans {
  const over = (pick: (means: BlockMeans) => number) =>
    parts.reduce((total, { weight, means }) => total + weight * pick(means), 0);
  const { shares, reference } = parts[0]!.means;
  return {
    shares,
    reference,
    diagonal: Float64Array.from(shares, (_, c) => over(({ diagonal }) => diagonal[c]!)),
    within: Float64Array.from(shares, (_, c) => over(({ within }) => within[c]!)),
    mean: over(({ mean }) => mean),
    classMean: over(({ classMean }) => classMean),
  };
}

function byWeighting(found: readonly BlockMeans[]) {
  const { traces, standardError } = estimateTraces(found);
  const named = KERNEL_WEIGHTINGS.map((weighting) => {
    const { traceW, traceB } = traces[weighting];
    if (traceB > 0) return [weighting, { traceW, traceB, nc1: traceW / traceB }] as const;
    throw new InputError({
      requirement: "tr Σ_B must be positive",
      received: String(traceB),
      remedy: ["draw more with ", { option: "samplesPerClass" }],
    });
  });
  return { ...(Object.fromEntries(named) as Record<KernelWeighting, TracesNc1>), standardError };
}

function priorShares({ classes, priors }: ClassSampler): Float64Array {
  if (!priors) return new Float64Array(classes).fill(1 / classes);
  const shares = Float64Array.from(priors);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (shares.length === classes && shares.every((share) => share > 0) && Math.abs(total - 1) <= 1e-9)
    return shares;
  throw new InputError({
    fn: "expectedKernelNc1",
    argument: "priors",
    requirement: `must be ${classes} positive numbers that sum to 1`,
    received: String(shares),
  });
}

function drawAll(sampler: ClassSampler, shares: Float64Array, count: number, rng: Random): Matrix {
  return vstack(Array.from(shares, (_, c) => drawClass(sampler, c, count, rng)));
}

function drawClass(sampler: ClassSampler, c: number, count: number, rng: Random): Matrix {
  const rows = sampler.sample(c, count, rng);
  if (rows.rows === count) return rows;
  const requirement = `class ${c} must yield ${count} rows`;
  throw new InputError({ fn: "expectedKernelNc1", requirement, received: String(rows.rows) });
}
