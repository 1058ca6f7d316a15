import { type Matrix, zeros } from "@collapsar/linalg";
import { product } from "./product.js";

/** R1 = WH1 + b1ᵀ − I, the mean residual of each class as a column, C × C. */
export function meanResidual(
  W: Matrix,
  b: Float64Array,
  H1: Matrix,
  out: Matrix = zeros(W.rows, H1.cols),
): Matrix {
  return toResidual(product(W, H1, { out }), b);
}

/** G, now G + b1ᵀ − I. */
export function toResidual(G: Matrix, b: Float64Array): Matrix {
  const C = G.cols;
  for (let k = 0; k < C; k++) {
    for (let c = 0; c < C; c++) G.data[k * C + c]! += b[k]! - (k === c ? 1 : 0);
  }
  return G;
}

/** ½ Σ_c n_c‖R1_c‖² + ½ tr WSWᵀ: the loss without its ℓ2 terms. */
export function closedLoss(
  { W, b, H1, S }: { W: Matrix; b: Float64Array; H1: Matrix; S: Matrix },
  sizes: ArrayLike<number>,
): { class: number; single: number } {
  const C = W.rows;
  const R1 = meanResidual(W, b, H1);
  let means = 0;
  R1.data.forEach((value, at) => {
    means += 0.5 * sizes[at % C]! * value * value;
  });
  const WS = product(W, S);
  let single = 0;
  for (let at = 0; at < W.data.length; at++) single += 0.5 * W.data[at]! * WS.data[at]!;
  return { class: means, single: Math.max(0, single) };
}
