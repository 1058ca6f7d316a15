import type { RadialKernel } from "../kernel.js";
import { bandwidthOptions } from "../options.js";
import type { BandwidthOptions } from "./gaussian.js";
import { metricOptions } from "./metric.js";
import { exponentialKernel } from "./radial.js";

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
  return exponentialKernel({ name: `laplace(L=${bandwidth})`, power: 1, scale: -1 / bandwidth, metric });
}
