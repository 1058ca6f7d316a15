import { gram, type Matrix, matmul, zeros } from "@collapsar/linalg";
import { checkMatrix, checkRows, checkSameCols } from "@collapsar/linalg/check";
import { addInPlace, scaleInPlace, symmetrise } from "@collapsar/linalg/parts";
import { sandwich } from "../machine/metric-product.js";
import { scaleRows } from "../machine/scale-rows.js";

/**
 * AGOP of a machine with the quadratic kernel (xᵀMz)²: f_c(x) = (Mx)ᵀB_c(Mx) with B_c = Zᵀdiag(α_c)Z, so that the AGOP
 * is (4/n) M [Σ_c B_c(M XᵀX M)B_c] M — never a matrix of n × p.
 *
 * Source: Mallinar et al. 2024, arXiv 2407.20199 (the kernel); the contraction follows from ∂f_c/∂x = 2MB_cMx.
 *
 * @param X - n × d evaluation points
 * @param Z - p × d centres
 * @param alpha - p × C coefficients
 * @param metric - d × d, or its diagonal as d × 1; defaults to the identity
 * @returns d × d, symmetric positive semi-definite
 * @throws InputError if X and Z differ in columns
 */
export function quadraticAgop(X: Matrix, Z: Matrix, alpha: Matrix, metric?: Matrix): Matrix {
  checkSameCols("quadraticAgop", X, Z);
  checkRows("quadraticAgop", "alpha", alpha, Z.rows);
  if (metric !== undefined) checkMatrix("quadraticAgop", "metric", metric);
  const moments = sandwich(gram(X, { transpose: true }), metric);
  const total = zeros(X.cols, X.cols);
  const column = new Float64Array(Z.rows);
  for (let c = 0; c < alpha.cols; c++) {
    for (let j = 0; j < Z.rows; j++) column[j] = alpha.data[j * alpha.cols + c]!;
    const B = matmul(Z, scaleRows(Z, column), { transposeA: true });
    addInPlace(total, matmul(B, matmul(moments, B)));
  }
  return symmetrise(scaleInPlace(sandwich(total, metric), 4 / X.rows));
}
