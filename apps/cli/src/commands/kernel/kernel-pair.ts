import type { Kernel } from "@collapsar/kernels";
import type { Matrix, Work } from "@collapsar/linalg";
import { type KernelNc1Options, kernelNc1, type StreamedKernelNc1 } from "@collapsar/metrics";
import { kernelNc1Together } from "@collapsar/metrics/parts";

/** NC1 of one kernel, or of two on the same tiles (and the same sampled pairs, where it is an estimate). */
export function nc1OfKernels(
  kernels: readonly [Kernel, Kernel | undefined],
  X: Matrix,
  labels: ArrayLike<number>,
  options: KernelNc1Options,
  work: Work,
): { found: StreamedKernelNc1; against?: StreamedKernelNc1 } {
  const [first, second] = kernels;
  if (second === undefined) return { found: kernelNc1(first, X, labels, options, work) };
  const family = {
    first,
    second,
    both: (left: Matrix, right?: Matrix) => ({
      first: right ? first.gram(left, right) : first.gram(left),
      second: right ? second.gram(left, right) : second.gram(left),
    }),
  };
  const found = kernelNc1Together(family, ["first", "second"], X, labels, options, work);
  return { found: found.first, against: found.second };
}
