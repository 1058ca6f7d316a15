import type { Kernel, RadialPair } from "@collapsar/kernels";
import { type Matrix, type Random, type Work, zeros } from "@collapsar/linalg";
import { advance, ConvergenceError } from "@collapsar/linalg/check";
import { copyLower } from "@collapsar/linalg/engine";
import { addInPlace } from "@collapsar/linalg/parts";
import { checkKernelSpread, probeKernelSpread } from "../machine/kernel-spread.js";
import { isRadialKernel } from "../machine/metric-kernel.js";
import { scaleRows } from "../machine/scale-rows.js";
import { type BlockSystem, blockConjugateGradient } from "./block-conjugate-gradient.js";
import { floatFactor } from "./float-factor.js";
import { type KernelOperator, storedOperator, tiledOperator } from "./kernel-operator.js";
import { logisticSolve } from "./logistic-solve.js";
import type { SolverPlan } from "./memory-plan.js";
import { nystromPreconditioner } from "./nystrom-preconditioner.js";
import { ridgeRemedy, ridgeSolveInPlace } from "./ridge-solve.js";
import { softmax } from "./softmax.js";

/** Matrices of n × n that rounds of one fit share: touching fresh memory costs as much as filling it. */
export interface MachineMemory {
  pair?: RadialPair | undefined;
  /** The matrix to factor where the kernel matrix is wanted for another ridge. */
  factor?: Matrix | undefined;
  /** A system in float32. */
  floats?: Matrix | undefined;
}

/** A kernel machine to solve, for one ridge or several. */
export interface MachineProblem {
  readonly kernel: Kernel;
  /** Absent for kernels without one. */
  readonly bandwidth: number | undefined;
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly loss: "squared" | "logistic";
  readonly weights: ArrayLike<number> | undefined;
  /** Whether the radial derivatives between all rows are wanted too. */
  readonly derivatives: boolean;
  readonly plan: SolverPlan;
  readonly tolerance: number;
  readonly random: Random;
  /** State that one solve leaves for the next. */
  readonly memory: MachineMemory;
  readonly work: Work;
}

/** Its solution for a ridge. */
export interface MachineSolution {
  /** n × C. */
  readonly alpha: Matrix;
  /** n × C predictions on the training rows: values, or probabilities for the logistic loss. */
  readonly fitted: Matrix;
}

/** A machine whose kernel values are made once for all its ridges. */
export interface MachineSystem {
  /**
   * The machine of a ridge λ; the `last` one spends the kernel matrix on its factor, which a further one makes anew.
   */
  solve(ridge: number, last: boolean): MachineSolution;
  /** n × n radial derivatives, where asked for and where the kernel has them; the next system writes over them. */
  readonly D: Matrix | undefined;
  /** n × n, the kernel matrix beside D, or what is left of it: free to be written over when all is solved. */
  readonly scratch: Matrix | undefined;
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

function solveLogistic(problem: MachineProblem, ridge: number, operator: KernelOperator): MachineSolution {
  const { Y, weights, work } = problem;
  const { alpha, fitted } = logisticSolve({ ...work, operator, Y, ridge, weights });
  return { alpha, fitted: softmax(fitted) };
}

/** K with the radial derivatives where they are asked for, or where an earlier round has left memory for both. */
function kernelMatrices({ kernel, X, derivatives, memory }: MachineProblem): { K: Matrix; D?: Matrix } {
  if (!isRadialKernel(kernel) || !(derivatives || memory.pair)) return { K: kernel.gram(X) };
  memory.pair = kernel.radialGram(X, X, memory.pair);
  return memory.pair;
}

/** The lower triangle of K in the memory that factors share; what lies above it is anything. */
function factorCopy(K: Matrix, memory: MachineMemory): Matrix {
  memory.factor ??= zeros(K.rows, K.rows);
  copyLower(K.rows, K.data, memory.factor.data);
  return memory.factor;
}

/** The whole kernel matrix and Cholesky (or Newton's method with its products). */
function directSystem(problem: MachineProblem): MachineSystem {
  const { X, Y, bandwidth, weights, plan, memory } = problem;
  let { K, D } = kernelMatrices(problem);
  let isSpent = false;
  const solve = (ridge: number, last: boolean) => {
    if (isSpent) ({ K, D } = kernelMatrices(problem));
    checkKernelSpread(K, { bandwidth, ridge, n: X.rows });
    if (problem.loss === "logistic") return solveLogistic(problem, ridge, storedOperator(K));
    isSpent = last || plan.copies !== true;
    const alpha = ridgeSolveInPlace(isSpent ? K : factorCopy(K, memory), Y, ridge, weights);
    return { alpha, fitted: fittedValues(Y, alpha, ridge, weights) };
  };
  return {
    solve,
    get D() {
      return D;
    },
    get scratch() {
      return K;
    },
  };
}

/** Refinements after which a factor in float32 is taken for useless. */
const mostRefinements = 40;

/** The solution by a factor in float32 and its refinement; undefined where the system is beyond float32's digits. */
function refine(
  { kernel, X, plan, memory, work }: MachineProblem,
  ridge: number,
  roots: Float64Array | undefined,
  gradients: (ridge: number, way: Pick<BlockSystem, "precondition" | "maxIterations">) => Matrix,
): Matrix | undefined {
  advance(work, { done: 0, unit: "iterations", message: "a factor in float32" });
  memory.floats ??= zeros(X.rows, X.rows, "f32");
  const precondition = floatFactor({ kernel, X, ridge, roots, tile: plan.tile, floats: memory.floats });
  if (precondition === undefined) return undefined;
  try {
    return gradients(ridge, { precondition, maxIterations: mostRefinements });
  } catch (error) {
    if (error instanceof ConvergenceError) return undefined;
    throw error;
  }
}

/** The result of conjugate gradients; a failure says what helps. */
function advised(ridge: number, solve: () => Matrix): Matrix {
  try {
    return solve();
  } catch (error) {
    if (!(error instanceof ConvergenceError)) throw error;
    const { iterations, residual, tolerance } = error;
    const why = `in ${iterations} iterations; ${ridgeRemedy(ridge)}`;
    throw new ConvergenceError("ridgeSolve", { iterations, residual, tolerance, why });
  }
}

/** (W^{1/2}KW^{1/2} + λI)β = W^{1/2}Y by preconditioned conjugate gradients, α = W^{1/2}β. */
function iterativeSystem(problem: MachineProblem): MachineSystem {
  const { kernel, X, Y, bandwidth, weights, plan, tolerance, random, work } = problem;
  const operator = plan.stored ? storedOperator(kernel.gram(X)) : tiledOperator(kernel, X, plan.tile);
  const roots = weights === undefined ? undefined : Float64Array.from(weights, Math.sqrt);
  const weighted = (V: Matrix) => (roots === undefined ? V : scaleRows(V, roots));
  const regularised = (product: KernelOperator["apply"], ridge: number) => (V: Matrix) =>
    addInPlace(weighted(product(weighted(V))), V, ridge);
  const gradients = (ridge: number, way: Pick<BlockSystem, "rough" | "precondition" | "maxIterations">) =>
    blockConjugateGradient({
      ...work,
      ...way,
      apply: regularised(operator.apply, ridge),
      b: weighted(Y),
      tolerance,
    }).x;
  const solve = (ridge: number) => {
    probeKernelSpread(kernel, X, { bandwidth, ridge, n: X.rows });
    if (problem.loss === "logistic") return solveLogistic(problem, ridge, operator);
    const refined = plan.factored === true ? refine(problem, ridge, roots, gradients) : undefined;
    const byLandmarks = () =>
      gradients(ridge, {
        rough: operator.rough && regularised(operator.rough, ridge),
        precondition: nystromPreconditioner({ kernel, X, ridge, roots, landmarks: plan.landmarks, random }),
      });
    const alpha = weighted(refined ?? advised(ridge, byLandmarks));
    return { alpha, fitted: fittedValues(Y, alpha, ridge, weights) };
  };
  return { solve, D: undefined, scratch: undefined };
}

/** A kernel machine that is solved as its plan says. */
export function machineSystem(problem: MachineProblem): MachineSystem {
  return problem.plan.method === "direct" ? directSystem(problem) : iterativeSystem(problem);
}
