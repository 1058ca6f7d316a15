import { InputError, type Matrix, zeros } from "@collapsar/linalg";
import { dtypeOf, kinkedDistances, map, mapInPlace, rowSums } from "@collapsar/linalg/parts";
import type { Kernel, RadialKernel } from "../kernel.js";
import { bandwidthOptions, generalisedLaplaceOptions } from "../options.js";
import { coordinateKernel } from "./coordinate-kernel.js";
import { absolutePowers, type CoordinatePair, forEachDifference } from "./coordinate-powers.js";
import type { BandwidthOptions } from "./gaussian.js";
import { laplace } from "./laplace.js";
import { metricOptions } from "./metric.js";
import { radialKernel } from "./radial.js";

/** Options of `generalisedLaplace`. */
export interface GeneralisedLaplaceOptions extends BandwidthOptions {
  /** The norm's p, with 0 < q ≤ p ≤ 2; defaults to 2. */
  readonly p?: number | undefined;
  /** The distance's exponent q; defaults to 1. */
  readonly q?: number | undefined;
}

/**
 * Generalised Laplace kernel exp(−‖x − z‖_p^q / L^q), positive definite for 0 < q ≤ p ≤ 2.
 *
 * With p = 2 the metric enters the norm, and the kernel is radial; otherwise it acts through its root: the kernel of
 * M^{1/2}x and M^{1/2}z. Singular slopes (coincident coordinates with p < 1, coincident points) count as 0.
 *
 * Source: Beaglehole et al. 2025 (xRFM); theory §3.
 *
 * @throws InputError unless 0 < q ≤ p ≤ 2 and bandwidth > 0
 */
export function generalisedLaplace(options: GeneralisedLaplaceOptions = {}): Kernel {
  const { bandwidth, p, q, metric } = metricOptions("generalisedLaplace", generalisedLaplaceOptions, options);
  if (!(q <= p && p <= 2)) {
    throw new InputError({
      fn: "generalisedLaplace",
      argument: "exponents",
      requirement: "must satisfy 0 < q ≤ p ≤ 2",
      received: `q = ${q} and p = ${p}`,
    });
  }
  if (p === 2) return powerLaplace(bandwidth, q, metric);
  return coordinateKernel(
    coordinateLaplace(`generalised-laplace(L=${bandwidth}, p=${p}, q=${q})`, bandwidth, p, q),
    metric,
  );
}

/**
 * Product of Laplace kernels of the coordinates, exp(−‖x − z‖₁ / L), with the metric acting through its root.
 *
 * @throws InputError if bandwidth ≤ 0
 */
export function productLaplace(options: BandwidthOptions = {}): Kernel {
  const { bandwidth, metric } = metricOptions("productLaplace", bandwidthOptions, options);
  return coordinateKernel(coordinateLaplace(`product-laplace(L=${bandwidth})`, bandwidth, 1, 1), metric);
}

/** exp(−r^q / L^q) of the Euclidean (metric) distance r: gradient −(q/L^q) r^{q−2} k · M(x − z). */
function powerLaplace(bandwidth: number, q: number, metric: Matrix | undefined): RadialKernel {
  if (q === 1) return laplace({ bandwidth, metric });
  const inverse = bandwidth ** -q;
  const powers = (X: Matrix, Z: Matrix, centred = false) => {
    const r = kinkedDistances(X, Z, { metric, centred });
    return { r, K: mapInPlace(absolutePowers(r, q), "exp", -inverse) };
  };
  const pairOf = (X: Matrix, Z: Matrix, centred = false) => {
    const { r, K } = powers(X, Z, centred);
    const D = absolutePowers(r, q - 2);
    for (let at = 0; at < D.data.length; at++) D.data[at]! *= -q * inverse * K.data[at]!;
    return { K, D };
  };
  return radialKernel({
    name: `generalised-laplace(L=${bandwidth}, p=2, q=${q})`,
    metric,
    gram: (X, Z) => powers(X, Z).K,
    radialGram: (X, Z) => pairOf(X, Z),
    slopes: (X, Z, centred) => pairOf(X, Z, centred).D,
  });
}

/** exp(−s^{q/p} / L^q) with s = Σ_k |x_k − z_k|^p. */
function coordinateLaplace(name: string, bandwidth: number, p: number, q: number) {
  const inverse = bandwidth ** -q;
  const sums = (pair: CoordinatePair): Matrix => {
    const { X, Z } = pair;
    const s = zeros(X.rows, Z.rows, dtypeOf(X));
    forEachDifference(pair, (i, differences) =>
      s.data.set(rowSums(absolutePowers(differences, p)), i * Z.rows),
    );
    return s;
  };
  return {
    name,
    gram: (pair: CoordinatePair) => mapInPlace(absolutePowers(sums(pair), q / p), "exp", -inverse),
    diag: (X: Matrix) => new Float64Array(X.rows).fill(1),
    inputGradient(pair: CoordinatePair, weights: Matrix): Matrix {
      const s = sums(pair);
      const K = map(absolutePowers(s, q / p), "exp", -inverse);
      const slope = absolutePowers(s, q / p - 1);
      for (let at = 0; at < slope.data.length; at++)
        slope.data[at]! *= -q * inverse * K.data[at]! * weights.data[at]!;
      return pulledPowers(pair, slope, p);
    },
  };
}

/** Row i is Σ_j slope_ij |x_i − z_j|^{p−1} sign(x_i − z_j), coordinate by coordinate. */
export function pulledPowers(pair: CoordinatePair, slope: Matrix, p: number): Matrix {
  const { X, Z } = pair;
  const out = zeros(X.rows, X.cols);
  const d = X.cols;
  forEachDifference(pair, (i, differences) => {
    const powers = absolutePowers(differences, p - 1);
    for (let j = 0, at = 0; j < Z.rows; j++) {
      const weight = slope.data[i * Z.rows + j]!;
      for (let k = 0; k < d; k++, at++) {
        out.data[i * d + k]! += weight * (differences.data[at]! < 0 ? -powers.data[at]! : powers.data[at]!);
      }
    }
  });
  return out;
}
