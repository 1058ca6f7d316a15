import { InputError } from "@collapsar/linalg";
import { checkAtMost, resolveOptions } from "@collapsar/linalg/check";
import type { Kernel } from "../kernel.js";
import { networkOptions } from "../options.js";
import { type ActivationName, activationByName } from "./activation-names.js";
import { type DenseOptions, dense } from "./dense.js";
import type { Layer } from "./layer.js";
import { serial } from "./serial.js";

/** Options of `nngp` and `ntk`. */
export interface NetworkOptions extends DenseOptions {
  /** By name, or a layer made by `relu()`, `leakyRelu(…)`, `scalar(…)` …; defaults to "relu". */
  readonly activation?: ActivationName | Layer | undefined;
  /** Number of dense layers L. */
  readonly depth: number;
}

/** Layers beyond which no kernel is made: it would take days, or memory that is not there. */
const mostLayers = 100_000;

/** The layers whose outputs have the kernel: L − 1 blocks, and for the NTK the last dense layer. */
export function networkLayers(options: NetworkOptions, kind: "nngp" | "ntk"): Layer[] {
  const { activation = networkOptions.activation.fallback } = options;
  const { depth, sigmaW, sigmaB } = resolveOptions(kind, networkOptions, options);
  checkAtMost(kind, "depth", depth, mostLayers);
  const phi = typeof activation === "string" ? activationByName(activation) : activation;
  const blocks = Array.from({ length: depth - 1 }, () => [dense({ sigmaW, sigmaB }), phi]).flat();
  return kind === "nngp" ? blocks : [...blocks, dense({ sigmaW, sigmaB })];
}

/**
 * The feature kernel T_φ(K^{L−2}) of the last hidden layer of a fully connected network with L dense layers:
 * K⁰ = σ_b² + (σ_w²/d) XXᵀ, K^l = σ_b² + σ_w² T_φ(K^{l−1}).
 *
 * Source: [KK]'s "NNGP" (theory §3).
 *
 * @throws InputError if depth < 2 (depth 1 has no hidden layer), depth > 100,000 or a standard deviation is negative
 */
export function nngp(options: NetworkOptions): Kernel {
  const layers = networkLayers(options, "nngp");
  if (options.depth < 2) {
    throw new InputError({
      fn: "nngp",
      argument: "depth",
      requirement: "must be at least 2 (depth 1 has no hidden layer)",
      received: String(options.depth),
    });
  }
  return serial(...layers).nngp;
}

/**
 * The neural tangent kernel Θ^{L−1} of a fully connected network with L dense layers: Θ⁰ = K⁰,
 * Θ^l = K^l + σ_w² Θ^{l−1} ∘ Ṫ_φ(K^{l−1}).
 *
 * Source: Jacot et al. 2018; theory §3.
 *
 * @throws InputError if depth < 1, depth > 100,000 or a standard deviation is negative
 */
export function ntk(options: NetworkOptions): Kernel {
  return serial(...networkLayers(options, "ntk")).ntk;
}
