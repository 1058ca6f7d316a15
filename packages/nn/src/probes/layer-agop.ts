import { gram, InputError, type Matrix, matmul, matrix, zeros } from "@collapsar/linalg";
import { named, ownOptions } from "@collapsar/linalg/check";
import { addInPlace, psdSqrt } from "@collapsar/linalg/parts";
import * as tf from "@tensorflow/tfjs";
import type { Network } from "../architectures/graph.js";
import { layerAgopOptions } from "../options.js";
import { checkExamples, checkState } from "../training/check-arguments.js";
import { type Examples, gatherRange } from "../training/data.js";
import { parameterMatrix } from "../training/evaluate.js";
import type { TrainingState } from "../training/training-state.js";
import { layerTensors, reversePass } from "./reverse-pass.js";

/** Options of `layerAgop`. */
export interface LayerAgopOptions {
  /** Examples that go through the network at once; defaults to 512. */
  readonly tile?: number | undefined;
}

/**
 * Average gradient outer product of the sub-network that starts at the input of a dense layer,
 * AGOP = (1/n) Σ_i J(x_i)ᵀJ(x_i), J the Jacobian of the logits with respect to that input.
 *
 * Source: [AGOP], definition of AGOP; figures of the neural feature ansatz.
 *
 * @param layer - id of a dense layer
 * @returns d × d, d the inputs of the layer
 * @throws InputError if there is no dense layer of that id
 */
export function layerAgop(
  state: TrainingState,
  examples: Examples,
  layer: string,
  options: LayerAgopOptions = {},
): Matrix {
  checkState("layerAgop", state);
  checkExamples("layerAgop", examples);
  const { tile } = ownOptions("layerAgop", layerAgopOptions, options);
  const input = named("layerAgop", () => denseInput(state.network, layer));
  return signalGram(state, examples, input, tile);
}

/**
 * A factor G of the AGOP = GGᵀ of `layerAgop`. The Jacobian with respect to the input of a dense layer with kernel K
 * is the one with respect to its output times Kᵀ, so that G = K A^{1/2}, A the signals' product at the output: G is
 * as thin as the layer
 * is wide, where inputs are many.
 *
 * @returns d × (outputs of the layer); d × d where the input feeds other layers too
 */
export function agopFactor(state: TrainingState, examples: Examples, layer: string): Matrix {
  const input = named("agopFactor", () => denseInput(state.network, layer));
  const fed = state.network.layers.filter(({ inputs }) => inputs.includes(input));
  if (fed.length > 1) return psdSqrt(layerAgop(state, examples, layer));
  return matmul(
    parameterMatrix(state, `${layer}.kernel`),
    psdSqrt(signalGram(state, examples, layer, layerAgopOptions.tile.fallback)),
  );
}

/** Id of the layer that feeds a dense layer. */
function denseInput(network: Network, layer: string): string {
  const found = network.layers.find(({ id }) => id === layer);
  const input = found?.inputs[0];
  if (found?.operation.kind !== "dense" || input === undefined) {
    const requirement = "must be a dense layer of the network";
    throw new InputError({ argument: "layer", requirement, received: String(layer) });
  }
  return input;
}

/** (1/n) Σ_i J_iᵀJ_i, J_i the Jacobian of the logits with respect to the output of the layer `at`. */
function signalGram(state: TrainingState, examples: Examples, at: string, tile: number): Matrix {
  const { classes, output, layers } = state.network;
  const [units = 0] = layers.find(({ id }) => id === at)?.shape ?? [];
  const total = zeros(units, units);
  for (let start = 0; start < examples.n; start += tile) {
    const { x } = gatherRange(examples, start, Math.min(start + tile, examples.n));
    const outputs = layerTensors(state, x);
    const options = { target: output, first: 0, count: classes, at: new Set([at]) };
    for (const { signal } of reversePass(state, outputs, options)) {
      const rows = matrix(signal.size / units, units, Float64Array.from(signal.dataSync<"float32">()));
      addInPlace(total, gram(rows, { transpose: true, alpha: 1 / examples.n }));
    }
    tf.dispose([x, ...outputs.values()]);
  }
  return total;
}
