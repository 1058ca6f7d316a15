import type { Matrix } from "@collapsar/linalg";
import { rowRange } from "@collapsar/linalg/parts";
import { addTile, blockSums, closeBlocks } from "./block-sums.js";
import type { GramSource } from "./kernel-stream.js";
import {
  type BlockMeans,
  type BlockTraces,
  blockTraces,
  KERNEL_WEIGHTINGS,
  type KernelWeighting,
  type TracesNc1,
} from "./kernel-traces.js";

/** Standard errors of tr Σ_W, tr Σ_B and NC1 in each weighting. */
export type StandardErrors = Readonly<Record<KernelWeighting, TracesNc1>>;

/** Two independent samples of every class: rows of a class next to each other, as many in both. */
export interface SamplePair {
  readonly left: Matrix;
  readonly right: Matrix;
}

/** How a replicate's samples are laid out, and what they stand for. */
export interface ReplicateLayout {
  readonly shares: ArrayLike<number>;
  /** First row of each class in a sample, and the number of rows at the end. */
  readonly starts: ArrayLike<number>;
  readonly tile: number;
  /** One value of each kernel, taken off all. */
  readonly references: readonly number[];
}

/** Mean over i of the kernel between independent samples, for each pair of classes, as block means without diagonal. */
export function replicateMeans(
  source: GramSource,
  layout: ReplicateLayout,
  samples: SamplePair,
): BlockMeans[] {
  const { shares, starts, tile } = layout;
  const { left, right } = samples;
  const sums = layout.references.map((reference) => blockSums(shares, starts, reference));
  for (let i = 0; i < left.rows; i += tile) {
    const rows = rowRange(left, i, Math.min(i + tile, left.rows));
    for (let j = 0; j < right.rows; j += tile) {
      const cols = rowRange(right, j, Math.min(j + tile, right.rows));
      source.grams(rows, cols).forEach((K, k) => {
        addTile(sums[k]!, K, i, j, false);
      });
    }
  }
  const unknown = new Float64Array(shares.length);
  return sums.map((each) => closeBlocks(each, unknown));
}

/** Mean traces over replicates. */
export interface TraceEstimate {
  readonly traces: BlockTraces;
  readonly standardError: StandardErrors;
}

/** Means of the replicates' traces, with standard errors from their spread; that of the ratio by the delta method. */
export function estimateTraces(replicates: readonly BlockMeans[]): TraceEstimate {
  const all = replicates.map(blockTraces);
  const traces: Record<string, { traceW: number; traceB: number }> = {};
  const standardError: Record<string, TracesNc1> = {};
  for (const weighting of KERNEL_WEIGHTINGS) {
    const W = all.map((each) => each[weighting].traceW);
    const B = all.map((each) => each[weighting].traceB);
    const [traceW, traceB] = [mean(W), mean(B)];
    const residuals = W.map((w, r) => (w - (traceW / traceB) * B[r]!) / traceB);
    traces[weighting] = { traceW, traceB };
    standardError[weighting] = {
      traceW: errorOfMean(W),
      traceB: errorOfMean(B),
      nc1: errorOfMean(residuals),
    };
  }
  return { traces: traces as BlockTraces, standardError: standardError as StandardErrors };
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function errorOfMean(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((total, value) => total + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length * (values.length - 1)));
}
