import type { Matrix } from "@collapsar/linalg";
import { checkSameCols, named, ownOptions } from "@collapsar/linalg/check";
import { choleskyInverse, choleskySolve } from "@collapsar/linalg/parts";
import { checkKernel } from "../check-kernel.js";
import type { Kernel } from "../kernel.js";
import { regressionOptions } from "../options.js";
import { checkTargets } from "./check-targets.js";
import { factorGram } from "./factor-gram.js";
import { leaveOneOutMeans } from "./leave-one-out.js";
import { predictRows } from "./predict-rows.js";

/** Options of `kernelRegression`. */
export interface RegressionOptions {
  readonly kernel: Kernel;
  /** λ ≥ 0; defaults to 0, interpolation. */
  readonly ridge?: number | undefined;
}

/** A fitted kernel machine f(z) = Σ_i k(z, x_i) α_i. */
export interface RegressionModel {
  /** (K + λI)⁻¹Y, n × C. */
  readonly alpha: Matrix;
  /** Estimated condition number of K + λI. */
  readonly condition: number;
  /** f at the rows of Z, m × C. */
  predict(Z: Matrix): Matrix;
  /** f at x_i when fitted without sample i, n × C, in closed form. */
  leaveOneOut(): Matrix;
}

/**
 * Kernel ridge regression (ridgeless with ridge 0): (K + λI) α = Y.
 *
 * @param X - n × d; Y - n × C, all columns solved together
 * @throws InputError if shapes disagree or the ridge is negative, SingularGramError if K + λI is singular
 */
export function kernelRegression(X: Matrix, Y: Matrix, options: RegressionOptions): RegressionModel {
  const fn = "kernelRegression";
  checkTargets(fn, X, Y);
  const { ridge } = ownOptions(fn, regressionOptions, options, ["kernel"]);
  const { kernel } = options;
  checkKernel(fn, "kernel", kernel, ["gram"]);
  const K = kernel.gram(X);
  const { factor, condition } = named(fn, () => factorGram(K, ridge, X));
  const alpha = choleskySolve(factor, Y);
  return Object.freeze({
    alpha,
    condition,
    predict(Z: Matrix): Matrix {
      checkSameCols("predict", Z, X);
      return predictRows(kernel, Z, X, alpha);
    },
    leaveOneOut: () => leaveOneOutMeans(Y, alpha, choleskyInverse(factor)),
  });
}
