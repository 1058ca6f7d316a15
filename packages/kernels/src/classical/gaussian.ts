import type { Matrix } from "@collapsar/linalg";
import type { RadialKernel } from "../kernel.js";
import { bandwidthOptions } from "../options.js";
import { metricOptions } from "./metric.js";
import { exponentialKernel } from "./radial.js";

/** Parameters of a kernel of the distance. */
export interface BandwidthOptions {
  /** Length scale L > 0, in units of the (metric) distance; defaults to 1. */
  readonly bandwidth?: number | undefined;
  /** Positive semi-definite metric, d × d, or its diagonal as d × 1 or 1 × d; defaults to the identity. */
  readonly metric?: Matrix | undefined;
}

/**
 * Gaussian kernel exp(−‖x − z‖²_M / (2L²)) with ‖v‖²_M = vᵀMv; gradient −k/L² · M(x − z).
 *
 * @throws InputError if bandwidth ≤ 0; on use, if the metric does not fit the points or is not positive semi-definite
 */
export function gaussian(options: BandwidthOptions = {}): RadialKernel {
  const { bandwidth, metric } = metricOptions("gaussian", bandwidthOptions, options);
  const name = `gaussian(L=${bandwidth})`;
  return exponentialKernel({ name, power: 2, scale: -1 / (2 * bandwidth * bandwidth), metric });
}
