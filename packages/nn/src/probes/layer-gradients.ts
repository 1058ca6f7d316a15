import { type Matrix, matmul, matrix } from "@collapsar/linalg";
import type * as tf from "@tensorflow/tfjs";

/** What the windows of a convolution, or a dense layer, saw of n examples. */
export interface LayerPatches {
  readonly n: number;
  readonly positions: number;
  /** Values under a window. */
  readonly window: number;
  /** The inputs under each window of examples start … end − 1, one row a position; valid until the next call. */
  readonly rows: (start: number, end: number) => Matrix;
}

/** Values of a tensor, brought from wherever the backend keeps them. */
export const valuesOf = (tensor: tf.Tensor): Float32Array => tensor.dataSync<"float32">();

/** A part of a float32 array as a matrix, without a copy. */
export function block(values: Float32Array, start: number, rows: number, cols: number): Matrix {
  return matrix(rows, cols, values.subarray(start, start + rows * cols));
}

/**
 * Per-example gradients of the weights for some outputs side by side: row i holds δ_ikᵀ A_i, the sum over positions of signal times
 * patch, output by output. Outputs that are taken together share the patches of a product.
 *
 * @param signals - for each output (n · positions) × filters
 * @param memory - where the result is written; fresh by default
 * @returns n × (outputs · filters · window)
 */
export function weightGradients(
  { n, positions, window, rows }: LayerPatches,
  signals: readonly Matrix[],
  memory: Memory = freshMemory,
): Matrix {
  const filters = signals.reduce((sum, { cols }) => sum + cols, 0);
  const gradients = memory(n * filters * window);
  const beside = sideBySide(signals, positions);
  for (let i = 0; i < n; i++) {
    matmul(beside(i), rows(i, i + 1), {
      transposeA: true,
      out: block(gradients, i * filters * window, filters, window),
    });
  }
  return matrix(n, filters * window, gradients);
}

/** Where a large array comes from; what it held before is overwritten. */
export type Memory = (size: number) => Float32Array;

const freshMemory: Memory = (size) => new Float32Array(size);

/** Memory that is lent again and again: fresh pages cost more than what is computed in them. */
export function keptMemory(): Memory {
  let kept = new Float32Array();
  return (size) => {
    if (kept.length < size) kept = new Float32Array(size);
    return kept.subarray(0, size);
  };
}

/** The signals of one example, positions × (outputs · filters); valid until the next example's. */
function sideBySide(signals: readonly Matrix[], positions: number): (i: number) => Matrix {
  const parts = signals.map(({ data }) => data as Float32Array);
  const filters = signals[0]?.cols ?? 0;
  const size = positions * filters;
  const [first] = parts as [Float32Array];
  if (parts.length === 1) return (i) => block(first, i * size, positions, filters);
  const width = parts.length * filters;
  const scratch = new Float32Array(positions * width);
  return (i) => {
    for (const [k, part] of parts.entries()) {
      for (let p = 0, from = i * size; p < positions; p++) {
        for (let c = 0, to = p * width + k * filters; c < filters; c++) scratch[to++] = part[from++]!;
      }
    }
    return matrix(positions, width, scratch);
  };
}

/** Per-example gradients of a bias for one output: the sums of the signals over positions, n × filters. */
export function biasGradients(n: number, signals: Matrix): Matrix {
  const { cols: filters } = signals;
  const data = signals.data as Float32Array;
  const size = signals.data.length / n;
  const sums = new Float32Array(n * filters);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < filters; c++) {
      let sum = 0;
      for (let at = i * size + c; at < (i + 1) * size; at += filters) sum += data[at]!;
      sums[i * filters + c] = sum;
    }
  }
  return matrix(n, filters, sums);
}

/** The standardising map of a normalisation: x̂ = (x − mean)/deviation, one of each a channel. */
export interface Standardisation {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

/**
 * Per-example gradients of scale and shift for one output: Σ_positions δ x̂ and Σ_positions δ, n × 2 channels.
 *
 * @param inputs - (n · positions) × channels
 * @param signals - the same shape
 */
export function normalisationGradients(
  n: number,
  inputs: Matrix,
  signals: Matrix,
  { mean, deviation }: Standardisation,
): Matrix {
  const channels = signals.cols;
  const positions = signals.rows / n;
  const [x, delta] = [inputs.data as Float32Array, signals.data as Float32Array];
  const gradients = new Float32Array(n * 2 * channels);
  for (let i = 0; i < n; i++) {
    const first = i * positions * channels;
    const end = first + positions * channels;
    for (let c = 0; c < channels; c++) {
      // Sums stay in registers: channel by channel, although the channels lie side by side.
      let [sum, product] = [0, 0];
      for (let at = first + c; at < end; at += channels) {
        const d = delta[at]!;
        sum += d;
        product += d * x[at]!;
      }
      gradients[2 * i * channels + c] = (product - mean[c]! * sum) / deviation[c]!;
      gradients[(2 * i + 1) * channels + c] = sum;
    }
  }
  return matrix(n, 2 * channels, gradients);
}
