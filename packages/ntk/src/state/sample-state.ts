import { gram, InputError, type Matrix } from "@collapsar/linalg";
import {
  checkFinite,
  checkLabels,
  checkMatrix,
  checkNumber,
  checkObject,
  named,
} from "@collapsar/linalg/check";
import type { ClosedState } from "./closed-state.js";
import { classCoordinates, joinedCoordinates } from "./within-basis.js";

/** The state of the unreduced system: every sample's features. */
export interface SampleState {
  readonly t: number;
  /** C × p. */
  readonly W: Matrix;
  /** Length C. */
  readonly b: Float64Array;
  /** p × n, one sample a column. */
  readonly H: Matrix;
}

/** Requires shapes that agree with the labels. */
export function checkSampleState(fn: string, state: SampleState, labels: ArrayLike<number>): Float64Array {
  checkObject(fn, "state", state);
  const { t, W, b, H } = state;
  checkNumber(fn, "t", t);
  checkMatrix(fn, "W", W);
  checkMatrix(fn, "H", H);
  const { classes, counts } = checkLabels(fn, labels, H.cols);
  checkFinite(fn, "b", b);
  if (W.rows !== classes || b.length !== classes || W.cols !== H.rows) {
    throw new InputError({
      fn,
      requirement: `with ${classes} classes and H p×n, W must be C×p and b of length C`,
      received: `${W.rows}×${W.cols}, ${b.length} and ${H.rows}×${H.cols}`,
    });
  }
  checkFinite(fn, "W", W);
  checkFinite(fn, "H", H);
  return Float64Array.from(counts);
}

/**
 * Closed coordinates of features given sample by sample: H1, S = H2H2ᵀ, and H2 itself.
 *
 * @throws InputError if the shapes do not fit the labels
 */
export function closedStateOf(state: SampleState, labels: ArrayLike<number>): ClosedState {
  checkSampleState("closedStateOf", state, labels);
  const { H1, H2 } = classCoordinates(state.H, labels);
  return { t: state.t, W: state.W, b: state.b, H1, S: gram(H2), H2 };
}

/**
 * The features sample by sample of a closed state that carries H2.
 *
 * @throws InputError if the state has no H2 or the shapes do not fit the labels
 */
export function sampleStateOf(state: ClosedState, labels: ArrayLike<number>): SampleState {
  const fn = "sampleStateOf";
  checkObject(fn, "state", state);
  const { H1, H2 } = state;
  if (!H2) throw new InputError({ fn, requirement: "the state must carry H2", received: "none" });
  const H = named(fn, () => joinedCoordinates({ H1, H2 }, labels));
  return { t: state.t, W: state.W, b: state.b, H };
}
