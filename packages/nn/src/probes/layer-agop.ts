import { addInPlace, gram, type Matrix, matrix, zeros } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import { type Examples, gatherRange } from "../data.js";
import type { TrainingState } from "../training-state.js";
import { layerTensors, reversePass } from "./reverse-pass.js";

/**
 * Average gradient outer product of the sub-network that starts at the input of a dense layer,
 * AGOP = (1/n) Σ_i J(x_i)ᵀJ(x_i), J the Jacobian of the logits with respect to that input.
 *
 * Source: [AGOP], definition of AGOP; figures of the neural feature ansatz.
 *
 * @param layer - id of a dense layer
 * @returns d × d, d the inputs of the layer
 * @throws RangeError if there is no dense layer of that id
 */
export function layerAgop(
  state: TrainingState,
  examples: Examples,
  layer: string,
  { tile = 512 }: { tile?: number } = {},
): Matrix {
  const found = state.network.layers.find(({ id }) => id === layer);
  const input = found?.inputs[0];
  if (found?.operation.kind !== "dense" || input === undefined) {
    throw new RangeError(`layerAgop: layer must be a dense layer of the network, got ${layer}`);
  }
  const { classes, output } = state.network;
  const [inputs = 0] = state.network.layers.find(({ id }) => id === input)?.shape ?? [];
  const total = zeros(inputs, inputs);
  for (let start = 0; start < examples.n; start += tile) {
    const { x } = gatherRange(examples, start, Math.min(start + tile, examples.n));
    const outputs = layerTensors(state, x);
    const options = { target: output, first: 0, count: classes, at: new Set([input]) };
    for (const { signal } of reversePass(state, outputs, options)) {
      const rows = matrix(signal.size / inputs, inputs, Float64Array.from(signal.dataSync<"float32">()));
      addInPlace(total, gram(rows, { transpose: true, alpha: 1 / examples.n }));
    }
    tf.dispose([x, ...outputs.values()]);
  }
  return total;
}
