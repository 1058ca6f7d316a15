import type { Kernel } from "@collapsar/kernels";
import type { Matrix } from "@collapsar/linalg";
import { checkKernelSpread } from "../machine/kernel-spread.js";
import { isRadialKernel } from "../machine/metric-kernel.js";
import { ridgeSolve } from "../machine/ridge-solve.js";

/** One kernel machine to solve. */
export interface RoundProblem {
  readonly kernel: Kernel;
  readonly bandwidth: number;
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly ridge: number;
  readonly weights: ArrayLike<number> | undefined;
  /** Whether the radial derivatives between all rows are wanted too. */
  readonly derivatives: boolean;
}

/** Its solution. */
export interface RoundSolution {
  /** n × C. */
  readonly alpha: Matrix;
  /** n × C predictions on the training rows. */
  readonly fitted: Matrix;
  /** n × n radial derivatives, where asked for and where the kernel has them. */
  readonly D: Matrix | undefined;
}

/** Kα = Y − λα/w, exactly what the solved system says, without another product with K. */
function fittedValues(
  Y: Matrix,
  alpha: Matrix,
  ridge: number,
  weights: ArrayLike<number> | undefined,
): Matrix {
  const data = new Float64Array(Y.data.length);
  for (let i = 0, at = 0; i < Y.rows; i++) {
    const factor = ridge / (weights?.[i] ?? 1);
    for (let c = 0; c < Y.cols; c++, at++) data[at] = Y.data[at]! - factor * alpha.data[at]!;
  }
  return { rows: Y.rows, cols: Y.cols, data };
}

/** The whole kernel matrix and Cholesky. */
export function solveDirect(problem: RoundProblem): RoundSolution {
  const { kernel, X, Y, ridge, weights } = problem;
  const radial = problem.derivatives && isRadialKernel(kernel) ? kernel.radialGram(X) : undefined;
  const K = radial?.K ?? kernel.gram(X);
  checkKernelSpread("rfm", K, problem.bandwidth);
  const alpha = ridgeSolve(K, Y, ridge, weights);
  return { alpha, fitted: fittedValues(Y, alpha, ridge, weights), D: radial?.D };
}
