import { eigh, gram, type Matrix, matmul, transpose } from "@collapsar/linalg";
import type { NormPart } from "@collapsar/linalg/ode";
import { addInPlace, frobeniusNorm } from "@collapsar/linalg/parts";
import { classRoot } from "../kernel/class-root.js";
import { featureRates } from "../kernel/feature-kernel.js";
import type { ClosedState } from "../state/closed-state.js";
import { invariantOf } from "../state/invariant.js";
import type { FlowSettings } from "./closed-flow.js";
import type { FlowCoordinates } from "./flow-coordinates.js";
import { type InvariantViews, invariantFlow, invariantLoss, invariantViews } from "./invariant-flow.js";
import { invariantModel } from "./invariant-model.js";
import { symmetrised } from "./symmetrised.js";

/**
 * The least ‖E‖, relative to its parts, at which S may be taken from it: the difference keeps S's absolute accuracy
 * only.
 */
const FAR_FROM_ZERO = 0.01;

/** Feature dimensions a class from which C × p rows are cheaper than p × p scatters. */
const WIDE = 3;

/**
 * The flow in (W, H1ᵀ, Z = WS, b) in the eigenbasis of the invariant E, which says what S is: 3Cp numbers in place of
 * p² + 2Cp. Undefined where a run may not take place there, or should not: it needs constant κ, no ℓ2 terms, no H2
 * asked for, E far from zero and many more features than classes.
 *
 * Source: ours; see `invariantFlow`.
 */
export function invariantCoordinates(
  state: ClosedState,
  settings: FlowSettings,
): FlowCoordinates | undefined {
  const { kernel, trainedBias, weightDecay, featureDecay } = settings;
  const { rows: C, cols: p } = state.W;
  if (!kernel.constant || weightDecay > 0 || featureDecay > 0 || state.H2 || p < WIDE * C) return undefined;
  const { sizes } = kernel;
  const blocks = kernel.blocksAt(0);
  const root = classRoot(blocks, sizes);
  const rates = featureRates(blocks, sizes);
  const { E, norm, relative } = invariantOf(state, root, rates.single);
  if (relative <= FAR_FROM_ZERO) return undefined;
  const { values: lambda, vectors: U } = eigh(E);
  const classForm = gram(root);
  const known = { classForm, lambda, single: rates.single };
  const scatter = (views: InvariantViews) => scatterOn(views, known);
  const flow = { sizes, rates, classForm, lambda, trainedBias };
  const y0 = new Float64Array(3 * C * p + C);
  const start = invariantViews(C, p, y0);
  matmul(state.W, U, { out: start.W });
  matmul(state.H1, U, { transposeA: true, out: start.H });
  matmul(matmul(state.W, state.S), U, { out: start.Z });
  start.b.set(state.b);
  const compact = (t: number, y: Float64Array): ClosedState => {
    const views = invariantViews(C, p, y.slice());
    return { t, W: views.W, b: views.b, H1: transpose(views.H), S: scatter(views) };
  };
  return {
    y0,
    derivative: invariantFlow(C, p, flow),
    parts: normParts(C, p, start),
    model: invariantModel(C, p, { ...flow, blocks, scatter }),
    loss: (y) => invariantLoss(invariantViews(C, p, y), sizes),
    compact,
    whole: (t, y) => {
      const { W, b, H1, S } = compact(t, y);
      return {
        t,
        b,
        W: matmul(W, U, { transposeB: true }),
        H1: matmul(U, H1),
        S: symmetrised(matmul(matmul(U, S), U, { transposeB: true })),
      };
    },
    drift: (y) => driftOf(invariantViews(C, p, y), { ...known, norm }),
  };
}

/**
 * Z counts against its new size, which decays with the root of the loss, but for no less than this share of its
 * first.
 */
const DECAYED = 1e-3;

function normParts(C: number, p: number, start: InvariantViews): NormPart[] {
  const size = C * p;
  return [
    { from: 0, to: size, against: "larger" },
    { from: size, to: 2 * size, against: "larger" },
    { from: 2 * size, to: 3 * size, against: "new", floor: DECAYED * frobeniusNorm(start.Z) },
    { from: 3 * size, to: 3 * size + C, against: "larger", floor: 1 / Math.sqrt(C) },
  ];
}

interface OnInvariant {
  readonly classForm: Matrix;
  readonly lambda: Float64Array;
  readonly single: number;
}

/** S = μ_single(WᵀW − H1PH1ᵀ − diag λ). */
function scatterOn({ W, H }: InvariantViews, { classForm, lambda, single }: OnInvariant): Matrix {
  const S = gram(W, { transpose: true, alpha: single });
  addInPlace(S, matmul(H, matmul(classForm, H), { transposeA: true }), -single);
  lambda.forEach((value, j) => {
    S.data[j * (lambda.length + 1)]! -= single * value;
  });
  return symmetrised(S);
}

/** ‖Z − WS‖ through the rows of W: √C‖W(E(t) − E(0))‖ / (‖W‖ max(‖E(0)‖, ‖WᵀW‖)). */
function driftOf(
  { W, H, Z }: InvariantViews,
  { classForm, lambda, single, norm }: OnInvariant & { readonly norm: number },
): number {
  const A = gram(W);
  const onH = matmul(matmul(W, H, { transposeB: true }), classForm);
  const WS = matmul(A, W);
  addInPlace(WS, matmul(onH, H), -1);
  let squares = 0;
  for (let at = 0; at < Z.data.length; at++) {
    const expected = WS.data[at]! - lambda[at % lambda.length]! * W.data[at]!;
    squares += (Z.data[at]! / single - expected) ** 2;
  }
  const size = frobeniusNorm(W) * Math.max(norm, frobeniusNorm(A));
  return size > 0 ? Math.sqrt(W.rows * squares) / size : 0;
}
