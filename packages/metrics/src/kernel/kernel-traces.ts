/** What NC1 needs of a Gram matrix, as means, with s_cc′ the mean of block (c, c′). */
export interface BlockMeans {
  /** n_c/n of each class. */
  readonly shares: ArrayLike<number>;
  /** Mean of K_ii over each class. */
  readonly diagonal: ArrayLike<number>;
  /** s_cc of each class. */
  readonly within: ArrayLike<number>;
  /** Σ_{c,c′} share_c share_c′ s_cc′, the mean of all entries. */
  readonly mean: number;
  /** Σ_{c,c′} s_cc′/C². */
  readonly classMean: number;
}

/** The traces of one weighting and their ratio. */
export interface TracesNc1 {
  readonly traceW: number;
  readonly traceB: number;
  readonly nc1: number;
}

/** The weightings of kernel NC1. */
export const KERNEL_WEIGHTINGS = ["sample", "class", "paper"] as const;
export type KernelWeighting = (typeof KERNEL_WEIGHTINGS)[number];

/** NC1 from a kernel alone, in the three weightings. */
export interface KernelNc1 {
  readonly n: number;
  readonly classes: number;
  readonly sizes: number[];
  /** Classes by n_c/n. */
  readonly sample: TracesNc1;
  /** Classes by 1/C. */
  readonly class: TracesNc1;
  /** What the code of Kothapalli and Tirer computes: mixed weights on imbalanced classes, where it can be negative. */
  readonly paper: TracesNc1;
  /** What a reader should know before using the numbers, for instance tr Σ_B ≤ 0 in the paper's weighting. */
  readonly warnings: string[];
}

/** tr Σ_W and tr Σ_B in each weighting. */
export type BlockTraces = Readonly<
  Record<KernelWeighting, { readonly traceW: number; readonly traceB: number }>
>;

/** The traces of the three weightings, without ratios and checks. */
export function blockTraces({ shares, diagonal, within, mean, classMean }: BlockMeans): BlockTraces {
  const classes = shares.length;
  let [t, tClass, bySample, byClass] = [0, 0, 0, 0];
  for (let c = 0; c < classes; c++) {
    t += shares[c]! * diagonal[c]!;
    tClass += diagonal[c]! / classes;
    bySample += shares[c]! * within[c]!;
    byClass += within[c]! / classes;
  }
  return {
    sample: { traceW: t - bySample, traceB: bySample - mean },
    class: { traceW: tClass - byClass, traceB: byClass - classMean },
    paper: { traceW: t - byClass, traceB: byClass - mean },
  };
}

/**
 * NC1 of the three weightings.
 *
 * @throws RangeError if tr Σ_B = 0 up to rounding in the sample or class weighting, or a trace is not finite
 */
export function kernelNc1FromTraces(fn: string, sizes: ArrayLike<number>, traces: BlockTraces): KernelNc1 {
  for (const weighting of ["sample", "class"] as const) {
    const { traceW, traceB } = traces[weighting];
    if (!Number.isFinite(traceW + traceB)) {
      throw new RangeError(`${fn}: the kernel must be finite, got tr Σ_W = ${traceW}, tr Σ_B = ${traceB}`);
    }
    if (!(traceB > 1e-15 * (traceW + traceB))) {
      throw new RangeError(`${fn}: tr Σ_B must be positive, got ${traceB}: all class means are equal`);
    }
  }
  const [sample, byClass, paper] = [traces.sample, traces.class, traces.paper].map(withRatio);
  const warning = `tr Σ_B = ${traces.paper.traceB} is not positive in the paper's weighting: it mixes weights on imbalanced classes`;
  return {
    n: Array.from(sizes).reduce((total, size) => total + size, 0),
    classes: sizes.length,
    sizes: Array.from(sizes),
    sample: sample!,
    class: byClass!,
    paper: paper!,
    warnings: traces.paper.traceB > 0 ? [] : [warning],
  };
}

function withRatio({ traceW, traceB }: { traceW: number; traceB: number }): TracesNc1 {
  return { traceW, traceB, nc1: traceW / traceB };
}
