import { type Matrix, matmul, matrix, transpose } from "@collapsar/linalg";
import type { StiffModel } from "@collapsar/linalg/ode";
import { addInPlace, scale, scaleInPlace } from "@collapsar/linalg/parts";
import { quotientMatrix } from "../kernel/block-spectrum.js";
import { featureRates } from "../kernel/feature-kernel.js";
import { type StateLayout, stateViews } from "../state/closed-state.js";
import { type ClassResidual, classResidualModel, classResidualSolver } from "./class-residual-solver.js";
import type { FlowSettings } from "./closed-flow.js";
import { rowBasis } from "./row-basis.js";
import { scatterDamping } from "./scatter-damping.js";
import { propagatorSolver, scatterSolver } from "./scatter-solver.js";

/**
 * Prepares, at a state, solvers of the flow's stiff part: the Gauss–Newton operator of the class residual,
 *
 * J(δW, δb, δH1, δS) = (δW S + WδS + XN^½H1ᵀ, XN^½1, WᵀXQN^{−½}, μ_single(WᵀWδS + δSWᵀW)), X = (δW H1 + Wδ(H1) +
 * δb1ᵀ)N^½,
 *
 * whose rates grow with the number of samples, with the ℓ2 terms. δS is solved for first (`scatterSolver`); by
 * Woodbury's identity the rest needs the C × C matrix X alone, from X(I + hN^½(H1ᵀΘH1 + 11ᵀ)N^½) + ηWWᵀXQ = F with
 * Θ = ((1 + hλ_W)I + hS)⁻¹ and η = h/(1 + hλ_H). The propagator of H2, where it is carried along, is solved for by
 * its own equation (`propagatorSolver`). What is left has rates of order one, and is the explicit part's.
 *
 * Source: ours.
 */
export function stiffModel(
  layout: StateLayout,
  { kernel, weightDecay, featureDecay, trainedBias }: FlowSettings,
): StiffModel {
  const { sizes } = kernel;
  const { C, p } = layout;
  const propagates = layout.length > layout.propagator;
  return (t, y, longest) => {
    const { W, H1, S } = stateViews(layout, y.slice());
    const blocks = kernel.blocksAt(t);
    const model = classResidualModel(W, quotientMatrix(blocks, sizes), { sizes, trainedBias });
    const dampingAt = scatterDamping(S, longest);
    const { single } = featureRates(blocks, sizes);
    const basis = rowBasis(W, model);
    const within = { single, decay: featureDecay };
    const scatterAt = scatterSolver(basis, within);
    const propagatorAt = propagatorSolver(basis, within);
    return (h) => {
      const [classifier, features] = [1 + h * weightDecay, 1 + h * featureDecay];
      const damping = dampingAt(h, classifier);
      const damp = (A: Matrix) => (damping ? matmul(A, damping) : scale(A, 1 / classifier));
      const damped = damp(transpose(H1));
      const residual = classResidualSolver(model, matmul(damped, H1), h, h / features);
      const factors = { layout, trainedBias, W, H1, damp, damped, features, residual, h };
      const scatter = scatterAt(h);
      const propagator = propagatorAt(h);
      return {
        solve: (r) => {
          const rS = matrix(p, p, r.subarray(layout.S, layout.propagator));
          scatter(rS);
          addInPlace(matrix(C, p, r.subarray(0, layout.b)), matmul(W, rS), -h);
          solveWith(factors, r);
          if (propagates) propagator(matrix(p, p, r.subarray(layout.propagator)));
        },
      };
    };
  };
}

interface Factors {
  readonly layout: StateLayout;
  readonly trainedBias: boolean;
  readonly W: Matrix;
  readonly H1: Matrix;
  /** AΘ. */
  readonly damp: (A: Matrix) => Matrix;
  /** H1ᵀΘ. */
  readonly damped: Matrix;
  /** 1 + hλ_H. */
  readonly features: number;
  readonly residual: (F: Matrix) => ClassResidual;
  readonly h: number;
}

function solveWith(
  { layout, trainedBias, W, H1, damp, damped, features, residual, h }: Factors,
  r: Float64Array,
): void {
  const { C, p } = layout;
  const rW = matrix(C, p, r.subarray(0, layout.b));
  const rb = r.subarray(layout.b, layout.H1);
  const rH1 = matrix(p, C, r.subarray(layout.H1, layout.S));
  scaleInPlace(rH1, 1 / features);
  const F = matmul(rW, damped, { transposeB: true });
  addInPlace(F, matmul(W, rH1));
  for (let at = 0; at < C * C; at++) F.data[at]! += rb[Math.floor(at / C)]!;
  const { sized, moved } = residual(F);
  if (trainedBias) for (let at = 0; at < C * C; at++) rb[Math.floor(at / C)]! -= h * sized.data[at]!;
  addInPlace(rW, matmul(sized, H1, { transposeB: true }), -h);
  rW.data.set(damp(rW).data);
  addInPlace(rH1, matmul(W, moved, { transposeA: true }), -h / features);
}
