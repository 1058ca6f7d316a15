import { type Matrix, matmul, matrix, zeros } from "@collapsar/linalg";
import type { Derivative } from "@collapsar/linalg/ode";
import { addInPlace } from "@collapsar/linalg/parts";
import type { FeatureRates } from "../kernel/feature-kernel.js";
import { toResidual } from "../state/closed-loss.js";
import { product } from "../state/product.js";

/** Constants of the flow on the invariant, in the eigenbasis of E. */
export interface InvariantSettings {
  readonly sizes: Float64Array;
  readonly rates: FeatureRates;
  /** P = LLᵀ, C × C: H1PH1ᵀ is the class part of the invariant. */
  readonly classForm: Matrix;
  /** Eigenvalues of E. */
  readonly lambda: Float64Array;
  readonly trainedBias: boolean;
}

/** The rows (W; H1ᵀ; Z), 3C × p, and the bias behind them, as matrices over one vector. */
export interface InvariantViews {
  readonly rows: Matrix;
  /** Those of W and H1ᵀ alone. */
  readonly first: Matrix;
  readonly W: Matrix;
  /** H1ᵀ, C × p. */
  readonly H: Matrix;
  readonly Z: Matrix;
  readonly b: Float64Array;
}

export function invariantViews(C: number, p: number, y: Float64Array): InvariantViews {
  const block = (k: number) => matrix(C, p, y.subarray(k * C * p, (k + 1) * C * p));
  const upTo = (count: number) => matrix(count * C, p, y.subarray(0, count * C * p));
  return { rows: upTo(3), first: upTo(2), W: block(0), H: block(1), Z: block(2), b: y.subarray(3 * C * p) };
}

/**
 * The features–classifier flow on the surface where its invariant is E = diag λ (a basis of features in which E is
 * diagonal): there S = μ_single(WᵀW − H1PH1ᵀ − E), and with Z = WS = R2H2ᵀ and V = R1NH1ᵀ + Z
 *
 *     Ẇ = −V, ḃ = −R1N1, Ḣ1 = −WᵀR1(diag μ_c + κ_n n1ᵀ), Ż = −VS − μ_single(WWᵀZ + ½(ZWᵀ + WZᵀ)W).
 *
 * Every product is one of 3C × p rows with each other or with C × C factors: the cost is O(C²p) instead of O(Cp²).
 *
 * Source: ours, from [NTC]'s invariant, theory §6.
 */
export function invariantFlow(C: number, p: number, settings: InvariantSettings): Derivative {
  const { sizes, rates, classForm, lambda, trainedBias } = settings;
  const [D, R1, VH, onH] = [zeros(C, C), zeros(C, C), zeros(C, C), zeros(C, C)];
  const [withW, withV] = [zeros(C, 3 * C), zeros(C, 2 * C)];
  const K = zeros(C, 3 * C);
  const scaled = lambda.map((value) => rates.single * value);
  const [h, z, width] = [C, 2 * C, 3 * C];
  return (_t, y, out) => {
    const from = invariantViews(C, p, y);
    const to = invariantViews(C, p, out);
    // W with itself, with H1ᵀ and with Z
    matmul(from.W, from.rows, { transposeB: true, out: withW });
    const G = withW.data;
    for (let k = 0; k < C; k++) {
      let total = 0;
      for (let c = 0; c < C; c++) {
        const residual = G[k * width + h + c]! + from.b[k]! - (k === c ? 1 : 0);
        R1.data[k * C + c] = residual;
        D.data[k * C + c] = residual * sizes[c]!;
        total += D.data[k * C + c]!;
      }
      to.b[k] = trainedBias ? -total : 0;
      for (let c = 0; c < C; c++) {
        R1.data[k * C + c] = R1.data[k * C + c]! * rates.class[c]! + rates.between * total;
      }
    }
    matmul(D, from.H, { alpha: -1, out: to.W });
    addInPlace(to.W, from.Z, -1);
    matmul(R1, from.W, { transposeA: true, alpha: -1, out: to.H });
    // K = (−(VWᵀ + ½(ZWᵀ + WZᵀ)), VH1P, −WWᵀ), where −V is Ẇ
    matmul(to.W, from.first, { transposeB: true, out: withV });
    const V = withV.data;
    for (let k = 0; k < C; k++) VH.data.set(V.subarray(k * z + h, (k + 1) * z), k * C);
    matmul(VH, classForm, { alpha: -1, out: onH });
    for (let k = 0; k < C; k++) {
      for (let c = 0; c < C; c++) {
        const at = k * width + c;
        K.data[at] = V[k * z + c]! - 0.5 * (G[at + z]! + G[c * width + z + k]!);
        K.data[at + h] = onH.data[k * C + c]!;
        K.data[at + z] = -G[at]!;
      }
    }
    matmul(K, from.rows, { alpha: rates.single, out: to.Z });
    const [dZ, dW] = [to.Z.data, to.W.data];
    for (let at = 0; at < C * p; at += p) {
      for (let j = 0; j < p; j++) dZ[at + j]! -= scaled[j]! * dW[at + j]!;
    }
  };
}

/** ½ Σ n_c‖R1_c‖² + ½ tr ZWᵀ. */
export function invariantLoss({ W, H, Z, b }: InvariantViews, sizes: Float64Array): number {
  const C = W.rows;
  const R1 = toResidual(product(W, H, { transposeB: true }), b);
  let total = 0;
  for (let at = 0; at < C * C; at++) total += 0.5 * sizes[at % C]! * R1.data[at]! ** 2;
  let single = 0;
  for (let at = 0; at < W.data.length; at++) single += 0.5 * Z.data[at]! * W.data[at]!;
  return total + Math.max(0, single);
}
