import * as tf from "@tensorflow/tfjs";
import { forward, required } from "../forward.js";
import type { TrainingState } from "../training-state.js";

/** The output of every layer for a batch, with running statistics; the caller disposes them. */
export function layerTensors(state: TrainingState, x: tf.Tensor): Map<string, tf.Tensor> {
  const kept = new Map<string, tf.Tensor>();
  tf.tidy(() => {
    const outputs = forward(state.network, x, { parameters: state.parameters, statistics: state.statistics });
    for (const [id, tensor] of outputs) kept.set(id, tf.keep(tf.clone(tensor)));
  });
  return kept;
}

/**
 * Signals ∂f_k(x_i)/∂z_i at the outputs z of the listed layers, for every example of the batch by one reverse pass: examples are
 * independent because normalisation uses its running statistics. The caller disposes them.
 *
 * Source: Novak et al. 2022, structured derivatives.
 *
 * @param target - the layer f, of shape [K]
 * @param k - which of its outputs is differentiated
 * @param at - layers at whose outputs the signals are wanted, "input" layers included
 */
export function backwardSignals(
  state: TrainingState,
  x: tf.Tensor,
  { target, k, at }: { target: string; k: number; at: readonly string[] },
): Map<string, tf.Tensor> {
  const { network, parameters, statistics } = state;
  const shapes = new Map(network.layers.map((layer) => [layer.id, [x.shape[0] ?? 0, ...layer.shape]]));
  const gradients = tf.tidy(() => {
    const sumOfOutput = (...values: tf.Tensor[]): tf.Scalar => {
      const taps = new Map(at.map((id, i) => [id, values[i] as tf.Tensor]));
      const outputs = forward(network, x, { parameters, statistics, taps });
      return tf.sum(tf.slice(required(outputs, target), [0, k], [-1, 1])) as tf.Scalar;
    };
    return tf.grads(sumOfOutput)(at.map((id) => tf.zeros(shapes.get(id) ?? [])));
  });
  return new Map(at.map((id, i) => [id, gradients[i] as tf.Tensor]));
}
