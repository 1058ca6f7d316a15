import { eigh, InputError, type Matrix, matmul } from "@collapsar/linalg";
import { caller, checkNumber, checkSameCols, named, ownOptions } from "@collapsar/linalg/check";
import { addDiagonal } from "@collapsar/linalg/parts";
import { checkKernel } from "../check-kernel.js";
import type { Kernel } from "../kernel.js";
import { gradientFlowOptions } from "../options.js";
import { checkTargets } from "./check-targets.js";
import { SingularGramError } from "./singular-gram-error.js";

/** (1 − e^{−rate·λ})/λ with its limit at λ = 0; 1/λ for an infinite rate. */
export function flowWeight(lambda: number, rate: number): number {
  if (rate === Number.POSITIVE_INFINITY) return 1 / lambda;
  const x = rate * lambda;
  return Math.abs(x) < 1e-12 ? rate : -Math.expm1(-x) / lambda;
}

/** The eigensystem of a training Gram matrix, for functions of it. */
export interface Spectrum {
  /** f(K) B = V diag(f(λ)) VᵀB for the function λ ↦ (1 − e^{−rate·λ})/λ. */
  flow(B: Matrix, rate: number): Matrix;
}

/** The spectrum of K + ridge·I; an infinite rate needs it to be invertible. */
export function spectrumOf(K: Matrix, ridge: number, X: Matrix): Spectrum {
  const { values, vectors } = eigh(ridge === 0 ? K : addDiagonal(K, ridge));
  const top = values.at(-1) ?? 0;
  const safe = values.map((value) => Math.max(value, 0));
  return {
    flow(B, rate) {
      const lowest = values[0] ?? 1;
      if (rate === Number.POSITIVE_INFINITY && !(lowest > 1e-15 * top)) {
        throw new SingularGramError(caller, lowest > 0 ? top / lowest : Number.POSITIVE_INFINITY, X);
      }
      const coordinates = matmul(vectors, B, { transposeA: true });
      for (let i = 0, at = 0; i < coordinates.rows; i++) {
        const weight = flowWeight(safe[i]!, rate);
        for (let j = 0; j < coordinates.cols; j++, at++) coordinates.data[at]! *= weight;
      }
      return matmul(vectors, coordinates);
    },
  };
}

/** Options of `gradientFlow`. */
export interface GradientFlowOptions {
  readonly kernel: Kernel;
  /** Learning rate η; defaults to 1. Time and rate enter as ηt. */
  readonly learningRate?: number | undefined;
  /** Added to K's diagonal; defaults to 0. */
  readonly ridge?: number | undefined;
}

/** Predictions of gradient flow on ½‖f − Y‖² from f = 0. */
export interface GradientFlow {
  /** f_t at the rows of Z, m × C; time may be Infinity. */
  predict(Z: Matrix, time: number): Matrix;
  /** f_t at the training points, n × C. */
  fitted(time: number): Matrix;
}

/**
 * Gradient flow of a kernel machine under squared loss: f_t(z) = k(z, X) K⁻¹(I − e^{−ηtK}) Y.
 *
 * The loss is the sum over samples; divide η by n for the mean. One eigendecomposition serves all times.
 *
 * @throws InputError if shapes disagree, SingularGramError for infinite time and singular K
 */
export function gradientFlow(X: Matrix, Y: Matrix, options: GradientFlowOptions): GradientFlow {
  const fn = "gradientFlow";
  checkTargets(fn, X, Y);
  const { learningRate, ridge } = ownOptions(fn, gradientFlowOptions, options, ["kernel"]);
  const { kernel } = options;
  checkKernel(fn, "kernel", kernel, ["gram"]);
  const K = kernel.gram(X);
  const spectrum = spectrumOf(K, ridge, X);
  const weights = (time: number) => named(fn, () => spectrum.flow(Y, learningRate * checkTime(fn, time)));
  return Object.freeze({
    predict(Z: Matrix, time: number): Matrix {
      checkSameCols("predict", Z, X);
      return matmul(kernel.gram(Z, X), weights(time));
    },
    fitted: (time: number) => matmul(K, weights(time)),
  });
}

/** Requires a time of zero or more; Infinity is allowed. */
export function checkTime(fn: string, time: number): number {
  checkNumber(fn, "time", time);
  if (time >= 0) return time;
  throw new InputError({
    fn,
    argument: "time",
    requirement: "must be zero or positive",
    received: String(time),
  });
}
