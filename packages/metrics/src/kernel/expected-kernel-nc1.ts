import { checkInteger, type Matrix, type Random, rowRange, seededRandom, vstack } from "@collapsar/linalg";
import type { KernelLike } from "./kernel-like.js";
import { type GramSource, meanDiagonals } from "./kernel-stream.js";
import { type BlockMeans, KERNEL_WEIGHTINGS, type KernelWeighting, type TracesNc1 } from "./kernel-traces.js";
import { estimateTraces, replicateMeans, type StandardErrors } from "./sampled-nc1.js";

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
  /** Rows of each class in one half of a replicate; defaults to 256. */
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

/**
 * The population value of kernel NC1: t = E K(x, x) and s_cc′ = E K(x, x′) over independent x of class c and x′ of
 * class c′, by Monte Carlo with a standard error. Its distance from `kernelNc1` is the finite-sample bias.
 *
 * Source: ours, beyond Kothapalli, Tirer 2024.
 *
 * @throws RangeError if the sampler has fewer than two classes, yields another number of rows, tr Σ_B is not positive,
 *   or an option is out of range
 */
export function expectedKernelNc1(
  kernel: KernelLike,
  sampler: ClassSampler,
  { samplesPerClass = 256, replicates = 32, seed = 0 }: ExpectedKernelNc1Options = {},
): ExpectedKernelNc1 {
  const fn = "expectedKernelNc1";
  checkInteger(fn, "classes", sampler.classes, 2);
  checkInteger(fn, "samplesPerClass", samplesPerClass, 1);
  checkInteger(fn, "replicates", replicates, 2);
  const shares = priorShares(sampler);
  const starts = Uint32Array.from({ length: sampler.classes + 1 }, (_, c) => c * samplesPerClass);
  const source: GramSource = {
    kernels: 1,
    grams: (X, Z) => [Z ? kernel.gram(X, Z) : kernel.gram(X)],
    diagonals: (X) => [kernel.diag(X)],
  };
  const rng = seededRandom(seed);
  const draw = () => vstack(Array.from(shares, (_, c) => drawClass(sampler, c, samplesPerClass, rng)));
  const found: BlockMeans[] = [];
  for (let r = 0; r < replicates; r++) {
    const [left, right] = [draw(), draw()];
    const means = replicateMeans(source, { shares, starts, tile: 1024 }, { left, right })[0]!;
    const diagonal = meanDiagonals(source, starts, 1024, (from, to) => rowRange(left, from, to))[0]!;
    found.push({ ...means, diagonal });
  }
  const { traces, standardError } = estimateTraces(found);
  const named = KERNEL_WEIGHTINGS.map((weighting) => {
    const { traceW, traceB } = traces[weighting];
    if (!(traceB > 0))
      throw new RangeError(`${fn}: tr Σ_B must be positive, got ${traceB}: raise the samples`);
    return [weighting, { traceW, traceB, nc1: traceW / traceB }] as const;
  });
  const byWeighting = Object.fromEntries(named) as Record<KernelWeighting, TracesNc1>;
  return { ...byWeighting, standardError, replicates, samplesPerClass };
}

function priorShares({ classes, priors }: ClassSampler): Float64Array {
  if (!priors) return new Float64Array(classes).fill(1 / classes);
  const shares = Float64Array.from(priors);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (shares.length !== classes || !shares.every((share) => share > 0) || Math.abs(total - 1) > 1e-9) {
    throw new RangeError(
      `expectedKernelNc1: priors must be ${classes} positive numbers that sum to 1, got ${shares}`,
    );
  }
  return shares;
}

function drawClass(sampler: ClassSampler, c: number, count: number, rng: Random): Matrix {
  const rows = sampler.sample(c, count, rng);
  if (rows.rows === count) return rows;
  throw new RangeError(`expectedKernelNc1: class ${c} must yield ${count} rows, got ${rows.rows}`);
}
