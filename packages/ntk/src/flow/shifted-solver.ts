import { type Matrix, matmul, matrix } from "@collapsar/linalg";
import { addInPlace } from "@collapsar/linalg/parts";
import { quotientMatrix } from "../kernel/block-spectrum.js";
import type { FeatureKernel } from "../kernel/feature-kernel.js";
import type { StiffModel } from "../ode/stiff-model.js";
import { type StateLayout, stateViews } from "../state/closed-state.js";
import { type ClassResidual, classResidualModel, classResidualSolver } from "./class-residual-solver.js";
import { scatterDamping } from "./scatter-damping.js";

/**
 * Prepares, at a state, solvers of the flow's stiff part: the Gauss–Newton operator of the class residual,
 *
 *     J(δW, δb, δH1) = (δW S + XN^½H1ᵀ, XN^½1, WᵀXQN^{−½}),  X = (δW H1 + Wδ(H1) + δb1ᵀ)N^½,
 *
 * whose rates grow with the number of samples. By Woodbury's identity a solve needs the C × C matrix X alone, from
 * X(I + hN^½(H1ᵀΘH1 + 11ᵀ)N^½) + hWWᵀXQ = F with Θ = (I + hS)⁻¹. The rest of the flow has rates of order one and is left
 * to the explicit part.
 *
 * Source: ours.
 */
export function stiffModel(
  layout: StateLayout,
  { kernel, trainedBias }: { kernel: FeatureKernel; trainedBias: boolean },
): StiffModel {
  const { sizes } = kernel;
  return (t, y, longest) => {
    const { W, H1, S } = stateViews(layout, y.slice());
    const model = classResidualModel(W, quotientMatrix(kernel.blocksAt(t), sizes), { sizes, trainedBias });
    const dampingAt = scatterDamping(S, longest);
    return (h) => {
      const damping = dampingAt(h);
      const damped = damping ? matmul(damping, H1) : H1;
      const residual = classResidualSolver(model, matmul(H1, damped, { transposeA: true }), h);
      return { solve: (r) => solveWith({ layout, trainedBias, W, H1, damped, damping, residual, h }, r) };
    };
  };
}

interface Factors {
  readonly layout: StateLayout;
  readonly trainedBias: boolean;
  readonly W: Matrix;
  readonly H1: Matrix;
  /** ΘH1. */
  readonly damped: Matrix;
  readonly damping: Matrix | undefined;
  readonly residual: (F: Matrix) => ClassResidual;
  readonly h: number;
}

function solveWith(
  { layout, trainedBias, W, H1, damped, damping, residual, h }: Factors,
  r: Float64Array,
): void {
  const { C, p } = layout;
  const rW = matrix(C, p, r.subarray(0, layout.b));
  const rb = r.subarray(layout.b, layout.H1);
  const rH1 = matrix(p, C, r.subarray(layout.H1, layout.S));
  const F = matmul(rW, damped);
  addInPlace(F, matmul(W, rH1));
  for (let at = 0; at < C * C; at++) F.data[at]! += rb[Math.floor(at / C)]!;
  const { sized, moved } = residual(F);
  if (trainedBias) for (let at = 0; at < C * C; at++) rb[Math.floor(at / C)]! -= h * sized.data[at]!;
  addInPlace(rW, matmul(sized, H1, { transposeB: true }), -h);
  if (damping) rW.data.set(matmul(rW, damping).data);
  addInPlace(rH1, matmul(W, moved, { transposeA: true }), -h);
}
