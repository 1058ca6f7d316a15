import type { Matrix } from "@collapsar/linalg";
import { checkMethods } from "@collapsar/linalg/check";
import type { Activation, KnownDual } from "../activations/activation.js";
import type { Moments, Variances } from "./moments.js";

/** Derivatives of a scalar by a layer's moments; those by b are not needed for gradients in x. */
export interface Cotangent {
  /** By K_ij, a_i held fixed. */
  readonly K: Matrix;
  /** By Θ_ij; null where the scalar does not depend on Θ. */
  readonly Theta: Matrix | null;
  /** By a_i. */
  readonly a: Float64Array;
  /**
   * Where given, dense layers add the scalar's derivatives by σ_w² and σ_b² here; X must be Z and the scalar
   * symmetric.
   */
  readonly ledger?: { weight: number; bias: number } | undefined;
}

/** A part of a network that linalg computes while a tile is in the cache. */
export type LayerPart =
  | { readonly kind: "dense"; readonly weight: number; readonly bias: number }
  | { readonly kind: "activation"; readonly known: KnownDual; readonly activation: Activation };

/**
 * A layer of an infinitely wide network: what it does to the second moments, to one point's variances, and to
 * derivatives on their way back to the input.
 */
export interface Layer {
  readonly name: string;
  /** The layer as parts that `networkGrams` of linalg takes in one pass; absent where it does not know them. */
  readonly parts?: readonly LayerPart[] | undefined;
  /** Whether the outputs are Gaussian, given whether the inputs are; throws where the layer needs Gaussian inputs. */
  gaussianOutput(gaussianInput: boolean): boolean;
  /** Whether the outputs have zero mean given the inputs, because fresh weights come last. */
  readonly fresh: boolean;
  forward(input: Moments): Moments;
  variances(input: Variances): Variances;
  /** Pulls the derivative by the output's moments back to the input's; `output` is `forward(input)`. */
  pullback(input: Moments, output: Moments, cotangent: Cotangent): Cotangent;
}

const METHODS: readonly (keyof Layer)[] = ["gaussianOutput", "forward", "variances", "pullback"];

/** Requires a layer. */
export function checkLayer(fn: string, argument: string, layer: Layer): void {
  checkMethods(fn, argument, layer, "a layer", METHODS);
}

/** Requires layers, in the order in which they are given. */
export function checkLayers(fn: string, layers: readonly Layer[]): void {
  layers.forEach((layer, at) => {
    checkLayer(fn, `layer ${at}`, layer);
  });
}
