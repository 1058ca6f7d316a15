import { gram, type Matrix, matmul, matrix, zeros } from "@collapsar/linalg";
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
  readonly W: Matrix;
  /** H1ᵀ, C × p. */
  readonly H: Matrix;
  readonly Z: Matrix;
  readonly b: Float64Array;
}

export function invariantViews(C: number, p: number, y: Float64Array): InvariantViews {
  const block = (k: number) => matrix(C, p, y.subarray(k * C * p, (k + 1) * C * p));
  const rows = matrix(3 * C, p, y.subarray(0, 3 * C * p));
  return { rows, W: block(0), H: block(1), Z: block(2), b: y.subarray(3 * C * p) };
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
  const [D, R1, WH, HH] = [zeros(C, C), zeros(C, C), zeros(C, C), zeros(C, C)];
  const [VH, onW, onH] = [zeros(C, C), zeros(C, C), zeros(C, C)];
  const [K, all] = [zeros(C, 3 * C), zeros(3 * C, 3 * C)];
  const scaled = lambda.map((value) => rates.single * value);
  return (_t, y, out) => {
    const from = invariantViews(C, p, y);
    const to = invariantViews(C, p, out);
    // every product of two of W, H1ᵀ and Z at once
    gram(from.rows, { out: all });
    const G = all.data;
    const [h, z, width] = [C, 2 * C, 3 * C];
    for (let k = 0; k < C; k++) {
      WH.data.set(G.subarray(k * width + h, k * width + h + C), k * C);
      HH.data.set(G.subarray((h + k) * width + h, (h + k) * width + h + C), k * C);
    }
    for (let k = 0; k < C; k++) {
      let total = 0;
      for (let c = 0; c < C; c++) {
        R1.data[k * C + c] = WH.data[k * C + c]! + from.b[k]! - (k === c ? 1 : 0);
        D.data[k * C + c] = R1.data[k * C + c]! * sizes[c]!;
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
    // K = (−(D·H1ᵀWᵀ + B + ½(B + Bᵀ)), (D·H1ᵀH1 + ZH1)P, −WWᵀ), B = ZWᵀ
    matmul(D, WH, { transposeB: true, out: onW });
    matmul(D, HH, { out: VH });
    for (let k = 0; k < C; k++) {
      for (let c = 0; c < C; c++) VH.data[k * C + c]! += G[(z + k) * width + h + c]!;
    }
    matmul(VH, classForm, { out: onH });
    for (let k = 0; k < C; k++) {
      for (let c = 0; c < C; c++) {
        const at = k * width + c;
        K.data[at] = -(onW.data[k * C + c]! + 1.5 * G[(z + k) * width + c]! + 0.5 * G[(z + c) * width + k]!);
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
