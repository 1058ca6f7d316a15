import { type Cholesky, gram as gramOf, type Matrix } from "@collapsar/linalg";
import { checkSameCols, named, ownOptions } from "@collapsar/linalg/check";
import {
  choleskyInverse,
  choleskySolve,
  diagonal,
  innerProduct,
  logDeterminant,
  rowRange,
  subtract,
  triangularSolve,
} from "@collapsar/linalg/parts";
import { checkKernel } from "../check-kernel.js";
import type { Kernel } from "../kernel.js";
import { gaussianProcessOptions } from "../options.js";
import { checkTargets } from "./check-targets.js";
import { factorGram } from "./factor-gram.js";
import { leaveOneOutMeans } from "./leave-one-out.js";
import { predictRows } from "./predict-rows.js";

/** Options of `gaussianProcess`. */
export interface GaussianProcessOptions {
  readonly kernel: Kernel;
  /** Variance of the observation noise, ≥ 0; defaults to 1e-10. */
  readonly noise?: number | undefined;
}

/** Predictions at x_i of a process conditioned on all samples but i. */
export interface LeaveOneOut {
  /** n × C. */
  readonly mean: Matrix;
  /** Predictive variance of the noisy y_i (n). */
  readonly variance: Float64Array;
  /** Σ_i log p(y_i | y_{−i}), summed over outputs: the log pseudo-likelihood. */
  readonly logLikelihood: number;
}

/** A Gaussian process conditioned on data; the outputs are independent and share the kernel. */
export interface GaussianProcess {
  /** (K + σ²I)⁻¹Y, n × C. */
  readonly alpha: Matrix;
  /** log p(Y), summed over outputs. */
  readonly logEvidence: number;
  readonly condition: number;
  /** Posterior mean at the rows of Z, m × C. */
  mean(Z: Matrix): Matrix;
  /** Posterior covariance of the noiseless function at the rows of Z, m × m, the same for every output. */
  covariance(Z: Matrix): Matrix;
  /** Its diagonal (m), without forming it; clipped at 0. */
  variance(Z: Matrix): Float64Array;
  leaveOneOut(): LeaveOneOut;
}

/** The further keys of an `EvidenceMaximum`, which serves as options. */
const FOUND_KEYS = ["parameters", "logEvidence", "iterations", "slope"] as const;

/**
 * Gaussian process regression: mean k(Z, X)(K + σ²I)⁻¹Y, covariance k(Z, Z) − k(Z, X)(K + σ²I)⁻¹k(X, Z).
 *
 * Source: Rasmussen & Williams 2006, algorithm 2.1 and section 5.4.2.
 *
 * @param X - n × d; Y - n × C
 * @throws InputError if shapes disagree or the noise is negative, SingularGramError if K + σ²I is singular
 */
export function gaussianProcess(X: Matrix, Y: Matrix, options: GaussianProcessOptions): GaussianProcess {
  const fn = "gaussianProcess";
  checkTargets(fn, X, Y);
  const { noise } = ownOptions(fn, gaussianProcessOptions, options, ["kernel", ...FOUND_KEYS]);
  const { kernel } = options;
  checkKernel(fn, "kernel", kernel, ["gram", "diag"]);
  const K = kernel.gram(X);
  const { factor, condition } = named(fn, () => factorGram(K, noise, X));
  const alpha = choleskySolve(factor, Y);
  return Object.freeze({
    alpha,
    condition,
    logEvidence: logEvidenceOf(Y, alpha, factor),
    mean(Z: Matrix): Matrix {
      checkSameCols("mean", Z, X);
      return predictRows(kernel, Z, X, alpha);
    },
    covariance(Z: Matrix): Matrix {
      checkSameCols("covariance", Z, X);
      const half = triangularSolve(factor, kernel.gram(X, Z));
      return subtract(kernel.gram(Z), gramOf(half, { transpose: true }));
    },
    variance(Z: Matrix): Float64Array {
      checkSameCols("variance", Z, X);
      return posteriorVariances(kernel, X, Z, factor);
    },
    leaveOneOut: () => leaveOneOut(Y, alpha, choleskyInverse(factor)),
  });
}

/** −½ tr Yᵀα − (C/2) log det(K + σ²I) − (nC/2) log 2π. */
export function logEvidenceOf(Y: Matrix, alpha: Matrix, factor: Cholesky): number {
  const { rows: n, cols: outputs } = Y;
  return -innerProduct(Y, alpha) / 2 - (outputs * (logDeterminant(factor) + n * Math.log(2 * Math.PI))) / 2;
}

const TILE_ROWS = 1024;

function posteriorVariances(kernel: Kernel, X: Matrix, Z: Matrix, factor: Cholesky): Float64Array {
  const out = kernel.diag(Z);
  for (let start = 0; start < Z.rows; start += TILE_ROWS) {
    const tile = rowRange(Z, start, Math.min(Z.rows, start + TILE_ROWS));
    const half = triangularSolve(factor, kernel.gram(X, tile));
    for (let i = 0, at = 0; i < half.rows; i++) {
      for (let j = 0; j < half.cols; j++, at++) out[start + j]! -= half.data[at]! ** 2;
    }
  }
  return out.map((value) => Math.max(0, value));
}

function leaveOneOut(Y: Matrix, alpha: Matrix, P: Matrix): LeaveOneOut {
  const mean = leaveOneOutMeans(Y, alpha, P);
  const variance = diagonal(P).map((value) => 1 / value);
  let logLikelihood = 0;
  for (let i = 0, at = 0; i < Y.rows; i++) {
    for (let c = 0; c < Y.cols; c++, at++) {
      const gap = Y.data[at]! - mean.data[at]!;
      logLikelihood -= (Math.log(2 * Math.PI * variance[i]!) + (gap * gap) / variance[i]!) / 2;
    }
  }
  return { mean, variance, logLikelihood };
}
