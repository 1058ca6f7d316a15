import { InputError, type Matrix } from "@collapsar/linalg";
import { checkMatrix, checkObject, shownValue } from "@collapsar/linalg/check";
import { matrixRanks, type Ranks } from "../spectra/ranks.js";
import { orNull } from "../statistics/undefined-quantity.js";
import { balancedness, conditionNumber } from "./balancedness.js";

/** One layer of a network by its weights, with what it shares with the next. */
export interface LayerRow {
  readonly name: string;
  /** Outputs and inputs of the layer. */
  readonly shape: readonly [number, number];
  /** σ_max/σ_min of the weights. */
  readonly conditionNumber: number | null;
  readonly ranks: Ranks | null;
  /** Distance of W_{l+1}ᵀW_{l+1} to W_lW_lᵀ, relative to the larger; absent where the next layer does not follow on. */
  readonly balancedness?: number | null | undefined;
}

/**
 * Layers in their order, each with its condition number, its ranks, and its balancedness with the next one: what a deep
 * linear head at collapse has as C − 1 equal singular values in every layer, and 0.
 *
 * Sources: Jacot et al. 2024, arXiv 2410.04887; Súkeník et al. 2024, arXiv 2405.14468. Trap: balancedness is of
 * layers with nothing but a linear map between them; across a ReLU it is only approximately kept by gradient flow.
 *
 * @param layers - weights W_l, outputs × inputs, from the first layer to the last
 * @returns one row a layer; null is what a layer of zeros leaves undefined
 * @throws InputError if there is no layer, or an entry is not finite
 */
export function layerChain(
  layers: readonly { readonly name: string; readonly weights: Matrix }[],
): LayerRow[] {
  const fn = "layerChain";
  if (!Array.isArray(layers)) {
    const requirement = "must be a list of layers";
    throw new InputError({ fn, argument: "layers", requirement, received: shownValue(layers) });
  }
  if (layers.length === 0) throw new InputError({ fn, requirement: "at least one layer", received: "none" });
  layers.forEach((layer, at) => {
    checkObject(fn, `layers[${at}]`, layer);
    checkMatrix(fn, `layers[${at}].weights`, layer.weights);
  });
  return layers.map(({ name, weights }, at): LayerRow => {
    const next = layers[at + 1]?.weights;
    return {
      name,
      shape: [weights.rows, weights.cols],
      conditionNumber: orNull(() => conditionNumber(weights)),
      ranks: orNull(() => matrixRanks(weights)),
      ...(next?.cols === weights.rows && { balancedness: orNull(() => balancedness(weights, next)) }),
    };
  });
}
