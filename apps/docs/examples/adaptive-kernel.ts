import { gaussianMixture } from "@collapsar/datasets";
import type { AdaptiveOptions } from "@collapsar/kernels";
import { adaptiveStages, adaptiveTargets } from "@collapsar/kernels/parts";
import { zeros } from "@collapsar/linalg";
import { gramNc1 } from "@collapsar/metrics";

/** A two-layer erf network in the Bayesian limit, on two Gaussian classes. */
export interface AdaptiveSettings {
  readonly samples: number;
  readonly dimension: number;
  /** Hidden width h at the end of the annealing: the narrower, the more its kernel adapts. */
  readonly width: number;
  readonly seed: number;
}

const widths = [1e5, 3e4, 1e4, 5e3, 3e3, 2e3, 1500, 1000, 700, 500, 350, 250];

/**
 * NC1 of the hidden layer's kernel as the width falls, one stage after the other: the equations and the published
 * code.
 */
export function* adaptiveKernel({ samples, dimension, width, seed }: AdaptiveSettings) {
  const { X, y } = gaussianMixture({ n: samples, d: dimension, classes: 2, mean: 2, std: 0.5, seed });
  const anneal = [...widths.filter((each) => each > width), width];
  const runs = (["paper", "published-code"] as const).map((variant) => {
    const options: AdaptiveOptions = { width, anneal, noise: 1e-6, tolerance: 1e-7, variant };
    return { variant, stages: adaptiveStages(X, adaptiveTargets(y), options) };
  });
  const rows: { width: number; nc1: number; variant: string; traceSigma: number }[] = [];
  let sigma = zeros(dimension, dimension);
  for (let stage = 0; stage <= anneal.length; stage++) {
    for (const { variant, stages } of runs) {
      const { value, done } = stages.next();
      if (done || !value) continue;
      const { width: h, gram, traceSigma } = value;
      if (variant === "paper") sigma = value.Sigma;
      rows.push({ variant, width: h, nc1: gramNc1(gram, y).sample.nc1, traceSigma });
    }
    yield { rows: [...rows], sigma, share: (stage + 1) / (anneal.length + 1) };
  }
}
