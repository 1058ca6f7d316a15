import { InputError } from "@collapsar/linalg";

/**
 * Means of a Gram matrix that NC1 needs, with s_cc′ the mean of block (c, c′); a common part may be taken off
 * all.
 */
export interface BlockMeans {
  /** n_c/n of each class. */
  readonly shares: ArrayLike<number>;
  /** Constant that was subtracted from every value, the diagonal's too. */
  readonly reference: number;
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

/** How classes count in kernel NC1: by samples, alike, or as the paper mixes them. */
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
  /** Value of Kothapalli and Tirer's code: mixed weights on imbalanced classes, where it can be negative. */
  readonly paper: TracesNc1;
  /**
   * Decimal digits of the smaller trace that the rounding of the kernel's values leaves: the traces are differences of
   * sums of values of this size.
   */
  readonly digitsLeft: number;
  /** Warnings to read before using the numbers, for instance tr Σ_B ≤ 0 in the paper's weighting. */
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

/** Digits below which a reader is warned. */
const FEW_DIGITS = 6;

/** The distance of numbers below 2^−1022. */
const SMALLEST = 2 ** -1074;

/**
 * The rounding of the kernel's values: their largest size times the ε of their type, or what is left at the lower end
 * of the range.
 */
export function kernelRounding(diagonal: ArrayLike<number>, reference: number, epsilon: number): number {
  let size = Math.abs(reference);
  for (let c = 0; c < diagonal.length; c++) size = Math.max(size, Math.abs(diagonal[c]! + reference));
  return Math.max(size * epsilon, SMALLEST);
}

function digitsOf(trace: number, rounding: number): number {
  if (!(trace > 0)) return 0;
  return Math.max(0, Math.min(16, Math.log10(trace / rounding)));
}

function checkTraces({ traceW, traceB }: { traceW: number; traceB: number }, rounding: number): void {
  if (!Number.isFinite(traceW + traceB)) {
    const received = `tr Σ_W = ${traceW}, tr Σ_B = ${traceB}`;
    const remedy = "scale the data, so that squares of its numbers stay in range";
    throw new InputError({ requirement: "the kernel must be finite", received, remedy });
  }
  if (traceB > rounding / 8) return;
  throw new InputError({
    requirement: "tr Σ_B must be larger than the rounding of the kernel's values",
    received:
      `${traceB}: all class means are equal, or ` +
      `${rounding > SMALLEST ? "a common part of the values hides them" : "squares of the data vanish; scale it"}`,
  });
}

/**
 * NC1 of the three weightings.
 *
 * @param rounding - the size of the rounding of the kernel's values
 * @throws InputError if tr Σ_B = 0 up to rounding in the sample or class weighting, or a trace is not finite
 */
export function kernelNc1FromTraces(
  sizes: ArrayLike<number>,
  traces: BlockTraces,
  rounding: number,
): KernelNc1 {
  for (const weighting of ["sample", "class"] as const) checkTraces(traces[weighting], rounding);
  const [sample, byClass, paper] = [traces.sample, traces.class, traces.paper].map(withRatio);
  const { traceW, traceB } = traces.sample;
  const digitsLeft = Math.min(digitsOf(traceW, rounding), digitsOf(traceB, rounding));
  const warnings: string[] = [];
  if (!(traces.paper.traceB > 0)) {
    warnings.push(
      `tr Σ_B = ${traces.paper.traceB} is not positive in the paper's weighting: it mixes weights ` +
        "on imbalanced classes",
    );
  }
  if (digitsLeft < FEW_DIGITS) {
    const which = traceW < traceB ? "tr Σ_W" : "tr Σ_B";
    const why =
      rounding > SMALLEST
        ? "a difference of kernel values that agree to the others"
        : "at the lower end of the range of numbers; scale the data";
    warnings.push(`about ${digitsLeft.toFixed(1)} digits are left of ${which}: it is ${why}`);
  }
  return {
    n: Array.from(sizes).reduce((total, size) => total + size, 0),
    classes: sizes.length,
    sizes: Array.from(sizes),
    sample: sample!,
    class: byClass!,
    paper: paper!,
    digitsLeft,
    warnings,
  };
}

function withRatio({ traceW, traceB }: { traceW: number; traceB: number }): TracesNc1 {
  return { traceW, traceB, nc1: traceW / traceB };
}
