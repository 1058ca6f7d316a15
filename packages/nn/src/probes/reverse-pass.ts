import * as tf from "@tensorflow/tfjs";
import { forward, required, type Tensors } from "../architectures/forward.js";
import type { NetworkLayer } from "../architectures/graph.js";
import type { TrainingState } from "../training/training-state.js";
import { pullback } from "./pullback.js";

/** The output of every layer for a batch, with running statistics; the caller disposes them. */
export function layerTensors(state: TrainingState, x: tf.Tensor): Map<string, tf.Tensor> {
  const kept = new Map<string, tf.Tensor>();
  tf.tidy(() => {
    const outputs = forward(state.network, x, { parameters: state.parameters, statistics: state.statistics });
    for (const [id, tensor] of outputs) kept.set(id, tf.keep(tf.clone(tensor)));
  });
  return kept;
}

export interface ReverseOptions {
  /** The layer f, of shape [K], whose outputs are differentiated. */
  readonly target: string;
  /** Which of its outputs: first … first + count − 1. */
  readonly first: number;
  readonly count: number;
  /** Layers at whose outputs the signals are wanted. */
  readonly at: ReadonlySet<string>;
}

/**
 * Signals ∂f_k(x_i)/∂z_i at the output z of a layer, (count · n) × shape, output by output; valid until the next one
 * is asked for.
 */
export interface LayerSignals {
  readonly layer: NetworkLayer;
  readonly signal: tf.Tensor;
}

/**
 * Goes backwards through a network once for all examples and outputs, and yields the signals at the wanted layers on
 * its way: only those that are still needed are held. Examples are independent because normalisation uses its running
 * statistics.
 *
 * Source: Novak et al. 2022, structured derivatives.
 *
 * @param outputs - the output of every layer for n examples, from `layerTensors`
 */
export function* reversePass(
  state: TrainingState,
  outputs: Tensors,
  { target, first, count, at }: ReverseOptions,
): Generator<LayerSignals, void, undefined> {
  const { layers } = state.network;
  const leading = above(layers, at);
  const signals = new Map([[target, unitSignals(required(outputs, target), first, count)]]);
  try {
    for (const layer of [...layers].reverse()) {
      const signal = signals.get(layer.id);
      if (!signal) continue;
      if (at.has(layer.id)) yield { layer, signal };
      if (layer.inputs.some((id) => leading.has(id))) {
        const record = {
          inputs: layer.inputs.map((id) => required(outputs, id)),
          output: required(outputs, layer.id),
        };
        const back = pullback(state, layer, record, signal);
        layer.inputs.forEach((id, i) => {
          collect(signals, id, back[i] as tf.Tensor, leading.has(id));
        });
      }
      signal.dispose();
      signals.delete(layer.id);
    }
  } finally {
    tf.dispose([...signals.values()]);
  }
}

/** The wanted layers and all that have one of them behind their inputs. */
function above(layers: readonly NetworkLayer[], wanted: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  for (const { id, inputs } of layers) {
    if (wanted.has(id) || inputs.some((input) => found.has(input))) found.add(id);
  }
  return found;
}

/** ∂f_k/∂f: the unit vector of output k for each of the n examples, (count · n) × K. */
function unitSignals(output: tf.Tensor, first: number, count: number): tf.Tensor {
  const [n = 0, outputs = 0] = output.shape;
  const values = new Float32Array(count * n * outputs);
  for (let row = 0; row < count * n; row++) values[row * outputs + first + Math.floor(row / n)] = 1;
  return tf.tensor2d(values, [count * n, outputs]);
}

/** Adds a signal to those that reached the layer by other ways. */
function collect(signals: Map<string, tf.Tensor>, id: string, signal: tf.Tensor, needed: boolean): void {
  const before = signals.get(id);
  if (needed) signals.set(id, before ? tf.add(before, signal) : tf.clone(signal));
  before?.dispose();
  signal.dispose();
}
