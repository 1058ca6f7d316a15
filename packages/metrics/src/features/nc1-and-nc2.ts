import type { Matrix } from "@collapsar/linalg";
import { named } from "@collapsar/linalg/check";
import { pairAngles } from "../pairs/pair-angles.js";
import { overPairs } from "../pairs/pair-tiles.js";
import { centredNorms } from "../statistics/centred-means.js";
import { type FeatureOptions, summariseFeatures } from "../statistics/summarise-features.js";
import { traceRatio } from "./nc1.js";

/**
 * `nc1TraceRatio` and `nc2EtfMeanSquare` from one look at the features: what [AGOP] reports at every step of a layer.
 *
 * Source: Beaglehole et al. 2024.
 *
 * @param H - features, n × p
 * @throws InputError as those two
 */
export function nc1AndNc2(
  H: Matrix,
  labels: ArrayLike<number>,
  options: FeatureOptions = {},
): { readonly nc1: number; readonly nc2: number } {
  return named("nc1AndNc2", () => {
    const summary = summariseFeatures(H, labels, options);
    const angles = overPairs(summary, pairAngles(summary, centredNorms(summary)));
    return { nc1: traceRatio(summary), nc2: angles.etfMeanSquare };
  });
}
