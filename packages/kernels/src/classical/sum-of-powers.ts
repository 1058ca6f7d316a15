import { type Matrix, zeros } from "@collapsar/linalg";
import { checkAtMost } from "@collapsar/linalg/check";
import { dtypeOf, mapInPlace, rowMeans } from "@collapsar/linalg/parts";
import type { Kernel } from "../kernel.js";
import { sumOfPowersOptions } from "../options.js";
import { coordinateKernel } from "./coordinate-kernel.js";
import { absolutePowers, type CoordinatePair, forEachDifference } from "./coordinate-powers.js";
import type { BandwidthOptions } from "./gaussian.js";
import { metricOptions } from "./metric.js";

export interface SumOfPowersOptions extends BandwidthOptions {
  /** Exponent of the coordinates' distances, 0 < q ≤ 2; defaults to 1. */
  readonly q?: number | undefined;
  /** Constant part c, 0 ≤ c < 1; defaults to 0.1. */
  readonly constant?: number | undefined;
  /** Power a of the mixture, a whole number of at least 1; defaults to 2. */
  readonly power?: number | undefined;
}

/**
 * Sum of powers ((1 − c)·mean_k exp(−|x_k − z_k|^q / L^q) + c)^a, with the metric acting through its root.
 *
 * Source: Beaglehole et al. 2025 (xRFM), with c = 0.1 and a = 2.
 *
 * @throws InputError if a parameter leaves its range
 */
export function sumOfPowers(options: SumOfPowersOptions = {}): Kernel {
  const settings = metricOptions("sumOfPowers", sumOfPowersOptions, options);
  const { bandwidth, q, constant, power, metric } = settings;
  checkAtMost("sumOfPowers", "q", q, 2);
  const inverse = bandwidth ** -q;
  const bases = (pair: CoordinatePair): Matrix => {
    const { X, Z } = pair;
    const out = zeros(X.rows, Z.rows, dtypeOf(X));
    forEachDifference(pair, (i, differences) => {
      const means = rowMeans(mapInPlace(absolutePowers(differences, q), "exp", -inverse));
      out.data.set(
        means.map((mean) => (1 - constant) * mean + constant),
        i * Z.rows,
      );
    });
    return out;
  };
  return coordinateKernel(
    {
      name: `sum-of-powers(L=${bandwidth}, q=${q}, c=${constant}, a=${power})`,
      gram(pair) {
        const K = bases(pair);
        return { ...K, data: K.data.map((value) => value ** power) };
      },
      diag: (X) => new Float64Array(X.rows).fill(1),
      inputGradient(pair, weights) {
        const slope = bases(pair).data.map((base, at) => power * base ** (power - 1) * weights.data[at]!);
        return pulled(pair, slope, { q, inverse, share: (1 - constant) / pair.X.cols });
      },
    },
    metric,
  );
}

/** Row i is Σ_j slope_ij · share · ∂/∂x_i exp(−|x_i − z_j|^q/L^q), coordinate by coordinate. */
function pulled(
  pair: CoordinatePair,
  slope: ArrayLike<number>,
  { q, inverse, share }: { readonly q: number; readonly inverse: number; readonly share: number },
): Matrix {
  const { X, Z } = pair;
  const out = zeros(X.rows, X.cols);
  const d = X.cols;
  forEachDifference(pair, (i, differences) => {
    const values = mapInPlace(absolutePowers(differences, q), "exp", -inverse);
    const powers = absolutePowers(differences, q - 1);
    for (let j = 0, at = 0; j < Z.rows; j++) {
      const weight = -q * inverse * share * slope[i * Z.rows + j]!;
      for (let k = 0; k < d; k++, at++) {
        const size = weight * values.data[at]! * powers.data[at]!;
        out.data[i * d + k]! += differences.data[at]! < 0 ? -size : size;
      }
    }
  });
  return out;
}
