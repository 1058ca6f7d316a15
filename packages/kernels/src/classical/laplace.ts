import { type Matrix, pairwiseDistances } from "@collapsar/linalg";
import { expDistances, map } from "@collapsar/linalg/parts";
import type { RadialKernel } from "../kernel.js";
import { bandwidthOptions } from "../options.js";
import { coincideToRounding } from "./coincident.js";
import type { BandwidthOptions } from "./gaussian.js";
import { metricOptions } from "./metric.js";
import { radialKernel } from "./radial.js";
import { symmetricPair } from "./symmetric-pair.js";

/**
 * Laplace kernel exp(−‖x − z‖_M / L); gradient −k/(L‖x − z‖_M) · M(x − z), taken as 0 where the points coincide
 * to rounding.
 *
 * Source: Radhakrishnan et al. 2024, *Mechanism for feature learning in neural networks …*, methods.
 *
 * @throws InputError if bandwidth ≤ 0; on use, if the metric does not fit the points or is not positive semi-definite
 */
export function laplace(options: BandwidthOptions = {}): RadialKernel {
  const { bandwidth, metric } = metricOptions("laplace", bandwidthOptions, options);
  const name = `laplace(L=${bandwidth})`;
  return radialKernel({
    name,
    metric,
    gram: (X, Z) => expDistances(X, Z, { power: 1, scale: -1 / bandwidth, metric }),
    radialGram(X, Z, out) {
      if (X === Z) return symmetricPair(X, { name, power: 1, scale: -1 / bandwidth, metric }, out);
      const distances = coincideToRounding(pairwiseDistances(X, Z, { metric }));
      const K = map(distances, "exp", -1 / bandwidth);
      return { K, D: kinkedSlope(K, distances, bandwidth) };
    },
  });
}

/** −K_ij/(L r_ij) over the distances, 0 where r_ij = 0. */
function kinkedSlope(K: Matrix, distances: Matrix, bandwidth: number): Matrix {
  const { data } = distances;
  for (let at = 0; at < data.length; at++) {
    const r = data[at]!;
    data[at] = r > 0 ? -K.data[at]! / (bandwidth * r) : 0;
  }
  return distances;
}
