import { type Matrix, matmul, qr, transpose } from "@collapsar/linalg";
import { add, frobeniusNorm, hstack, subtract } from "@collapsar/linalg/parts";
import type { ClosedState } from "./closed-state.js";

/** An orthonormal basis, p × q, of features that the dynamics never leaves; the state in it, and the way back. */
export interface FeatureSubspace {
  readonly reduced: ClosedState;
  readonly lift: (state: ClosedState) => ClosedState;
}

/** Largest relative part outside a subspace that still counts as rounding. */
const ROUNDING = 1e-14;

/**
 * The flow keeps the rows of W and the columns of H1 and H2 in the span in which they start: where that is smaller than
 * the feature space (E = 0: the rows of W alone), the run takes place there, at q in place of p.
 */
export function featureSubspace(state: ClosedState): FeatureSubspace {
  const { W, H1 } = state;
  const [C, p] = [W.rows, W.cols];
  for (const [width, span] of [
    [C, () => transpose(W)],
    [2 * C, () => hstack([transpose(W), H1])],
  ] as const) {
    if (width >= p) break;
    const { Q } = qr(span());
    if (contains(Q, state)) return inSubspace(Q, state);
  }
  return { reduced: state, lift: (same) => same };
}

function contains(Q: Matrix, { H1, S }: ClosedState): boolean {
  return [H1, S].every((A) => {
    const inside = matmul(Q, matmul(Q, A, { transposeA: true }));
    return frobeniusNorm(subtract(A, inside)) <= ROUNDING * Math.sqrt(A.rows) * frobeniusNorm(A);
  });
}

function inSubspace(Q: Matrix, state: ClosedState): FeatureSubspace {
  const inside = (A: Matrix) => matmul(Q, A, { transposeA: true });
  const half = matmul(inside(state.S), Q);
  const S = add(half, transpose(half));
  for (let at = 0; at < S.data.length; at++) S.data[at]! /= 2;
  const base = { t: state.t, W: matmul(state.W, Q), b: state.b, H1: inside(state.H1), S };
  return {
    reduced: state.H2 ? { ...base, H2: inside(state.H2) } : base,
    lift: (small) => {
      const whole = {
        t: small.t,
        W: matmul(small.W, Q, { transposeB: true }),
        b: small.b,
        H1: matmul(Q, small.H1),
        S: matmul(Q, matmul(small.S, Q, { transposeB: true })),
      };
      return small.H2 ? { ...whole, H2: matmul(Q, small.H2) } : whole;
    },
  };
}
