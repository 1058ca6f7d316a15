import { type Matrix, zeros } from "@collapsar/linalg";
import { dtypeOf } from "@collapsar/linalg/parts";

/**
 * E f(u) g(v) for (u, v) ~ N(0, [[a, k], [k, b]]) by Mehler's formula Σ_d f_d(a) g_d(b) ρ^d, ρ = k/√(ab).
 *
 * With coefficients from an N-node rule the sum at ρ = ±1 is that rule itself, so that nothing is lost there.
 *
 * @param left - f_d(a_i), n × D; right - g_d(b_j), m × D
 */
export function hermiteSeries(
  K: Matrix,
  a: Float64Array,
  b: Float64Array,
  left: Matrix,
  right: Matrix,
): Matrix {
  const out = zeros(K.rows, K.cols, dtypeOf(K));
  const size = left.cols;
  const degrees = Math.min(significant(left), significant(right));
  for (let i = 0, at = 0; i < K.rows; i++) {
    for (let j = 0; j < K.cols; j++, at++) {
      const rho = correlation(K.data[at]!, a[i]! * b[j]!);
      let total = 0;
      for (let d = terms(rho, degrees) - 1; d >= 0; d--) {
        total = total * rho + left.data[i * size + d]! * right.data[j * size + d]!;
      }
      out.data[at] = total;
    }
  }
  return out;
}

/** Terms until |ρ|ᵈ is below rounding: −log|ρ| ≥ 1 − |ρ|. */
function terms(rho: number, degrees: number): number {
  return Math.min(degrees, Math.ceil(40 / (1 - Math.abs(rho))) + 2);
}

/** k/√(ab) within [−1, 1]; 0 where a variance is 0. */
function correlation(k: number, ab: number): number {
  return ab > 0 ? Math.max(-1, Math.min(1, k / Math.sqrt(ab))) : 0;
}

/** The number of leading degrees that hold all coefficients above rounding. */
function significant(coefficients: Matrix): number {
  const { data, cols } = coefficients;
  let top = 0;
  for (const value of data) top = Math.max(top, Math.abs(value));
  for (let degrees = cols; degrees > 1; degrees--) {
    for (let at = degrees - 1; at < data.length; at += cols) {
      if (Math.abs(data[at]!) > 1e-17 * top) return degrees;
    }
  }
  return 1;
}
