import { type Dtype, type Matrix, type Random, seededRandom, type Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { cast, selectRows } from "@collapsar/linalg/parts";
import { type GramSource, meanDiagonals, references } from "./kernel-stream.js";
import { type BlockMeans, type KernelNc1, kernelNc1FromTraces, kernelRounding } from "./kernel-traces.js";
import { estimateTraces, replicateMeans, type SamplePair, type StandardErrors } from "./sampled-nc1.js";

/** Fewest independent replicates behind a standard error. */
const REPLICATES = 16;

/** How an estimated NC1 came about, and how sure it is. */
export interface KernelNc1Estimate {
  /** Pairs of rows drawn. */
  readonly pairs: number;
  /** Independent replicates, each with random rows of every class. */
  readonly replicates: number;
  readonly seed: number;
  /** Of the traces, which are unbiased, and of their ratio (delta method). */
  readonly standardError: StandardErrors;
}

/** The rows of a large data set by class: class c holds rows `order[starts[c] … starts[c + 1])` of X. */
export interface GroupedRows {
  readonly X: Matrix;
  readonly order: Uint32Array;
  readonly starts: Uint32Array;
  readonly counts: ArrayLike<number>;
  readonly shares: Float64Array;
}

export interface EstimateOptions {
  readonly tile: number;
  readonly pairs: number;
  readonly seed: number;
  readonly dtype: Dtype | undefined;
  /** Rounding of a kernel value relative to its size. */
  readonly epsilon: number;
}

/**
 * Estimates kernel NC1 from R replicates: each draws 2τ different rows of every class and takes the τ × τ block of one
 * half against the other for every pair of classes. Block means are unbiased (the diagonal, which a block of different
 * rows lacks, is summed exactly and put back), hence so are the traces, which are linear in them.
 */
export function estimateFrom(
  source: GramSource,
  rows: GroupedRows,
  { tile, pairs, seed, dtype, epsilon }: EstimateOptions,
  work: Work = {},
): (KernelNc1 & { estimate: KernelNc1Estimate })[] {
  const { counts, shares, starts } = rows;
  const take = (indices: Uint32Array) => {
    const part = selectRows(rows.X, indices);
    return dtype === undefined ? part : cast(part, dtype);
  };
  const layout = { shares, starts: halfStarts(counts, tile, pairs), tile };
  const side = layout.starts[counts.length]!;
  const replicates = Math.max(REPLICATES, Math.floor(pairs / (side * side)));
  const diagonals = meanDiagonals(source, starts, 65_536, (from, to) => take(rows.order.subarray(from, to)));
  const rng = seededRandom(seed);
  const found: BlockMeans[][] = diagonals.map(() => []);
  const ends = Uint32Array.of(rows.order[0]!, rows.order[rows.order.length - 1]!);
  const common = references(source, take(ends));
  for (let r = 0; r < replicates; r++) {
    const means = replicateMeans(
      source,
      { ...layout, references: common },
      drawRows(rows, layout.starts, rng, take),
    );
    means.forEach((each, k) => {
      const diagonal = diagonals[k]!.map((mean) => mean - each.reference);
      found[k]!.push(withDiagonal(each, diagonal, counts));
    });
    advance(work, { done: r + 1, total: replicates, unit: "replicates" });
  }
  return found.map((each) => {
    const { traces, standardError } = estimateTraces(each);
    const estimate = { pairs: replicates * side * side, replicates, seed, standardError };
    const rounding = kernelRounding(each[0]!.diagonal, each[0]!.reference, epsilon);
    return { ...kernelNc1FromTraces(counts, traces, rounding), estimate };
  });
}

/** First row of each class in one half of a replicate: as many rows of each class as the budget and the class allow. */
function halfStarts(counts: ArrayLike<number>, tile: number, pairs: number): Uint32Array {
  const side = Math.min(tile, Math.floor(Math.sqrt(pairs / REPLICATES)));
  const share = Math.max(1, Math.floor(side / counts.length));
  const starts = new Uint32Array(counts.length + 1);
  for (let c = 0; c < counts.length; c++) starts[c + 1] = starts[c]! + Math.min(share, counts[c]! >> 1);
  return starts;
}

/** Two halves of different rows of every class. */
function drawRows(
  { order, starts, counts }: GroupedRows,
  half: Uint32Array,
  rng: Random,
  take: (indices: Uint32Array) => Matrix,
): SamplePair {
  const size = half[counts.length]!;
  const [left, right] = [new Uint32Array(size), new Uint32Array(size)];
  for (let c = 0; c < counts.length; c++) {
    const tau = half[c + 1]! - half[c]!;
    const chosen = distinct(counts[c]!, 2 * tau, rng);
    for (let k = 0; k < tau; k++) {
      left[half[c]! + k] = order[starts[c]! + chosen[k]!]!;
      right[half[c]! + k] = order[starts[c]! + chosen[tau + k]!]!;
    }
  }
  return { left: take(left), right: take(right) };
}

/** k different whole numbers below n, in random order. */
function distinct(n: number, k: number, rng: Random): ArrayLike<number> {
  if (4 * k > n) return rng.permutation(n).subarray(0, k);
  const seen = new Set<number>();
  while (seen.size < k) seen.add(rng.integer(n));
  return Uint32Array.from(seen);
}

/** s_cc of all n_c² pairs from the mean over different rows and the exact diagonal. */
function withDiagonal(means: BlockMeans, diagonal: Float64Array, counts: ArrayLike<number>): BlockMeans {
  const { shares, within, reference } = means;
  const classes = counts.length;
  let { mean, classMean } = means;
  const complete = Float64Array.from({ length: classes }, (_, c) => {
    const gain = (diagonal[c]! - within[c]!) / counts[c]!;
    mean += shares[c]! ** 2 * gain;
    classMean += gain / (classes * classes);
    return within[c]! + gain;
  });
  return { shares, reference, diagonal, within: complete, mean, classMean };
}
