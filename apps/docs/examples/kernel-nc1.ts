import { gaussianMixture } from "@collapsar/datasets";
import { type ActivationName, nngp, ntk } from "@collapsar/kernels";
import { gramNc1, nc1TraceRatio } from "@collapsar/metrics";

/** Two Gaussian classes with means ±2 on every coordinate, seen by two kernels. */
export interface KernelNc1Settings {
  readonly activation: ActivationName;
  /** Dense layers L: 2 has one hidden layer. */
  readonly depth: number;
  /** Samples n, half of them in each class. */
  readonly samples: number;
  /** The dimension d that the reader looks at. */
  readonly dimension: number;
  /** Standard deviation of every coordinate. */
  readonly std: number;
  readonly seed: number;
}

const dimensions = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128];

/** NC1 of the inputs, of the NNGP feature kernel and of the NTK on one draw of the data. */
export function kernelNc1At(d: number, { activation, depth, samples, std, seed }: KernelNc1Settings) {
  const { X, y } = gaussianMixture({ n: samples, d, classes: 2, mean: 2, std, seed });
  const K = nngp({ activation, depth }).gram(X);
  const T = ntk({ activation, depth }).gram(X);
  return {
    dimension: d,
    data: nc1TraceRatio(X, y),
    nngp: gramNc1(K, y).sample.nc1,
    ntk: gramNc1(T, y).sample.nc1,
    gram: T,
  };
}

/** The whole curve over d, and the numbers and the NTK's Gram matrix at the reader's dimension. */
export function kernelNc1(settings: KernelNc1Settings) {
  const curve = dimensions.map((d) => {
    const { gram: _gram, ...numbers } = kernelNc1At(d, settings);
    return numbers;
  });
  return { curve, here: kernelNc1At(settings.dimension, settings) };
}
