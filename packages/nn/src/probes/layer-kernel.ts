import * as tf from "@tensorflow/tfjs";
import { required } from "../forward.js";
import type { Layer, Operation } from "../graph.js";
import { gatherPatches, patchPieces } from "../tensorflow/patches.js";
import type { TrainingState } from "../training-state.js";

/**
 * One layer's share of the empirical NTK between the examples of two tiles for a pair of outputs:
 * Σ_w ∂f_k(x_i)/∂w · ∂f_l(x_j)/∂w over the layer's parameters w, from the signals δ_k and δ_l at its output.
 * What does not depend on the outputs is computed once, when the function is made; `dispose` frees it.
 */
export interface LayerKernel {
  readonly share: (signalA: tf.Tensor, signalB: tf.Tensor) => tf.Tensor2D;
  readonly dispose: () => void;
}

/** A tile as the layer saw it: its input, for the two tiles. */
export interface LayerInputs {
  readonly inputA: tf.Tensor;
  readonly inputB: tf.Tensor;
}

/** The share of a layer with parameters. */
export function layerKernel(state: TrainingState, layer: Layer, inputs: LayerInputs): LayerKernel {
  switch (layer.operation.kind) {
    case "dense":
      return denseKernel(layer.operation.bias, inputs);
    case "conv":
      return convKernel(layer, layer.operation, inputs);
    case "batchNorm":
      return normalisationKernel(state, layer, layer.operation.epsilon, inputs);
    default:
      throw new RangeError(`layerKernel: a layer with parameters is needed, got ${layer.operation.kind}`);
  }
}

const product = (A: tf.Tensor, B: tf.Tensor): tf.Tensor2D =>
  tf.matMul(A as tf.Tensor2D, B as tf.Tensor2D, false, true);

/** (aaᵀ + 1 for the bias) ∘ δδᵀ. */
function denseKernel(bias: boolean, { inputA, inputB }: LayerInputs): LayerKernel {
  const inner = tf.tidy(() => (bias ? tf.add(product(inputA, inputB), 1) : product(inputA, inputB)));
  return {
    share: (signalA, signalB) => tf.tidy(() => tf.mul(inner, product(signalA, signalB)) as tf.Tensor2D),
    dispose: () => inner.dispose(),
  };
}

/** Scale and shift: per-example gradients Σ_positions δ x̂ and Σ_positions δ. */
function normalisationKernel(
  state: TrainingState,
  layer: Layer,
  epsilon: number,
  { inputA, inputB }: LayerInputs,
): LayerKernel {
  const mean = required(state.statistics, `${layer.id}.mean`);
  const deviation = tf.tidy(() =>
    tf.sqrt(tf.add(required(state.statistics, `${layer.id}.variance`), epsilon)),
  );
  const standard = (x: tf.Tensor) => tf.tidy(() => tf.div(tf.sub(x, mean), deviation));
  const [standardA, standardB] = [standard(inputA), standard(inputB)];
  deviation.dispose();
  const gradients = (signal: tf.Tensor, standardised: tf.Tensor) =>
    tf.concat([sumOverPositions(tf.mul(signal, standardised)), sumOverPositions(signal)], 1);
  return {
    share: (signalA, signalB) =>
      tf.tidy(() => product(gradients(signalA, standardA), gradients(signalB, standardB))),
    dispose: () => tf.dispose([standardA, standardB]),
  };
}

/** batch × … × channels → batch × channels. */
function sumOverPositions(x: tf.Tensor): tf.Tensor2D {
  return x.rank === 2 ? (x as tf.Tensor2D) : (tf.sum(x, [1, 2]) as tf.Tensor2D);
}

/**
 * Two routes, the cheaper of which is taken: contract per-example weight gradients (n × |w|), or sum products of patches and of
 * signals over pairs of positions (nP × nP), which wins where the weights are many and the positions few.
 */
function convKernel(
  layer: Layer,
  operation: Extract<Operation, { kind: "conv" }>,
  inputs: LayerInputs,
): LayerKernel {
  const [height = 1, width = 1, filters = 1] = layer.shape;
  const positions = height * width;
  const examples = inputs.inputA.shape[0] ?? 1;
  const window = operation.size ** 2 * (inputs.inputA.shape[3] ?? 1);
  const byWeights = examples * positions * window * filters + examples ** 2 * window * filters;
  const byPositions = (examples * positions) ** 2 * (window + filters);
  const patches = (x: tf.Tensor) => convPatches(x as tf.Tensor4D, operation, filters);
  const [patchesA, patchesB] = [patches(inputs.inputA), patches(inputs.inputB)];
  const kernel =
    byWeights <= byPositions ? weightRoute(patchesA, patchesB) : positionRoute(patchesA, patchesB);
  return operation.bias ? withBias(kernel) : kernel;
}

/** What every window of a convolution sees: batch × positions × (size² · channels). */
function convPatches(
  x: tf.Tensor4D,
  operation: Extract<Operation, { kind: "conv" }>,
  filters: number,
): tf.Tensor3D {
  const { size, stride, padding } = operation;
  const g = tf.backend_util.computeConv2DInfo(x.shape, [size, size, x.shape[3], filters], stride, 1, padding);
  const window = size * size * g.inChannels;
  const rows = g.batchSize * g.outHeight;
  const patches = new Float32Array(rows * g.outWidth * window);
  gatherPatches(patchPieces(g), x.dataSync<"float32">(), 0, rows, patches);
  return tf.tensor3d(patches, [g.batchSize, g.outHeight * g.outWidth, window], "float32");
}

/** Reshapes signals to batch × positions × filters. */
function signalRows(signal: tf.Tensor): tf.Tensor3D {
  return tf.reshape(signal, [signal.shape[0] ?? 0, -1, signal.shape.at(-1) ?? 0]);
}

function weightRoute(patchesA: tf.Tensor3D, patchesB: tf.Tensor3D): LayerKernel {
  const gradients = (patches: tf.Tensor3D, signal: tf.Tensor) =>
    tf.reshape(tf.matMul(patches, signalRows(signal), true), [patches.shape[0], -1]);
  return {
    share: (signalA, signalB) =>
      tf.tidy(() => product(gradients(patchesA, signalA), gradients(patchesB, signalB))),
    dispose: () => tf.dispose([patchesA, patchesB]),
  };
}

function positionRoute(patchesA: tf.Tensor3D, patchesB: tf.Tensor3D): LayerKernel {
  const [rowsA, positions] = patchesA.shape;
  const rowsB = patchesB.shape[0];
  const flat = (x: tf.Tensor3D) => tf.reshape(x, [-1, x.shape[2]]);
  const patchProducts = tf.tidy(() => product(flat(patchesA), flat(patchesB)));
  tf.dispose([patchesA, patchesB]);
  return {
    share: (signalA, signalB) =>
      tf.tidy(() => {
        const signals = product(flat(signalRows(signalA)), flat(signalRows(signalB)));
        const terms = tf.reshape(tf.mul(patchProducts, signals), [rowsA, positions, rowsB, positions]);
        return tf.sum(terms, [1, 3]) as tf.Tensor2D;
      }),
    dispose: () => patchProducts.dispose(),
  };
}

function withBias(kernel: LayerKernel): LayerKernel {
  return {
    share: (signalA, signalB) =>
      tf.tidy(() => {
        const bias = product(sumOverPositions(signalA), sumOverPositions(signalB));
        return tf.add(kernel.share(signalA, signalB), bias) as tf.Tensor2D;
      }),
    dispose: kernel.dispose,
  };
}
