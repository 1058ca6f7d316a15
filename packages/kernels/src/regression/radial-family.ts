import { type Matrix, matmul, pairwiseDistances } from "@collapsar/linalg";
import { checkKeys, checkNumbers, checkObject, checkPositive, ownOptions } from "@collapsar/linalg/check";
import { map, pairwiseSquaredDistances, rowSums } from "@collapsar/linalg/parts";
import { type BandwidthOptions, gaussian } from "../classical/gaussian.js";
import { laplace } from "../classical/laplace.js";
import { scaleColumns } from "../classical/metric.js";
import type { Kernel } from "../kernel.js";
import { bandwidthOptions } from "../options.js";
import type { KernelFamily } from "./kernel-family.js";

/** Gaussian kernels with a free bandwidth L: ∂k/∂log L = k r²/L². */
export function gaussianFamily(options: Pick<BandwidthOptions, "bandwidth"> = {}): KernelFamily {
  const { bandwidth } = ownOptions("gaussianFamily", bandwidthOptions, options);
  return bandwidthFamily(
    bandwidth,
    (L) => gaussian({ bandwidth: L }),
    (X, L) => {
      const squares = pairwiseSquaredDistances(X);
      return { K: map(squares, "exp", -1 / (2 * L * L)), steepness: squares, factor: 1 / (L * L) };
    },
  );
}

/** Laplace kernels with a free bandwidth L: ∂k/∂log L = k r/L. */
export function laplaceFamily(options: Pick<BandwidthOptions, "bandwidth"> = {}): KernelFamily {
  const { bandwidth } = ownOptions("laplaceFamily", bandwidthOptions, options);
  return bandwidthFamily(
    bandwidth,
    (L) => laplace({ bandwidth: L }),
    (X, L) => {
      const distances = pairwiseDistances(X);
      return { K: map(distances, "exp", -1 / L), steepness: distances, factor: 1 / L };
    },
  );
}

/** One bandwidth, with ∂k/∂log L = factor · k · steepness. */
function bandwidthFamily(
  bandwidth: number,
  kernel: (L: number) => Kernel,
  parts: (
    X: Matrix,
    L: number,
  ) => { readonly K: Matrix; readonly steepness: Matrix; readonly factor: number },
): KernelFamily {
  return Object.freeze({
    names: ["bandwidth"],
    start: [Math.log(bandwidth)],
    kernel: (log: ArrayLike<number>) => kernel(Math.exp(log[0]!)),
    gramWithGradient(log: ArrayLike<number>, X: Matrix) {
      const { K, steepness, factor } = parts(X, Math.exp(log[0]!));
      return { K, gradient: (weights: Matrix) => [factor * tripleProduct(weights, K, steepness)] };
    },
  });
}

/** Σ_ij u_ij v_ij w_ij. */
function tripleProduct(U: Matrix, V: Matrix, W: Matrix): number {
  let total = 0;
  for (let i = 0; i < U.rows; i++) {
    let row = 0;
    for (let at = i * U.cols; at < (i + 1) * U.cols; at++) row += U.data[at]! * V.data[at]! * W.data[at]!;
    total += row;
  }
  return total;
}

/**
 * Gaussian kernels with a free bandwidth for every input (automatic relevance determination):
 * exp(−½ Σ_k (x_k − z_k)²/L_k²).
 */
export function ardFamily(options: { readonly bandwidths: ArrayLike<number> }): KernelFamily {
  checkObject("ardFamily", "options", options);
  checkKeys("ardFamily", options, ["bandwidths"]);
  const { bandwidths } = options;
  checkNumbers("ardFamily", "bandwidths", bandwidths);
  const initial = Array.from(bandwidths);
  for (const [k, value] of initial.entries()) checkPositive("ardFamily", `bandwidth ${k}`, value);
  const inverse = (log: ArrayLike<number>) => Float64Array.from(log, (value) => Math.exp(-value));
  return Object.freeze({
    names: initial.map((_, k) => `bandwidth-${k}`),
    start: initial.map(Math.log),
    kernel(log: ArrayLike<number>): Kernel {
      const data = inverse(log).map((value) => value * value);
      return gaussian({ metric: { rows: data.length, cols: 1, data } });
    },
    gramWithGradient(log: ArrayLike<number>, X: Matrix) {
      const scaled = scaleColumns(X, inverse(log));
      const K = map(pairwiseSquaredDistances(scaled), "exp", -0.5);
      return { K, gradient: (weights: Matrix) => coordinateSpreads(weights, K, scaled) };
    },
  });
}

/** Σ_ij g_ij (x_ik − x_jk)² for every coordinate, g = w ∘ K symmetric: 2 Σ_i x_ik (x_ik Σ_j g_ij − (gX)_ik). */
function coordinateSpreads(weights: Matrix, K: Matrix, X: Matrix): number[] {
  const G = { ...K, data: K.data.map((value, at) => value * weights.data[at]!) };
  const sums = rowSums(G);
  const GX = matmul(G, X);
  const out = new Array<number>(X.cols).fill(0);
  for (let i = 0, at = 0; i < X.rows; i++) {
    for (let k = 0; k < X.cols; k++, at++)
      out[k]! += 2 * X.data[at]! * (X.data[at]! * sums[i]! - GX.data[at]!);
  }
  return out;
}
