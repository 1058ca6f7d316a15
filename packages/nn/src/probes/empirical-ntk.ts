import { checkInteger, type Matrix, zeros } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import { type Examples, gatherRange } from "../data.js";
import { required } from "../forward.js";
import type { Layer } from "../graph.js";
import { parameterSpecs } from "../parameters.js";
import type { TrainingState } from "../training-state.js";
import { type LayerKernel, layerKernel } from "./layer-kernel.js";
import { backwardSignals, layerTensors } from "./signals.js";

export interface EmpiricalNtkOptions {
  /** The layer whose kernel is measured: the logits by default, or the network's `features`. */
  readonly target?: string;
  /** Examples a tile; memory grows with it, and the number of passes falls. Defaults to 128. */
  readonly tile?: number;
  /**
   * `standard` differentiates by the weights as they are; `ntk` by weights of unit variance that the layer divides by √fan_in,
   * so that each layer's share is divided by its fan-in and the kernel has a limit at infinite width. Defaults to standard.
   */
  readonly parametrisation?: "standard" | "ntk";
  /** Called with the share of the work that is done. */
  readonly progress?: (fraction: number) => void;
}

/**
 * The traced empirical neural tangent kernel Σ_k ⟨∂f_k(x_i)/∂θ, ∂f_k(x_j)/∂θ⟩ over all trainable parameters θ, batch normalisation
 * with its running statistics; no per-example Jacobian is formed.
 *
 * Source: Jacot et al. 2018 for the kernel; Novak et al. 2022 for structured derivatives.
 *
 * @returns n × n in float64, from float32 products
 */
export function empiricalNtk(
  state: TrainingState,
  examples: Examples,
  options: EmpiricalNtkOptions = {},
): Matrix {
  const K = zeros(examples.n, examples.n);
  eachOutputKernel(state, examples, options, (_k, values, rowStart, colStart, cols) => {
    addTile(K, values, rowStart, colStart, cols);
  });
  return K;
}

/**
 * The diagonal blocks Θ_kk of the empirical neural tangent kernel, one n × n matrix for each output k of the target layer.
 */
export function empiricalNtkBlocks(
  state: TrainingState,
  examples: Examples,
  options: EmpiricalNtkOptions = {},
): Matrix[] {
  const blocks: Matrix[] = [];
  eachOutputKernel(state, examples, options, (k, values, rowStart, colStart, cols) => {
    blocks[k] ??= zeros(examples.n, examples.n);
    addTile(blocks[k], values, rowStart, colStart, cols);
  });
  return blocks;
}

/**
 * The whole empirical neural tangent kernel, (n K) × (n K), entry (i K + k, j K + l) = ⟨∂f_k(x_i)/∂θ, ∂f_l(x_j)/∂θ⟩. Every signal of
 * every output is held at once, so it is meant for small networks and few examples.
 */
export function empiricalNtkFull(
  state: TrainingState,
  examples: Examples,
  { target, parametrisation }: EmpiricalNtkOptions = {},
): Matrix {
  const layer = targetLayer(state, target);
  const count = layer.shape[0] ?? 0;
  const tile = openTile(state, examples, 0, examples.n);
  const layers = trainableLayers(state, layer.id);
  const at = layers.map(({ id }) => id);
  const signals = Array.from({ length: count }, (_, k) =>
    backwardSignals(state, tile.x, { target: layer.id, k, at }),
  );
  const kernels = layers.map((one) => pairKernel(state, one, tile, tile));
  const factors = shareFactors(state, layers, parametrisation);
  const K = zeros(examples.n * count, examples.n * count);
  for (let k = 0; k < count; k++) {
    for (let l = 0; l < count; l++) {
      const values = sumOfShares(layers, factors, kernels, itemAt(signals, k), itemAt(signals, l));
      scatterBlock(K, values, { k, l, count, n: examples.n });
    }
  }
  for (const kernel of kernels) kernel.dispose();
  for (const one of signals) tf.dispose([...one.values()]);
  closeTile(tile);
  return K;
}

interface Tile {
  readonly x: tf.Tensor;
  readonly outputs: Map<string, tf.Tensor>;
}

function openTile(state: TrainingState, examples: Examples, start: number, end: number): Tile {
  const { x } = gatherRange(examples, start, end);
  return { x, outputs: layerTensors(state, x) };
}

function closeTile({ x, outputs }: Tile): void {
  tf.dispose([x, ...outputs.values()]);
}

function targetLayer(state: TrainingState, id = state.network.output): Layer {
  const layer = state.network.layers.find((one) => one.id === id);
  if (layer?.shape.length !== 1) {
    throw new RangeError(`empiricalNtk: target must be a layer of the network with one axis, got ${id}`);
  }
  return layer;
}

/** Layers with parameters that the target depends on. */
function trainableLayers(state: TrainingState, target: string): Layer[] {
  const needed = new Set([target]);
  for (const layer of [...state.network.layers].reverse()) {
    if (needed.has(layer.id)) for (const input of layer.inputs) needed.add(input);
  }
  return state.network.layers.filter(
    ({ id, operation: { kind } }) =>
      needed.has(id) && (kind === "dense" || kind === "conv" || kind === "batchNorm"),
  );
}

function pairKernel(state: TrainingState, layer: Layer, A: Tile, B: Tile): LayerKernel {
  const input = layer.inputs[0] ?? "";
  return layerKernel(state, layer, {
    inputA: required(A.outputs, input),
    inputB: required(B.outputs, input),
  });
}

const itemAt = <T>(list: readonly T[], index: number): T => list[index] as T;

type Signals = ReadonlyMap<string, tf.Tensor>;

/** Factor of each layer's share under a parametrisation. */
function shareFactors(
  state: TrainingState,
  layers: readonly Layer[],
  parametrisation = "standard",
): number[] {
  if (parametrisation === "standard") return layers.map(() => 1);
  const fanIn = new Map(parameterSpecs(state.network).map((spec) => [spec.layer, spec.fanIn]));
  return layers.map(({ id, operation }) => (operation.kind === "batchNorm" ? 1 : 1 / (fanIn.get(id) ?? 1)));
}

function sumOfShares(
  layers: readonly Layer[],
  factors: readonly number[],
  kernels: readonly LayerKernel[],
  A: Signals,
  B: Signals,
): Float32Array {
  return tf.tidy(() => {
    const shares = layers.map(({ id }, i) =>
      tf.mul(itemAt(kernels, i).share(required(A, id), required(B, id)), itemAt(factors, i)),
    );
    return tf.addN(shares).dataSync<"float32">();
  });
}

type Visit = (k: number, values: Float32Array, rowStart: number, colStart: number, cols: number) => void;

/** Visits Θ_kk by tiles of the upper triangle; `visit` mirrors what lies off the diagonal. */
function eachOutputKernel(
  state: TrainingState,
  examples: Examples,
  { target, tile = 128, parametrisation, progress }: EmpiricalNtkOptions,
  visit: Visit,
): void {
  checkInteger("empiricalNtk", "tile", tile, 1);
  const { id, shape } = targetLayer(state, target);
  const layers = trainableLayers(state, id);
  const at = layers.map((layer) => layer.id);
  const factors = shareFactors(state, layers, parametrisation);
  const starts = Array.from({ length: Math.ceil(examples.n / tile) }, (_, t) => t * tile);
  const count = shape[0] ?? 0;
  const pairs = (starts.length * (starts.length + 1)) / 2;
  let done = 0;
  for (const rowStart of starts) {
    const A = openTile(state, examples, rowStart, Math.min(rowStart + tile, examples.n));
    for (const colStart of starts.filter((start) => start >= rowStart)) {
      const same = colStart === rowStart;
      const B = same ? A : openTile(state, examples, colStart, Math.min(colStart + tile, examples.n));
      const kernels = layers.map((layer) => pairKernel(state, layer, A, B));
      for (let k = 0; k < count; k++) {
        const signalsA = backwardSignals(state, A.x, { target: id, k, at });
        const signalsB = same ? signalsA : backwardSignals(state, B.x, { target: id, k, at });
        visit(
          k,
          sumOfShares(layers, factors, kernels, signalsA, signalsB),
          rowStart,
          colStart,
          B.x.shape[0] ?? 0,
        );
        tf.dispose([...signalsA.values(), ...(same ? [] : signalsB.values())]);
        progress?.((done + (k + 1) / count) / pairs);
      }
      for (const kernel of kernels) kernel.dispose();
      if (!same) closeTile(B);
      done++;
    }
    closeTile(A);
  }
}

/** K += tile at its place and, off the diagonal, at the mirrored one. */
function addTile(K: Matrix, values: Float32Array, rowStart: number, colStart: number, cols: number): void {
  const rows = values.length / cols;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const value = values[i * cols + j] ?? 0;
      const [row, col] = [rowStart + i, colStart + j];
      K.data[row * K.cols + col] = (K.data[row * K.cols + col] ?? 0) + value;
      if (rowStart !== colStart) K.data[col * K.cols + row] = (K.data[col * K.cols + row] ?? 0) + value;
    }
  }
}

function scatterBlock(
  K: Matrix,
  values: Float32Array,
  { k, l, count, n }: { k: number; l: number; count: number; n: number },
): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) K.data[(i * count + k) * K.cols + j * count + l] = values[i * n + j] ?? 0;
  }
}
