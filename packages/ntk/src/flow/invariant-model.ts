import { type Matrix, matmul, zeros } from "@collapsar/linalg";
import type { StiffModel } from "@collapsar/linalg/ode";
import { addInPlace, scale, scaleInPlace } from "@collapsar/linalg/parts";
import { quotientMatrix } from "../kernel/block-spectrum.js";
import type { Blocks } from "../kernel/blocks.js";
import { type ClassResidual, classResidualModel, classResidualSolver } from "./class-residual-solver.js";
import { type InvariantSettings, type InvariantViews, invariantViews } from "./invariant-flow.js";
import { scatterDamping } from "./scatter-damping.js";

/**
 * Solvers of the stiff part of the flow on the invariant, as in `stiffModel`, with δZ(kI + hS) = r_Z − hXN^½H1ᵀS for
 * the new coordinate, k = 1 + hμ_single·β̄ standing for WWᵀZ by the middle β̄ of WWᵀ's spectrum:
 *
 *     δZ = r_ZΘ − XN^½(H1ᵀ − Ĥ), δW = r_W − h r_ZΘ − hXN^½Ĥ, Θ = (kI + hS)⁻¹, Ĥ = kH1ᵀΘ.
 *
 * Source: ours.
 */
export function invariantModel(
  C: number,
  p: number,
  settings: InvariantSettings & {
    readonly blocks: Blocks;
    readonly scatter: (views: InvariantViews) => Matrix;
  },
): StiffModel {
  const { sizes, rates, trainedBias } = settings;
  const Q = quotientMatrix(settings.blocks, sizes);
  const room = { wide: zeros(C, p), F: zeros(C, C), G: zeros(C, C) };
  return (_t, y, longest) => {
    const views = invariantViews(C, p, y.slice());
    const model = classResidualModel(views.W, Q, { sizes, trainedBias });
    const dampingAt = scatterDamping(settings.scatter(views), longest);
    const middle = (model.beta[0]! + model.beta[C - 1]!) / 2;
    return (h) => {
      const k = 1 + h * rates.single * middle;
      const damping = dampingAt(h, k);
      const damped = damping ? matmul(views.H, damping, { alpha: k }) : views.H;
      const residual = classResidualSolver(model, matmul(views.H, damped, { transposeB: true }), h);
      const rest = damping ? subtracted(views.H, damped) : undefined;
      return {
        solve: (r) =>
          solveWith(
            { views, trainedBias, damping, damped, rest, k, residual, h },
            invariantViews(C, p, r),
            room,
          ),
      };
    };
  };
}

function subtracted(A: Matrix, B: Matrix): Matrix {
  const out = scale(A, 1);
  addInPlace(out, B, -1);
  return out;
}

interface Factors {
  readonly views: InvariantViews;
  readonly trainedBias: boolean;
  readonly damping: Matrix | undefined;
  /** Ĥ. */
  readonly damped: Matrix;
  /** H1ᵀ − Ĥ, where it is not zero. */
  readonly rest: Matrix | undefined;
  readonly k: number;
  readonly residual: (F: Matrix) => ClassResidual;
  readonly h: number;
}

function solveWith(
  { views: { W, H }, trainedBias, damping, damped, rest, k, residual, h }: Factors,
  to: InvariantViews,
  { wide, F, G }: { wide: Matrix; F: Matrix; G: Matrix },
): void {
  const C = W.rows;
  if (damping) to.Z.data.set(matmul(to.Z, damping, { out: wide }).data);
  else scaleInPlace(to.Z, 1 / k);
  addInPlace(to.W, to.Z, -h);
  matmul(to.W, H, { transposeB: true, out: F });
  addInPlace(F, matmul(W, to.H, { transposeB: true, out: G }));
  for (let at = 0; at < C * C; at++) F.data[at]! += to.b[Math.floor(at / C)]!;
  const { sized, moved } = residual(F);
  if (trainedBias) for (let at = 0; at < C * C; at++) to.b[Math.floor(at / C)]! -= h * sized.data[at]!;
  addInPlace(to.W, matmul(sized, damped, { out: wide }), -h);
  addInPlace(to.H, matmul(moved, W, { transposeA: true, out: wide }), -h);
  if (rest) addInPlace(to.Z, matmul(sized, rest, { out: wide }), -1);
}
