import { unitNorm } from "@collapsar/datasets/parts";
import { cholesky, gram, type Matrix, matmul, randomNormal, seededRandom } from "@collapsar/linalg";
import {
  checkInteger,
  checkLabels,
  checkNonNegative,
  checkPositive,
  checkSquare,
  ownOptions,
} from "@collapsar/linalg/check";
import {
  addDiagonal,
  choleskySolve,
  frobeniusNorm,
  innerProduct,
  scale,
  subtract,
} from "@collapsar/linalg/parts";
import { codeTargets } from "../machine/code-targets.js";
import { kernelFlowOptions } from "../options.js";
import { blockGram } from "./unit-diagonal.js";

/**
 * The ridge objective of a Gram matrix, tr(Y(K + μI)⁻¹Yᵀ) with one-hot targets: what kernel learning lowers.
 *
 * Source: theory §5.
 *
 * @param K - n × n, positive semi-definite
 * @param labels - n class labels
 * @throws InputError if μ ≤ 0
 */
export function kernelObjective(K: Matrix, labels: ArrayLike<number>, mu: number): number {
  checkSquare("kernelObjective", "K", K);
  checkLabels("kernelObjective", labels, K.rows);
  checkPositive("kernelObjective", "mu", mu);
  const Y = codeTargets(labels);
  return innerProduct(Y, choleskySolve(cholesky(addDiagonal(K, mu)), Y));
}

/**
 * Σ_c n_c/(n_c + μ): the smallest objective of any Gram matrix with unit diagonal, reached by the collapsed one alone.
 *
 * Source: theory §5 (Jensen's inequality for each class).
 */
export function kernelObjectiveBound(labels: ArrayLike<number>, mu: number): number {
  const { counts } = checkLabels("kernelObjectiveBound", labels, labels?.length);
  checkNonNegative("kernelObjectiveBound", "mu", mu);
  return counts.reduce((total, count) => total + count / (count + mu), 0);
}

/** A projected-gradient flow over Gram matrices with unit diagonal. */
export interface KernelFlowOptions {
  /** The ridge μ; defaults to 0.1. */
  readonly mu?: number | undefined;
  /** Rank of the factor V of K = VVᵀ; defaults to n: every Gram matrix. */
  readonly rank?: number | undefined;
  /** Defaults to 2,000. */
  readonly steps?: number | undefined;
  /** Stops when the objective is this near to its bound, relatively; defaults to 1e-8. */
  readonly tolerance?: number | undefined;
  readonly seed?: number | undefined;
}

/** The path of a flow. */
export interface KernelFlow {
  /** Objective at the start and after each step. */
  readonly objective: readonly number[];
  readonly bound: number;
  /** ‖K − K*‖_F/‖K*‖_F at the start and after each step. */
  readonly distance: readonly number[];
  readonly gram: Matrix;
}

function checkSomeLabels(labels: ArrayLike<number>): void {
  const { classes } = checkLabels("kernelLearningFlow", labels, labels?.length);
  checkInteger("kernelLearningFlow", "number of classes", classes, 1);
}

/** ∂/∂V of tr(Y(VVᵀ + μI)⁻¹Yᵀ) = −2·R YᵀY R·V. */
function flowGradient(V: Matrix, Y: Matrix, mu: number): Matrix {
  const S = choleskySolve(cholesky(addDiagonal(gram(V), mu)), Y);
  return scale(matmul(S, matmul(S, V, { transposeA: true })), -2);
}

/**
 * Gradient descent on V with rows kept at norm 1 (so K = VVᵀ keeps its unit diagonal) for the ridge objective; steps
 * are halved until the objective falls. Ends at the collapsed Gram matrix.
 *
 * Source: theory §5 (kernel-learning view).
 *
 * @param labels - n class labels
 */
export function kernelLearningFlow(labels: ArrayLike<number>, options: KernelFlowOptions = {}): KernelFlow {
  checkSomeLabels(labels);
  const settings = ownOptions("kernelLearningFlow", kernelFlowOptions, options);
  const { mu, rank = labels.length, steps, tolerance, seed } = settings;
  const [Y, ideal] = [codeTargets(labels), blockGram(labels)];
  const bound = kernelObjectiveBound(labels, mu);
  let V = unitNorm(randomNormal(seededRandom(seed), labels.length, rank));
  const distanceOf = (K: Matrix) => frobeniusNorm(subtract(K, ideal)) / frobeniusNorm(ideal);
  const [objective, distance] = [[kernelObjective(gram(V), labels, mu)], [distanceOf(gram(V))]];
  let rate = 1;
  for (let step = 0; step < steps && objective[step]! > bound * (1 + tolerance); step++) {
    const gradient = flowGradient(V, Y, mu);
    let next = V;
    let value = objective[step]!;
    for (rate *= 2; rate > 1e-12; rate /= 2) {
      next = unitNorm(subtract(V, scale(gradient, rate)));
      value = kernelObjective(gram(next), labels, mu);
      if (value < objective[step]!) break;
    }
    if (!(value < objective[step]!)) break;
    V = next;
    objective.push(value);
    distance.push(distanceOf(gram(V)));
  }
  return { objective, bound, distance, gram: gram(V) };
}
