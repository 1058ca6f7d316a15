import { gram, type Matrix } from "@collapsar/linalg";
import { checkMatrix } from "@collapsar/linalg/check";
import { rowSquaredNorms } from "@collapsar/linalg/parts";
import { dualErf } from "../operations/dual.js";

/**
 * The erf "NTK" of [KK]'s published code, kept to overlay its figures: Θ = T + K⁰ ∘ Ṫ with
 * Ṫ_ij = (4/π)/√(Σ_i (1 + 2K_ii)² − 4K_ij²), where the scalar product of two vectors stands in the place of their
 * outer product (1 + 2K_ii)(1 + 2K_jj). It is close to the NNGP, and not a kernel of two points.
 *
 * Depth 2, σ_w = 1, σ_b = 0 (theory §8).
 *
 * @param X - n × d
 * @returns n × n; the correct matrix is `ntk({ activation: "erf", depth: 2 }).gram(X)`
 */
export function publishedErfNtk(X: Matrix): Matrix {
  checkMatrix("publishedErfNtk", "X", X);
  const K = gram(X, { alpha: 1 / X.cols });
  const variances = rowSquaredNorms(X).map((value) => value / X.cols);
  const scalar = variances.reduce((total, value) => total + (1 + 2 * value) ** 2, 0);
  const { T } = dualErf(K, variances, variances);
  for (let at = 0; at < T.data.length; at++) {
    const k = K.data[at]!;
    T.data[at]! += (k * 4) / (Math.PI * Math.sqrt(scalar - 4 * k * k));
  }
  return T;
}
