import { InputError, type Matrix, matrix } from "@collapsar/linalg";
import { checkFinite, checkMatrix, checkNumber, checkObject, checkRows } from "@collapsar/linalg/check";
import { clone } from "@collapsar/linalg/parts";

/**
 * The state of the features–classifier dynamics in closed coordinates (columns are samples, as in [NTC]): the cost of
 * a step does not depend on the number of samples.
 */
export interface ClosedState {
  /** Time. */
  readonly t: number;
  /** Classifier, C × p. */
  readonly W: Matrix;
  /** Bias, length C. */
  readonly b: Float64Array;
  /** Class means as columns, p × C. */
  readonly H1: Matrix;
  /** Within-class scatter S = H2H2ᵀ, p × p; its trace over n is tr Σ_W. */
  readonly S: Matrix;
  /** Within-class part in an orthonormal basis of within-class differences, p × (n − C), where it is asked for. */
  readonly H2?: Matrix | undefined;
}

/** Requires shapes that agree and finite entries; returns C and p. */
export function checkState(
  fn: string | undefined,
  state: ClosedState,
  classes: number,
): { C: number; p: number } {
  checkObject(fn, "state", state);
  const { t, W, b, H1, S, H2 } = state;
  checkNumber(fn, "t", t);
  for (const [name, A] of [
    ["W", W],
    ["H1", H1],
    ["S", S],
  ] as const) {
    checkMatrix(fn, name, A);
    checkFinite(fn, name, A);
  }
  checkFinite(fn, "b", b);
  const [C, p] = [W.rows, W.cols];
  if (C !== classes || b.length !== C || H1.cols !== C || H1.rows !== p || S.rows !== p || S.cols !== p) {
    throw new InputError({
      fn,
      requirement: `with ${classes} classes W must be C×p, b of length C, H1 p×C and S p×p`,
      received: `${W.rows}×${W.cols}, ${b.length}, ${H1.rows}×${H1.cols} and ${S.rows}×${S.cols}`,
    });
  }
  if (H2 !== undefined) checkRows(fn, "H2", H2, p);
  return { C, p };
}

/** Offsets of the parts of a state in one vector: W, b, H1, S, and a p × p propagator where H2 is asked for. */
export interface StateLayout {
  readonly C: number;
  readonly p: number;
  readonly b: number;
  readonly H1: number;
  readonly S: number;
  readonly propagator: number;
  readonly length: number;
}

export function stateLayout(C: number, p: number, propagates: boolean): StateLayout {
  const b = C * p;
  const H1 = b + C;
  const S = H1 + p * C;
  const propagator = S + p * p;
  return { C, p, b, H1, S, propagator, length: propagator + (propagates ? p * p : 0) };
}

/** The parts of a packed vector as matrices over the same memory. */
export interface StateViews {
  readonly W: Matrix;
  readonly b: Float64Array;
  readonly H1: Matrix;
  readonly S: Matrix;
  readonly propagator: Matrix | undefined;
}

export function stateViews(layout: StateLayout, y: Float64Array): StateViews {
  const { C, p } = layout;
  const propagates = layout.length > layout.propagator;
  return {
    W: matrix(C, p, y.subarray(0, layout.b)),
    b: y.subarray(layout.b, layout.H1),
    H1: matrix(p, C, y.subarray(layout.H1, layout.S)),
    S: matrix(p, p, y.subarray(layout.S, layout.propagator)),
    propagator: propagates ? matrix(p, p, y.subarray(layout.propagator, layout.length)) : undefined,
  };
}

export function packState(layout: StateLayout, state: ClosedState): Float64Array {
  const y = new Float64Array(layout.length);
  const { W, b, H1, S, propagator } = stateViews(layout, y);
  W.data.set(state.W.data);
  b.set(state.b);
  H1.data.set(state.H1.data);
  S.data.set(state.S.data);
  if (propagator) for (let i = 0; i < layout.p; i++) propagator.data[i * (layout.p + 1)] = 1;
  return y;
}

export function unpackState(layout: StateLayout, t: number, y: Float64Array): ClosedState {
  const { W, b, H1, S } = stateViews(layout, y);
  return { t, W: clone(W), b: Float64Array.from(b), H1: clone(H1), S: clone(S) };
}
