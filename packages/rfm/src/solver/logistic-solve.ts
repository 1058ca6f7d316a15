import { type Matrix, type Work, zeros } from "@collapsar/linalg";
import {
  advance,
  ConvergenceError,
  checkFunction,
  checkKeys,
  checkMatrix,
  checkObject,
  checkPositive,
} from "@collapsar/linalg/check";
import { addInPlace, innerProduct, maxAbs, scale } from "@collapsar/linalg/parts";
import { checkRowWeights } from "../check-arguments.js";
import { rfmOptions } from "../options.js";
import { blockConjugateGradient, residualMessage } from "./block-conjugate-gradient.js";
import type { KernelOperator } from "./kernel-operator.js";
import { crossEntropy, softmax } from "./softmax.js";

/** Kernel logistic regression: minimise Σ_i w_i ℓ(f(x_i), y_i) + (λ/2)‖f‖², ℓ the softmax cross-entropy. */
export interface LogisticProblem extends Work {
  readonly operator: KernelOperator;
  /** n × C one-hot targets. */
  readonly Y: Matrix;
  readonly ridge: number;
  readonly weights?: ArrayLike<number> | undefined;
  /** Largest entry of the gradient λα + w∘(p − y) that counts as solved; defaults to 1e-8. */
  readonly tolerance?: number | undefined;
  /** Newton steps; defaults to 100. */
  readonly maxIterations?: number | undefined;
}

/** The solution: coefficients and scores Kα, both n × C. */
export interface LogisticSolution {
  readonly alpha: Matrix;
  readonly fitted: Matrix;
  readonly iterations: number;
  readonly residual: number;
}

/** A_i V_i or A_iᵀV_i row by row, where A_iA_iᵀ = w_i(diag p_i − p_ip_iᵀ): A_i = √w_i(diag √p_i − p_i√p_iᵀ). */
function hessianRoot(
  P: Matrix,
  V: Matrix,
  weights: ArrayLike<number> | undefined,
  transposed: boolean,
): Matrix {
  const out = zeros(V.rows, V.cols);
  for (let i = 0, start = 0; i < P.rows; i++, start += P.cols) {
    const root = Math.sqrt(weights?.[i] ?? 1);
    let inner = 0;
    for (let c = 0; c < P.cols; c++) {
      const p = P.data[start + c]!;
      inner += (transposed ? p : Math.sqrt(p)) * V.data[start + c]!;
    }
    for (let c = 0; c < P.cols; c++) {
      const p = P.data[start + c]!;
      const value = Math.sqrt(p) * V.data[start + c]! - (transposed ? Math.sqrt(p) : p) * inner;
      out.data[start + c] = root * value;
    }
  }
  return out;
}

/** λα + w∘(p − y): the gradient, before K. */
function gradient({ Y, ridge, weights }: LogisticProblem, alpha: Matrix, P: Matrix): Matrix {
  const data = new Float64Array(Y.data.length);
  for (let i = 0, at = 0; i < Y.rows; i++) {
    const weight = weights?.[i] ?? 1;
    for (let c = 0; c < Y.cols; c++, at++)
      data[at] = ridge * alpha.data[at]! + weight * (P.data[at]! - Y.data[at]!);
  }
  return { rows: Y.rows, cols: Y.cols, data };
}

/** A stack of all columns as one, so that the coupled system is solved with one step length. */
const asColumn = (A: Matrix): Matrix => ({ rows: A.rows * A.cols, cols: 1, data: A.data });

/** The Newton direction δ: (λI + HK)δ = −r, by conjugate gradients on (λI + AᵀKA)s = −AᵀKr, δ = −(r + As)/λ. */
function newtonDirection(problem: LogisticProblem, P: Matrix, r: Matrix): Matrix {
  const { operator, ridge, weights } = problem;
  const { rows, cols } = r;
  const asTable = (v: Matrix): Matrix => ({ rows, cols, data: v.data });
  const reduced = (KV: Matrix) => hessianRoot(P, KV, weights, true);
  const system = (product: KernelOperator["apply"]) => (v: Matrix) => {
    const image = reduced(product(hessianRoot(P, asTable(v), weights, false)));
    return asColumn(addInPlace(image, asTable(v), ridge));
  };
  const { x } = blockConjugateGradient({
    apply: system(operator.apply),
    rough: operator.rough && system(operator.rough),
    b: asColumn(scale(reduced(operator.apply(r)), -1)),
    signal: problem.signal,
    // what is left of the residual is divided by λ below
    tolerance: Math.min(1e-6, 1e-3 * ridge),
    maxIterations: 20 * Math.ceil(Math.sqrt(rows * cols)) + 200,
  });
  return scale(addInPlace(hessianRoot(P, asTable(x), weights, false), r), -1 / ridge);
}

/**
 * Solves kernel logistic regression by Newton's method; directions by conjugate gradients, steps by halving.
 *
 * @throws InputError if the ridge is 0 (separable classes have no solution then)
 * @throws ConvergenceError with the residual if the gradient does not fall to the tolerance
 */
export function logisticSolve(problem: LogisticProblem): LogisticSolution {
  const keys = ["operator", "Y", "ridge", "weights", "tolerance", "maxIterations", "signal", "onProgress"];
  checkKeys("logisticSolve", problem ?? null, keys);
  checkObject("logisticSolve", "operator", problem.operator, "an operator { n, apply }");
  checkFunction("logisticSolve", "operator.apply", problem.operator.apply);
  checkMatrix("logisticSolve", "Y", problem.Y);
  checkRowWeights("logisticSolve", problem.weights, problem.Y.rows);
  const {
    operator,
    Y,
    ridge,
    weights,
    tolerance = rfmOptions.tolerance.fallback,
    maxIterations = 100,
  } = problem;
  checkPositive("logisticSolve", "ridge", ridge);
  let alpha = zeros(Y.rows, Y.cols);
  let fitted = zeros(Y.rows, Y.cols);
  const objective = (a: Matrix, f: Matrix) => crossEntropy(f, Y, weights) + 0.5 * ridge * innerProduct(a, f);
  let value = objective(alpha, fitted);
  let residual = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration <= maxIterations; iteration++) {
    const P = softmax(fitted);
    const r = gradient(problem, alpha, P);
    residual = maxAbs(r);
    if (residual <= tolerance) return { alpha, fitted, iterations: iteration, residual };
    advance(problem, { done: iteration, unit: "iterations", message: residualMessage(residual) });
    const direction = newtonDirection(problem, P, r);
    const change = operator.apply(direction);
    const slope = innerProduct(r, change);
    let step = 1;
    for (let half = 0; half < 40; half++, step /= 2) {
      const [a, f] = [addInPlace(scale(direction, step), alpha), addInPlace(scale(change, step), fitted)];
      const next = objective(a, f);
      if (next <= value + 1e-4 * step * slope + 1e-12 * Math.abs(value)) {
        [alpha, fitted, value] = [a, f, next];
        break;
      }
    }
  }
  throw new ConvergenceError("logisticSolve", { iterations: maxIterations, residual, tolerance });
}
