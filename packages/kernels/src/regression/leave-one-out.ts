import { type Matrix, zeros } from "@collapsar/linalg";
import { diagonal } from "@collapsar/linalg/parts";

/**
 * Predictions at x_i from all samples but i: y_i − α_i/P_ii with P = (K + λI)⁻¹ and α = PY.
 *
 * Source: Rasmussen & Williams 2006, eq. 5.12.
 */
export function leaveOneOutMeans(Y: Matrix, alpha: Matrix, P: Matrix): Matrix {
  const own = diagonal(P);
  const out = zeros(Y.rows, Y.cols);
  for (let i = 0, at = 0; i < Y.rows; i++) {
    for (let c = 0; c < Y.cols; c++, at++) out.data[at] = Y.data[at]! - alpha.data[at]! / own[i]!;
  }
  return out;
}
