import { type Matrix, type Work, zeros } from "@collapsar/linalg";
import { caller, checkKeys, named, resolveOptions } from "@collapsar/linalg/check";
import { empiricalNtkOptions } from "../options.js";
import { checkExamples, checkState } from "../training/check-arguments.js";
import type { Examples } from "../training/data.js";
import type { TrainingState } from "../training/training-state.js";
import { eachTileShare, type TileOptions, targetLayer } from "./ntk-tiles.js";

/** Options of the empirical NTK. */
export interface EmpiricalNtkOptions extends Work {
  /** The layer whose kernel is measured: the logits by default, or the network's `features`. */
  readonly target?: string | undefined;
  /** Examples a tile; memory grows with it, and the number of passes falls. Defaults to 128. */
  readonly tile?: number | undefined;
  /**
   * `standard` differentiates by the weights as they are; `ntk` by weights of unit variance that the layer divides by
   * √fan_in, so that each layer's share is divided by its fan-in and the kernel has a limit at infinite width.
   * Defaults to standard.
   */
  readonly parametrisation?: "standard" | "ntk" | undefined;
}

/**
 * The traced empirical neural tangent kernel Σ_k ⟨∂f_k(x_i)/∂θ, ∂f_k(x_j)/∂θ⟩ over all trainable parameters θ, batch
 * normalisation with its running statistics; no per-example Jacobian of the network is formed.
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
  checkState("empiricalNtk", state);
  checkExamples("empiricalNtk", examples);
  checkNtkOptions("empiricalNtk", options);
  const K = zeros(examples.n, examples.n);
  const settings = named("empiricalNtk", () => tiled(options, "sum"));
  eachTileShare(state, examples, settings, ({ share, factor, row, col }) => {
    addTile(K, share, factor, row, col);
  });
  return K;
}

/**
 * The diagonal blocks Θ_kk of the empirical neural tangent kernel, one n × n matrix for each output k of the target
 * layer.
 */
export function empiricalNtkBlocks(
  state: TrainingState,
  examples: Examples,
  options: EmpiricalNtkOptions = {},
): Matrix[] {
  checkState("empiricalNtkBlocks", state);
  checkExamples("empiricalNtkBlocks", examples);
  checkNtkOptions("empiricalNtkBlocks", options);
  const { n } = examples;
  const blocks = Array.from({ length: outputsOf(state, options) }, () => zeros(n, n));
  const settings = named("empiricalNtkBlocks", () => tiled(options, "equal"));
  eachTileShare(state, examples, settings, (one) => {
    addTile(blocks[one.k] as Matrix, one.share, one.factor, one.row, one.col);
  });
  return blocks;
}

/**
 * The whole empirical neural tangent kernel, (n K) × (n K), entry (i K + k, j K + l) = ⟨∂f_k(x_i)/∂θ, ∂f_l(x_j)/∂θ⟩.
 * The gradients of every output of two tiles of examples are held at once, one layer at a time.
 */
export function empiricalNtkFull(
  state: TrainingState,
  examples: Examples,
  options: EmpiricalNtkOptions = {},
): Matrix {
  checkState("empiricalNtkFull", state);
  checkExamples("empiricalNtkFull", examples);
  checkNtkOptions("empiricalNtkFull", options);
  const count = outputsOf(state, options);
  const K = zeros(examples.n * count, examples.n * count);
  const settings = named("empiricalNtkFull", () => tiled(options, "all"));
  eachTileShare(state, examples, settings, (one) => {
    const { share, factor, k, l, row, col } = one;
    for (let i = 0; i < share.rows; i++) {
      for (let j = 0; j < share.cols; j++) {
        const value = factor * (share.data[i * share.cols + j] ?? 0);
        const [a, b] = [(row + i) * count + k, (col + j) * count + l];
        K.data[a * K.cols + b]! += value;
        if (row !== col) K.data[b * K.cols + a]! += value;
      }
    }
  });
  return K;
}

function checkNtkOptions(fn: string, options: EmpiricalNtkOptions): void {
  checkKeys(fn, options, [...Object.keys(empiricalNtkOptions), "signal", "onProgress"]);
}

function tiled(options: EmpiricalNtkOptions, pairs: TileOptions["pairs"]): TileOptions {
  const { signal, onProgress } = options;
  const settings = resolveOptions(caller, empiricalNtkOptions, options);
  return { ...settings, pairs, work: { signal, onProgress } };
}

function outputsOf(state: TrainingState, { target }: EmpiricalNtkOptions): number {
  return targetLayer(state, target).shape[0] ?? 0;
}

/** K += factor · share at its place and, off the diagonal, at the mirrored one. */
function addTile(K: Matrix, share: Matrix, factor: number, row: number, col: number): void {
  for (let i = 0; i < share.rows; i++) {
    for (let j = 0; j < share.cols; j++) {
      const value = factor * (share.data[i * share.cols + j] ?? 0);
      K.data[(row + i) * K.cols + col + j]! += value;
      if (row !== col) K.data[(col + j) * K.cols + row + i]! += value;
    }
  }
}
