import { eigh, InputError, type Matrix, matmul, zeros } from "@collapsar/linalg";
import {
  checkFinite,
  checkKeys,
  checkLabels,
  checkMatrix,
  checkNonNegative,
  checkNumbers,
  checkObject,
  named,
} from "@collapsar/linalg/check";
import { blockSpectrum, type Eigenvalue, imbalancedBlockSpectrum } from "../kernel/block-spectrum.js";
import { statisticsOf } from "../kernel/block-statistics.js";
import type { Blocks } from "../kernel/blocks.js";
import { type ClosestBlockKernel, closestBlocks } from "../kernel/closest-block-kernel.js";
import { constantKernelResidual } from "./constant-kernel.js";
import { residualParts } from "./residual-parts.js";

/** Options of `kernelPrediction`. */
export interface KernelPredictionOptions {
  /** Kernel between samples, n × n. */
  readonly K: Matrix;
  readonly labels: ArrayLike<number>;
  /** Times at which to compare. */
  readonly times: readonly number[];
  /** The residual at time 0, C × n; defaults to −Y (outputs that start at zero). */
  readonly residual?: Matrix | undefined;
}

/** Norms of a residual and of its parts. */
export interface ResidualNorms {
  readonly total: number;
  readonly global: number;
  readonly class: number;
  readonly single: number;
}

/** The residual under a kernel and under its closest block model. */
export interface KernelPrediction {
  readonly blocks: ClosestBlockKernel;
  /** Eigenvalues of the block model, ascending, with multiplicities. */
  readonly spectrum: Eigenvalue[];
  readonly rows: {
    readonly time: number;
    readonly kernel: ResidualNorms;
    readonly blocks: ResidualNorms;
    /** ‖R_kernel − R_blocks‖ / ‖R(0)‖. */
    readonly difference: number;
  }[];
}

/**
 * Compares training under a given constant kernel, R(t) = R(0)e^{−Kt}, with what its closest block-structured kernel
 * predicts.
 *
 * Source: [NTC]'s block model; [NTK] for the flow.
 *
 * @throws InputError if K is not square, symmetric and positive semi-definite up to rounding, or the labels do not fit
 */
export function kernelPrediction(options: KernelPredictionOptions): KernelPrediction {
  const fn = "kernelPrediction";
  checkObject(fn, "options", options);
  checkKeys(fn, options, ["K", "labels", "times", "residual"]);
  const { K, labels, times, residual } = options;
  const blocks = closestBlocks(named(fn, () => statisticsOf(K, labels)));
  checkNumbers(fn, "times", times);
  const { classes, counts } = checkLabels(fn, labels, K.rows);
  const R0 = residual ?? negativeTargets(labels, classes);
  checkMatrix(fn, "residual", R0);
  checkFinite(fn, "residual", R0);
  if (R0.cols !== K.rows)
    throw new InputError({
      fn,
      argument: "residual",
      requirement: `must have ${K.rows} columns`,
      received: String(R0.cols),
    });
  const { values, vectors } = eigh(K);
  const top = values.at(-1)!;
  if (values[0]! < -1e-8 * top)
    throw new InputError({
      fn,
      argument: "K",
      requirement: "must be positive semi-definite",
      received: `the eigenvalue ${values[0]}`,
    });
  const coordinates = matmul(R0, vectors);
  const start = norms(R0, labels).total;
  const rows = times.map((time) => {
    checkNonNegative(fn, "time", time);
    const truth = matmul(decayed(coordinates, values, time), vectors, { transposeB: true });
    const model = constantKernelResidual({ blocks, labels, residual: R0, time });
    return {
      time,
      kernel: norms(truth, labels),
      blocks: norms(model, labels),
      difference: distance(truth, model) / start,
    };
  });
  return { blocks, spectrum: spectrumOf(blocks, Float64Array.from(counts)), rows };
}

function spectrumOf(blocks: Blocks, sizes: Float64Array): Eigenvalue[] {
  if (sizes.some((size) => size !== sizes[0])) return imbalancedBlockSpectrum(blocks, { sizes });
  const spectrum = blockSpectrum(blocks, { sizes });
  return [spectrum.single, spectrum.class, spectrum.global].filter(({ multiplicity }) => multiplicity > 0);
}

function negativeTargets(labels: ArrayLike<number>, C: number): Matrix {
  const n = labels.length;
  const R = zeros(C, n);
  for (let i = 0; i < n; i++) R.data[labels[i]! * n + i] = -1;
  return R;
}

function decayed(coordinates: Matrix, values: Float64Array, time: number): Matrix {
  const out = zeros(coordinates.rows, coordinates.cols);
  coordinates.data.forEach((value, at) => {
    out.data[at] = value * Math.exp(-Math.max(0, values[at % coordinates.cols]!) * time);
  });
  return out;
}

function norms(R: Matrix, labels: ArrayLike<number>): ResidualNorms {
  const parts = residualParts(R, labels);
  return { total: norm(R), global: norm(parts.global), class: norm(parts.class), single: norm(parts.single) };
}

function norm(A: Matrix): number {
  let total = 0;
  for (const value of A.data) total += value * value;
  return Math.sqrt(total);
}

function distance(A: Matrix, B: Matrix): number {
  let total = 0;
  for (let at = 0; at < A.data.length; at++) total += (A.data[at]! - B.data[at]!) ** 2;
  return Math.sqrt(total);
}
