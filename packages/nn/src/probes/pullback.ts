import * as tf from "@tensorflow/tfjs";
import { applyLayer, required, type Tensors } from "../architectures/forward.js";
import type { NetworkLayer, Operation } from "../architectures/graph.js";
import type { TrainingState } from "../training/training-state.js";

/** A layer of one forward pass over n examples: its inputs and its output. */
export interface LayerRecord {
  readonly inputs: readonly tf.Tensor[];
  readonly output: tf.Tensor;
}

/**
 * Takes signals at a layer's output back to each of its inputs, δ ↦ δ · ∂output/∂input, normalisation by running
 * statistics. The signals of several network outputs lie behind one another along the batch, (K n) × shape, over one
 * forward pass of the
 * n examples; so each example is passed forward once, whatever K is.
 *
 * @param signal - (K n) × the layer's shape
 * @returns one tensor for each input, (K n) × the input's shape; the caller disposes them
 */
export function pullback(
  state: TrainingState,
  layer: NetworkLayer,
  record: LayerRecord,
  signal: tf.Tensor,
): tf.Tensor[] {
  return tf.tidy(() => {
    const [x] = record.inputs as [tf.Tensor];
    const shapeOf = (input: tf.Tensor) => [signal.shape[0] ?? 0, ...input.shape.slice(1)];
    const { operation, id } = layer;
    switch (operation.kind) {
      case "add":
        return record.inputs.map(() => tf.clone(signal));
      case "concat":
        return split(record.inputs, signal);
      case "flatten":
        return [tf.reshape(signal, shapeOf(x))];
      case "dense":
        return [tf.matMul(signal as tf.Tensor2D, kernelOf(state, id) as tf.Tensor2D, false, true)];
      case "conv":
        return [
          tf.conv2dTranspose(
            signal as tf.Tensor4D,
            kernelOf(state, id) as tf.Tensor4D,
            shapeOf(x) as [number, number, number, number],
            operation.stride,
            operation.padding,
          ),
        ];
      case "batchNorm":
        return [tf.mul(signal, slope(state, id, operation.epsilon))];
      case "activation":
        return [overOutputs(signal, derivative(operation.name, x, record.output))];
      case "globalAveragePool":
        return [spread(signal as tf.Tensor2D, shapeOf(x))];
      default:
        return [throughForward(state, layer, x, signal)];
    }
  });
}

const kernelOf = (state: TrainingState, id: string) => required(state.parameters, `${id}.kernel`);

/** scale/√(v + ε), one a channel. */
function slope({ parameters, statistics }: TrainingState, id: string, epsilon: number): tf.Tensor {
  const variance = required(statistics, `${id}.variance`);
  return tf.mul(required(parameters, `${id}.scale`), tf.rsqrt(tf.add(variance, epsilon)));
}

function derivative(
  name: Extract<Operation, { kind: "activation" }>["name"],
  x: tf.Tensor,
  y: tf.Tensor,
): tf.Tensor {
  if (name === "relu") return tf.step(y);
  if (name === "tanh") return tf.sub(1, tf.square(y));
  return tf.mul(2 / Math.sqrt(Math.PI), tf.exp(tf.neg(tf.square(x))));
}

/** Multiplies the signals of every output, (K n) × shape, by one factor for each example, n × shape. */
function overOutputs(signal: tf.Tensor, factor: tf.Tensor): tf.Tensor {
  const product = tf.mul(tf.reshape(signal, [-1, factor.size]), tf.reshape(factor, [factor.size]));
  return tf.reshape(product, signal.shape);
}

function split(inputs: readonly tf.Tensor[], signal: tf.Tensor): tf.Tensor[] {
  const sizes = inputs.map((input) => input.shape.at(-1) ?? 0);
  return tf.split(signal, sizes, -1);
}

/** Each channel's signal over all positions, divided by their number: a product with [I I … I]. */
function spread(signal: tf.Tensor2D, shape: readonly number[]): tf.Tensor {
  const [, height = 1, width = 1, channels = 1] = shape;
  const positions = height * width;
  const copies = tf.tile(tf.mul(tf.eye(channels), 1 / positions), [1, positions]) as tf.Tensor2D;
  return tf.reshape(tf.matMul(signal, copies), [...shape]);
}

/** Pools: the gradient of the forward operation itself, on inputs repeated for each output. */
function throughForward(
  { parameters, statistics }: { parameters: Tensors; statistics: Tensors },
  layer: NetworkLayer,
  x: tf.Tensor,
  signal: tf.Tensor,
): tf.Tensor {
  const copies = (signal.shape[0] ?? 0) / (x.shape[0] ?? 1);
  const repeated = tf.tile(x, [copies, ...x.shape.slice(1).map(() => 1)]);
  return tf.grad((input) => applyLayer(layer, [input], { parameters, statistics }))(repeated, signal);
}
