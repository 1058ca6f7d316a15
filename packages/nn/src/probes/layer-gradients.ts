import { type Matrix, matmul, matrix } from "@collapsar/linalg";
import type { CollapsarBackend } from "@collapsar/tfjs-backend/parts";
import type { Memory } from "./probe-memory.js";

/** A layer's inputs for one example, or the signals that came back to it: one row per position. */
export type ExampleRows = (example: number) => Matrix;

/**
 * Per-example gradients of the weights for some outputs side by side: row i holds δ_iᵀ A_i, the sum over positions of
 * signal times patch. Outputs that are taken together share the patches of a product.
 *
 * @param signals - positions × (outputs · filters)
 * @param patches - positions × window
 * @param memory - where the result is written
 * @returns n × (outputs · filters · window)
 */
export function weightGradients(
  n: number,
  signals: ExampleRows,
  patches: ExampleRows,
  memory: Memory,
): Matrix {
  let gradients: Float32Array | undefined;
  let size = 0;
  for (let i = 0; i < n; i++) {
    const [delta, rows] = [signals(i), patches(i)];
    size = delta.cols * rows.cols;
    gradients ??= memory(n * size);
    const own = gradients.subarray(i * size, (i + 1) * size);
    matmul(delta, rows, { transposeA: true, out: matrix(delta.cols, rows.cols, own) });
  }
  return matrix(n, size, gradients ?? new Float32Array());
}

/** Inputs and signals of a layer by their addresses, each (n · positions) × channels. */
export interface LayerValues {
  readonly n: number;
  readonly positions: number;
  readonly channels: number;
  readonly inputs: number;
  readonly signals: number;
}

/** Per-example gradients of a bias for one output: the sums of the signals over positions, n × channels. */
export function biasGradients(
  backend: CollapsarBackend,
  { n, positions, channels, signals }: Omit<LayerValues, "inputs">,
): Matrix {
  return backend.withScratch(8 * channels, (totals) =>
    backend.withScratch(4 * n * channels, (sums) => {
      backend.simd.sumMiddle(signals, sums, totals, n, positions, channels, 1);
      return matrix(n, channels, backend.heap.floats(sums, n * channels).slice());
    }),
  );
}

/** The standardising map of a normalisation: x̂ = (x − mean)/deviation, one of each a channel. */
export interface Standardisation {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

/** Per-example gradients of scale and shift for one output: Σ_positions δ x̂ and Σ_positions δ, n × 2 channels. */
export function normalisationGradients(
  backend: CollapsarBackend,
  { n, positions, channels, inputs, signals }: LayerValues,
  { mean, deviation }: Standardisation,
): Matrix {
  const gradients = backend.withScratch(8 * n * channels, (sums) => {
    backend.simd.positionSums(inputs, signals, sums, n, positions, channels);
    return backend.heap.floats(sums, 2 * n * channels).slice();
  });
  for (let i = 0; i < n; i++) {
    for (let c = 0, at = 2 * i * channels; c < channels; c++, at++) {
      gradients[at] = (gradients[at]! - mean[c]! * gradients[at + channels]!) / deviation[c]!;
    }
  }
  return matrix(n, 2 * channels, gradients);
}
