import { InputError } from "@collapsar/linalg";
import { checkKeys, shownValue } from "@collapsar/linalg/check";
import * as tf from "@tensorflow/tfjs";
import { batchNormalise } from "./batch-normalise.js";
import { checkNetwork, type Network, type NetworkLayer, type Operation } from "./graph.js";

/** What it reads, and what a training state, which may stand for it, holds beside that. */
const optionKeys = [
  ...["parameters", "statistics", "training", "onMoments"],
  ...["network", "slots", "random", "epoch", "step"],
];

/** Named tensors: parameters, running statistics, outputs of layers. */
export type Tensors = ReadonlyMap<string, tf.Tensor>;

/** Options of `forward`. */
export interface ForwardOptions {
  readonly parameters: Tensors;
  readonly statistics: Tensors;
  /** Normalise by the batch's own moments (training) instead of the running ones; defaults to false. */
  readonly training?: boolean | undefined;
  /** Receives the batch moments of each normalisation when training. */
  readonly onMoments?: ((layer: NetworkLayer, mean: tf.Tensor, variance: tf.Tensor) => void) | undefined;
}

/**
 * Runs a network on a batch and returns the output of every layer by id.
 *
 * @param x - batch × input shape
 */
export function forward(network: Network, x: tf.Tensor, options: ForwardOptions): Map<string, tf.Tensor> {
  checkNetwork("forward", network);
  checkTensor(x);
  checkKeys("forward", options ?? null, optionKeys);
  checkTensors("parameters", options.parameters);
  checkTensors("statistics", options.statistics);
  const outputs = new Map<string, tf.Tensor>();
  for (const layer of network.layers) {
    const inputs = layer.inputs.map((id) => required(outputs, id));
    outputs.set(layer.id, layer.operation.kind === "input" ? x : applyLayer(layer, inputs, options));
  }
  return outputs;
}

function checkTensor(x: tf.Tensor): void {
  // by its parts: TensorFlow.js may be there twice
  if (Array.isArray(x?.shape) && typeof x.dtype === "string") return;
  throw new InputError({
    fn: "forward",
    argument: "x",
    requirement: "must be a tensor",
    received: shownValue(x),
  });
}

function checkTensors(argument: string, tensors: Tensors): void {
  if (tensors instanceof Map) return;
  const requirement = "must be a map of tensors by name";
  throw new InputError({ fn: "forward", argument, requirement, received: shownValue(tensors) });
}

/** The named tensor of a map that must hold it. */
export function required(tensors: Tensors, name: string): tf.Tensor {
  const tensor = tensors.get(name);
  if (!tensor) {
    throw new InputError({
      fn: "forward",
      requirement: `a tensor named ${name} is needed`,
      received: "none",
    });
  }
  return tensor;
}

/** The output of one layer for its inputs. */
export function applyLayer(
  layer: NetworkLayer,
  inputs: readonly tf.Tensor[],
  options: ForwardOptions,
): tf.Tensor {
  const { operation, id } = layer;
  const [x] = inputs as [tf.Tensor];
  const parameter = (role: string) => required(options.parameters, `${id}.${role}`);
  switch (operation.kind) {
    case "dense": {
      const product = tf.matMul(x as tf.Tensor2D, parameter("kernel") as tf.Tensor2D);
      return operation.bias ? tf.add(product, parameter("bias")) : product;
    }
    case "conv": {
      const kernel = parameter("kernel") as tf.Tensor4D;
      const padding = operation.padding === "same" ? "same" : operation.padding;
      const filtered = tf.conv2d(x as tf.Tensor4D, kernel, operation.stride, padding);
      return operation.bias ? tf.add(filtered, parameter("bias")) : filtered;
    }
    case "batchNorm":
      return normalise(layer, operation, x, options);
    case "activation":
      return activate(operation.name, x);
    case "pool":
      return pool(operation, x as tf.Tensor4D);
    case "adaptiveAveragePool":
      return adaptiveAveragePool(x as tf.Tensor4D, operation.size);
    case "globalAveragePool":
      return tf.mean(x, [1, 2]);
    case "flatten":
      return tf.reshape(x, [x.shape[0] ?? 0, -1]);
    case "add":
      return tf.addN(inputs as tf.Tensor[]);
    case "concat":
      return tf.concat(inputs as tf.Tensor[], -1);
    case "input":
      return x;
  }
}

function normalise(
  layer: NetworkLayer,
  { epsilon }: Extract<Operation, { kind: "batchNorm" }>,
  x: tf.Tensor,
  { parameters, statistics, training, onMoments }: ForwardOptions,
): tf.Tensor {
  const scale = required(parameters, `${layer.id}.scale`);
  const shift = required(parameters, `${layer.id}.shift`);
  if (!training) {
    const mean = required(statistics, `${layer.id}.mean`);
    const variance = required(statistics, `${layer.id}.variance`);
    return tf.batchNorm(
      x,
      mean as tf.Tensor1D,
      variance as tf.Tensor1D,
      shift as tf.Tensor1D,
      scale as tf.Tensor1D,
      epsilon,
    );
  }
  const { y, mean, variance } = batchNormalise(x, scale, shift, epsilon);
  onMoments?.(layer, mean, variance);
  return y;
}

function activate(name: Extract<Operation, { kind: "activation" }>["name"], x: tf.Tensor): tf.Tensor {
  if (name === "relu") return tf.relu(x);
  return name === "erf" ? tf.erf(x) : tf.tanh(x);
}

function pool(operation: Extract<Operation, { kind: "pool" }>, x: tf.Tensor4D): tf.Tensor {
  const { mode, size, stride, padding } = operation;
  if (mode === "max") return tf.maxPool(x, size, stride, padding);
  return padding === 0 ? tf.avgPool(x, size, stride, 0) : paddedAverage(operation, x);
}

/**
 * An average pool as one without padding over an image with zeros around it, times window/covered where the padding
 * does not count: the stock backends' own gradient of a padded average is not the derivative of their forward pass.
 */
function paddedAverage(
  { size, stride, padding, countPadding }: Extract<Operation, { kind: "pool" }>,
  x: tf.Tensor4D,
): tf.Tensor {
  const around: [number, number] = [padding, padding];
  const averages = tf.avgPool(tf.pad4d(x, [[0, 0], around, around, [0, 0]]), size, stride, 0);
  if (countPadding) return averages;
  const [, height, width] = averages.shape;
  const rows = windowOverCovered(x.shape[1], height, { size, stride, padding });
  const columns = windowOverCovered(x.shape[2], width, { size, stride, padding });
  return tf.mul(
    averages,
    tf.tensor4d(
      rows.flatMap((row) => columns.map((column) => row * column)),
      [1, height, width, 1],
    ),
  );
}

/** For each window along an axis, its size over the pixels of the image that it covers. */
function windowOverCovered(
  extent: number,
  outputs: number,
  { size, stride, padding }: { size: number; stride: number; padding: number },
): number[] {
  return Array.from({ length: outputs }, (_, i) => {
    const start = i * stride - padding;
    return size / (Math.min(start + size, extent) - Math.max(start, 0));
  });
}

/**
 * Average over a size × size grid of windows [⌊iH/s⌋, ⌈(i+1)H/s⌉), as PyTorch's; an input smaller than the grid
 * repeats.
 */
function adaptiveAveragePool(x: tf.Tensor4D, size: number): tf.Tensor {
  const rows = windowMeans(x, 1, size);
  return windowMeans(rows, 2, size);
}

function windowMeans(x: tf.Tensor4D, axis: 1 | 2, size: number): tf.Tensor4D {
  const extent = x.shape[axis];
  const parts = Array.from({ length: size }, (_, i) => {
    const start = Math.floor((i * extent) / size);
    const length = Math.ceil(((i + 1) * extent) / size) - start;
    const begin = axis === 1 ? [0, start] : [0, 0, start];
    const take = axis === 1 ? [-1, length, -1, -1] : [-1, -1, length, -1];
    return tf.mean(
      tf.slice4d(
        x,
        [...begin, 0, 0, 0].slice(0, 4) as [number, number, number, number],
        take as [number, number, number, number],
      ),
      axis,
      true,
    );
  });
  return tf.concat(parts, axis) as tf.Tensor4D;
}
