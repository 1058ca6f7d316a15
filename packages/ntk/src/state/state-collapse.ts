import { gram, type Matrix, zeros } from "@collapsar/linalg";
import { checkNumbers } from "@collapsar/linalg/check";
import { frobeniusNorm, trace } from "@collapsar/linalg/parts";
import { closedLoss } from "./closed-loss.js";
import { type ClosedState, checkState } from "./closed-state.js";

/**
 * The collapse metrics of a closed state (theory §1), for features as columns; every sample weighs alike in all of
 * them.
 */
export interface StateCollapse {
  /** tr Σ_W / tr Σ_B; infinite where all class means coincide. */
  readonly nc1: number;
  /** ‖MᵀM/‖MᵀM‖ − (I − 11ᵀ/C)/√(C−1)‖_F, M the class means less the mean of all samples. */
  readonly nc2: number;
  /** ‖W/‖W‖ − Mᵀ/‖M‖‖_F. */
  readonly nc3: number;
  /** The same with W centred over classes: all that features with a mean can reach. */
  readonly nc3Centred: number;
  /** ½‖WH + b1ᵀ − Y‖²_F. */
  readonly loss: number;
}

/**
 * NC1–NC3 and the loss of a closed state. The global mean is the mean of all samples in each of them, as in the
 * `"sample"` weighting of `collapseMetrics`; where classes are of one size it is the mean of the class means.
 */
export function stateCollapse(state: ClosedState, sizes: ArrayLike<number>): StateCollapse {
  checkNumbers("stateCollapse", "sizes", sizes);
  checkState("stateCollapse", state, sizes.length);
  return collapseOf(state, sizes);
}

/** `stateCollapse` of a state that is known to be one. */
export function collapseOf(state: ClosedState, sizes: ArrayLike<number>): StateCollapse {
  const { W, H1, S } = state;
  const loss = closedLoss(state, sizes);
  const M = centredMeans(H1, sizes);
  return {
    nc1: traceRatio(M, S, sizes),
    nc2: simplexDistance(M),
    nc3: dualityDistance(W, M),
    nc3Centred: dualityDistance(centreRows(W), M),
    loss: loss.class + loss.single,
  };
}

function traceRatio(M: Matrix, S: Matrix, sizes: ArrayLike<number>): number {
  const C = M.cols;
  let between = 0;
  M.data.forEach((value, at) => {
    between += sizes[at % C]! * value * value;
  });
  const within = Math.max(0, trace(S));
  return between > 0 ? within / between : Number.POSITIVE_INFINITY;
}

/** Class means less their weighted mean, p × C. */
export function centredMeans(H1: Matrix, weights: ArrayLike<number>): Matrix {
  const M = zeros(H1.rows, H1.cols);
  let total = 0;
  for (let c = 0; c < H1.cols; c++) total += weights[c]!;
  for (let i = 0; i < H1.rows; i++) {
    let mean = 0;
    for (let c = 0; c < H1.cols; c++) mean += (weights[c]! * H1.data[i * H1.cols + c]!) / total;
    for (let c = 0; c < H1.cols; c++) M.data[i * H1.cols + c] = H1.data[i * H1.cols + c]! - mean;
  }
  return M;
}

/** W less its mean row. */
export function centreRows(W: Matrix): Matrix {
  const out = zeros(W.rows, W.cols);
  for (let j = 0; j < W.cols; j++) {
    let mean = 0;
    for (let k = 0; k < W.rows; k++) mean += W.data[k * W.cols + j]! / W.rows;
    for (let k = 0; k < W.rows; k++) out.data[k * W.cols + j] = W.data[k * W.cols + j]! - mean;
  }
  return out;
}

function simplexDistance(M: Matrix): number {
  const C = M.cols;
  const G = gram(M, { transpose: true });
  const norm = frobeniusNorm(G) || 1;
  let squares = 0;
  G.data.forEach((value, at) => {
    const ideal = ((at % (C + 1) === 0 ? 1 : 0) - 1 / C) / Math.sqrt(C - 1);
    squares += (value / norm - ideal) ** 2;
  });
  return Math.sqrt(squares);
}

function dualityDistance(W: Matrix, M: Matrix): number {
  const [a, b] = [frobeniusNorm(W) || 1, frobeniusNorm(M) || 1];
  let squares = 0;
  for (let k = 0; k < W.rows; k++) {
    for (let j = 0; j < W.cols; j++) {
      squares += (W.data[k * W.cols + j]! / a - M.data[j * M.cols + k]! / b) ** 2;
    }
  }
  return Math.sqrt(squares);
}
