import { type Matrix, matmul, matrix, zeros } from "@collapsar/linalg";
import { addInPlace, frobeniusNorm, rowSums } from "@collapsar/linalg/parts";
import { outputs } from "../state/outputs.js";

/** The loss at the outputs: ½‖F − Y‖², or the cross-entropy of softmax(F), summed over samples. */
export type OutputLoss = "mse" | "cross-entropy";

/** Constants of the unreduced flow. */
export interface SampleFlowSettings {
  readonly labels: ArrayLike<number>;
  readonly loss: OutputLoss;
  /** Θ^h between samples, n × n. */
  readonly kernel: Matrix;
  readonly weightDecay: number;
  readonly featureDecay: number;
  readonly trainedBias: boolean;
  /** ‖Δ‖₂ and K_b⁻¹ for the bound on the drift of E, where it is asked for. */
  readonly drift?: { readonly distance: number; readonly inverse: Matrix } | undefined;
}

/** ∂loss/∂F, C × n, and the loss: F − Y, or softmax(F) − Y. */
export function outputResidual(
  F: Matrix,
  labels: ArrayLike<number>,
  loss: OutputLoss,
): { R: Matrix; loss: number } {
  return loss === "mse" ? squareResidual(F, labels) : softmaxResidual(F, labels);
}

function squareResidual(F: Matrix, labels: ArrayLike<number>): { R: Matrix; loss: number } {
  const R = zeros(F.rows, F.cols);
  let total = 0;
  for (let at = 0; at < F.data.length; at++) {
    const value = F.data[at]! - (labels[at % F.cols] === Math.floor(at / F.cols) ? 1 : 0);
    R.data[at] = value;
    total += 0.5 * value * value;
  }
  return { R, loss: total };
}

function softmaxResidual(F: Matrix, labels: ArrayLike<number>): { R: Matrix; loss: number } {
  const [C, n] = [F.rows, F.cols];
  const R = zeros(C, n);
  let total = 0;
  for (let i = 0; i < n; i++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < C; k++) top = Math.max(top, F.data[k * n + i]!);
    let others = 0;
    for (let k = 0; k < C; k++) others += Math.exp(F.data[k * n + i]! - top);
    const log = top + Math.log(others);
    for (let k = 0; k < C; k++) R.data[k * n + i] = Math.exp(F.data[k * n + i]! - log);
    const own = labels[i]! * n + i;
    R.data[own]! -= 1;
    total += log - F.data[own]!;
  }
  return { R, loss: total };
}

/** Offsets of W, b, H and the bound in one vector. */
export function sampleViews(
  C: number,
  p: number,
  n: number,
  y: Float64Array,
): { W: Matrix; b: Float64Array; H: Matrix } {
  const [b, H] = [C * p, C * p + C];
  return {
    W: matrix(C, p, y.subarray(0, b)),
    b: y.subarray(b, H),
    H: matrix(p, n, y.subarray(H, H + p * n)),
  };
}

/**
 * Gradient flow of every sample's features under any feature kernel K: Ẇ = −RHᵀ, ḃ = −R1, Ḣ = −WᵀRK, with ℓ2 terms
 * where they are set. The last entry of the vector integrates 2‖Δ‖₂‖WᵀR‖‖K_b⁻¹Hᵀ‖, the bound on the drift of E.
 *
 * Source: theory §6, before any use of the block structure.
 */
export function sampleFlow(
  { C, p, n }: { C: number; p: number; n: number },
  settings: SampleFlowSettings,
): (t: number, y: Float64Array, out: Float64Array) => void {
  const { labels, kernel, weightDecay, featureDecay, trainedBias, drift } = settings;
  return (_t, y, out) => {
    const from = sampleViews(C, p, n, y);
    const to = sampleViews(C, p, n, out);
    const { R } = outputResidual(outputs(from.W, from.b, from.H), labels, settings.loss);
    matmul(R, from.H, { transposeB: true, alpha: -1, out: to.W });
    const sums = rowSums(R);
    for (let k = 0; k < C; k++) to.b[k] = trainedBias ? -sums[k]! : 0;
    const back = matmul(from.W, R, { transposeA: true });
    matmul(back, kernel, { alpha: -1, out: to.H });
    if (weightDecay > 0) addInPlace(to.W, from.W, -weightDecay);
    if (featureDecay > 0) addInPlace(to.H, from.H, -featureDecay);
    out[out.length - 1] = drift
      ? 2 * drift.distance * frobeniusNorm(back) * frobeniusNorm(matmul(from.H, drift.inverse))
      : 0;
  };
}
