import { InputError } from "@collapsar/linalg";
import { checkAtMost, checkOneOf, ownOptions } from "@collapsar/linalg/check";
import type { Kernel } from "../kernel.js";
import { networkOptions } from "../options.js";
import { ACTIVATION_NAMES, type ActivationName, activationByName } from "./activation-names.js";
import { type DenseOptions, dense } from "./dense.js";
import { checkLayer, type Layer } from "./layer.js";
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

/** The layer of an activation, by its name or as it is. */
function activationOf(fn: string, activation: ActivationName | Layer): Layer {
  if (typeof activation === "string") {
    checkOneOf(fn, "activation", activation, ACTIVATION_NAMES);
    return activationByName(activation);
  }
  checkLayer(fn, "activation", activation);
  return activation;
}

/**
 * The layers whose outputs have the kernel: L − 1 blocks, and for the NTK the last dense layer.
 *
 * @param fn - who was called; by default the function of the kernel
 */
export function networkLayers(options: NetworkOptions, kind: "nngp" | "ntk", fn: string = kind): Layer[] {
  const { depth, sigmaW, sigmaB } = ownOptions(fn, networkOptions, options);
  const { activation = networkOptions.activation.fallback } = options;
  checkAtMost(fn, "depth", depth, mostLayers);
  if (kind === "nngp" && depth < 2) {
    const requirement = "must be at least 2 (depth 1 has no hidden layer)";
    throw new InputError({ fn, argument: "depth", requirement, received: String(depth) });
  }
  const phi = activationOf(fn, activation);
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
  return serial(...networkLayers(options, "nngp")).nngp;
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
