import type { Matrix } from "@collapsar/linalg";
import { caller, named, ownOptions } from "@collapsar/linalg/check";
import { pairOptions } from "../options.js";
import { overPairs } from "../pairs/pair-tiles.js";
import { pairUniformity, type Uniformity } from "../pairs/pair-uniformity.js";
import { centredNorms } from "../statistics/centred-means.js";
import {
  FEATURE_KEYS,
  type FeatureOptions,
  featurePart,
  measureRows,
} from "../statistics/summarise-features.js";

/** Options of `hypersphericalUniformity`. */
export interface UniformityOptions extends FeatureOptions {
  /** Exponent s > 0 of the Riesz kernel; defaults to max(p − 2, 1). */
  readonly rieszExponent?: number | undefined;
}

/**
 * Mean and population variance over pairs of classes of −log‖u − v‖ and of the Riesz kernel ‖u − v‖^(−s), u and v the
 * unit-norm centred class means; infinite where two of them coincide.
 *
 * Source: Liu et al. 2023, hyperspherical uniformity (GNC). A simplex has variance 0. Trap: by its default exponent p
 * − 2 the Riesz kernel leaves the range of numbers for wide features; its logarithm stands beside it.
 *
 * @param H - features, n × p
 * @throws InputError if a class mean equals the global mean, a class has one sample, an entry is not
 *   finite, or the exponent is not positive
 */
export function hypersphericalUniformity(
  H: Matrix,
  labels: ArrayLike<number>,
  options: UniformityOptions = {},
): Uniformity {
  return named("hypersphericalUniformity", () => {
    const { rieszExponent } = ownOptions(
      caller,
      { rieszExponent: pairOptions.rieszExponent },
      options,
      FEATURE_KEYS,
    );
    const { means } = measureRows(H, labels, featurePart(options));
    const norms = centredNorms(means);
    return overPairs(means, pairUniformity(means, norms, rieszExponent));
  });
}
