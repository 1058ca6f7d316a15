import { type Matrix, matrix } from "@collapsar/linalg";
import { frobeniusNorm } from "@collapsar/linalg/parts";
import { type Examples, empiricalNtk, type TrainingState } from "@collapsar/nn";
import { empiricalNtkFull } from "@collapsar/nn/parts";

/** A picture of a measured kernel as a row holds it: side × side entries, rounded to five digits. */
export interface KernelPicture {
  /**
   * gamma and kappa are the traced kernels of logits and features over samples; gamma-outputs and kappa-outputs hold
   * the Frobenius norms ‖Θ_kl‖_F of the blocks of every pair of outputs.
   */
  readonly kernel: "gamma" | "kappa" | "gamma-outputs" | "kappa-outputs";
  readonly side: number;
  readonly picture: readonly number[];
}

/** Rows of a full kernel, samples × outputs, that are held at once. */
const FULL_ROWS = 1600;

/** The measured kernels of a network's logits and features, over samples ordered by class and over outputs. */
export function kernelPictures(state: TrainingState, probe: Examples): KernelPicture[] {
  const { output, features } = state.network;
  return (["gamma", "kappa"] as const).flatMap((kernel) => {
    const target = kernel === "gamma" ? output : features;
    return [
      pictureOf(kernel, empiricalNtk(state, probe, { target })),
      pictureOf(`${kernel}-outputs` as const, outputNorms(state, probe, target)),
    ];
  });
}

function pictureOf(kernel: KernelPicture["kernel"], { rows, data }: Matrix): KernelPicture {
  return { kernel, side: rows, picture: Array.from(data, (value) => Number(value.toPrecision(5))) };
}

/**
 * ‖Θ_kl‖_F for every pair of outputs of a layer, over as many of the probe's samples of each class as memory allows.
 */
function outputNorms(state: TrainingState, probe: Examples, target: string): Matrix {
  const outputs = state.network.layers.find(({ id }) => id === target)?.shape[0] ?? 1;
  const samples = fewerOfEachClass(probe, Math.floor(FULL_ROWS / outputs));
  const full = empiricalNtkFull(state, samples, { target });
  const norms = new Float64Array(outputs ** 2);
  for (let k = 0; k < outputs; k++) {
    for (let l = 0; l < outputs; l++) norms[k * outputs + l] = frobeniusNorm(block(full, k, l, outputs));
  }
  return matrix(outputs, outputs, norms);
}

/** The entries of outputs k and l: rows i K + k, columns j K + l. */
function block(full: Matrix, k: number, l: number, outputs: number): Matrix {
  const n = full.rows / outputs;
  const values = Float64Array.from(
    { length: n * n },
    (_, at) => full.data[(Math.floor(at / n) * outputs + k) * full.cols + (at % n) * outputs + l] ?? 0,
  );
  return matrix(n, n, values);
}

/**
 * The first samples of each class, at most `limit` in all but one of each class at least; the probe is sorted by
 * class.
 */
function fewerOfEachClass(probe: Examples, limit: number): Examples {
  const perClass = probe.n / probe.classes;
  const count = Math.max(1, Math.min(perClass, Math.floor(limit / probe.classes)));
  const size = probe.values.length / probe.n;
  const rows = Array.from({ length: probe.classes * count }, (_, i) => {
    return Math.floor(i / count) * perClass + (i % count);
  });
  const values = new Float32Array(rows.length * size);
  for (const [i, row] of rows.entries())
    values.set(probe.values.subarray(row * size, (row + 1) * size), i * size);
  return { ...probe, n: rows.length, values, labels: Int32Array.from(rows, (row) => probe.labels[row] ?? 0) };
}
