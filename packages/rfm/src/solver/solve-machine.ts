import type { Kernel, RadialPair } from "@collapsar/kernels";
import type { Matrix, Random, Work } from "@collapsar/linalg";
import { addInPlace } from "@collapsar/linalg/parts";
import { scaleRows } from "../agop/scale-rows.js";
import { checkKernelSpread, probeKernelSpread } from "../machine/kernel-spread.js";
import { isRadialKernel } from "../machine/metric-kernel.js";
import { blockConjugateGradient } from "./block-conjugate-gradient.js";
import { type KernelOperator, storedOperator, tiledOperator } from "./kernel-operator.js";
import { logisticSolve } from "./logistic-solve.js";
import type { SolverPlan } from "./memory-plan.js";
import { nystromPreconditioner } from "./nystrom-preconditioner.js";
import { ridgeSolveInPlace } from "./ridge-solve.js";
import { softmax } from "./softmax.js";

/** Matrices of n × n that rounds of one fit share: touching fresh memory costs as much as filling it. */
export interface MachineMemory {
  pair?: RadialPair;
}

/** One kernel machine to solve. */
export interface MachineProblem {
  readonly kernel: Kernel;
  /** Absent for kernels without one. */
  readonly bandwidth: number | undefined;
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly ridge: number;
  readonly loss: "squared" | "logistic";
  readonly weights: ArrayLike<number> | undefined;
  /** Whether the radial derivatives between all rows are wanted too. */
  readonly derivatives: boolean;
  readonly plan: SolverPlan;
  readonly tolerance: number;
  readonly random: Random;
  /** What one solve leaves for the next. */
  readonly memory: MachineMemory;
  readonly work: Work;
}

/** Its solution. */
export interface MachineSolution {
  /** n × C. */
  readonly alpha: Matrix;
  /** n × C predictions on the training rows: values, or probabilities for the logistic loss. */
  readonly fitted: Matrix;
  /** n × n radial derivatives, where asked for and where the kernel has them; the next solve writes over them. */
  readonly D: Matrix | undefined;
  /** n × n, what is left of the kernel matrix beside D: free to be written over. */
  readonly scratch?: Matrix | undefined;
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

function solveLogistic(problem: MachineProblem, operator: KernelOperator): { alpha: Matrix; fitted: Matrix } {
  const { Y, ridge, weights, work } = problem;
  const { alpha, fitted } = logisticSolve({ ...work, operator, Y, ridge, weights });
  return { alpha, fitted: softmax(fitted) };
}

/** K with the radial derivatives where they are asked for, or where an earlier round has left memory for both. */
function kernelMatrices({ kernel, X, derivatives, memory }: MachineProblem): { K: Matrix; D?: Matrix } {
  if (!isRadialKernel(kernel) || !(derivatives || memory.pair)) return { K: kernel.gram(X) };
  memory.pair = kernel.radialGram(X, X, memory.pair);
  return memory.pair;
}

const spreadSettings = ({ bandwidth, ridge, X }: MachineProblem) => ({ bandwidth, ridge, n: X.rows });

/** The whole kernel matrix and Cholesky (or Newton's method with its products). */
function solveDirect(problem: MachineProblem): MachineSolution {
  const { Y, ridge, weights } = problem;
  const { K, D } = kernelMatrices(problem);
  checkKernelSpread("rfm", K, spreadSettings(problem));
  if (problem.loss === "logistic") return { ...solveLogistic(problem, storedOperator(K)), D, scratch: K };
  const alpha = ridgeSolveInPlace(K, Y, ridge, weights);
  return { alpha, fitted: fittedValues(Y, alpha, ridge, weights), D, scratch: K };
}

/** (W^{1/2}KW^{1/2} + λI)β = W^{1/2}Y by preconditioned conjugate gradients, α = W^{1/2}β. */
function solveIterative(problem: MachineProblem): MachineSolution {
  const { kernel, X, Y, ridge, weights, plan, tolerance, random, work } = problem;
  probeKernelSpread("rfm", kernel, X, spreadSettings(problem));
  const operator = plan.stored ? storedOperator(kernel.gram(X)) : tiledOperator(kernel, X, plan.tile);
  if (problem.loss === "logistic") return { ...solveLogistic(problem, operator), D: undefined };
  const roots = weights === undefined ? undefined : Float64Array.from(weights, Math.sqrt);
  const weighted = (V: Matrix) => (roots === undefined ? V : scaleRows(V, roots));
  const { x } = blockConjugateGradient({
    ...work,
    apply: (V) => addInPlace(weighted(operator.apply(weighted(V))), V, ridge),
    b: weighted(Y),
    precondition: nystromPreconditioner({ kernel, X, ridge, roots, landmarks: plan.landmarks, random }),
    tolerance,
  });
  const alpha = weighted(x);
  return { alpha, fitted: fittedValues(Y, alpha, ridge, weights), D: undefined };
}

/** Solves one kernel machine as its plan says. */
export function solveMachine(problem: MachineProblem): MachineSolution {
  return problem.plan.method === "direct" ? solveDirect(problem) : solveIterative(problem);
}
