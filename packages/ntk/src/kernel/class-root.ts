import { cholesky, identity, type Matrix, transpose } from "@collapsar/linalg";
import { triangularSolve } from "@collapsar/linalg/parts";
import { quotientMatrix } from "./block-spectrum.js";
import type { Blocks } from "./blocks.js";

/**
 * L = N^½ G^{−ᵀ} with GGᵀ the class quotient of the feature kernel by Cholesky, C × C: H1LLᵀH1ᵀ is the class part
 * of HK⁻¹Hᵀ, (m/μ_class) H1(I − α11ᵀ)H1ᵀ when balanced. Eigenvectors would make a root as well, but of equal
 * eigenvalues (classes of one size have C − 1 of them) every backend finds others.
 */
export function classRoot(kappa: Blocks, sizes: Float64Array): Matrix {
  const L = triangularSolve(cholesky(quotientMatrix(kappa, sizes)), identity(sizes.length), {
    transpose: true,
  });
  for (let at = 0; at < L.data.length; at++) L.data[at]! *= Math.sqrt(sizes[Math.floor(at / L.cols)]!);
  return L;
}

/** L⁻¹ = Gᵀ N^{−½}. */
export function inverseClassRoot(kappa: Blocks, sizes: Float64Array): Matrix {
  const inverse = transpose(cholesky(quotientMatrix(kappa, sizes)).factor);
  for (let at = 0; at < inverse.data.length; at++) inverse.data[at]! /= Math.sqrt(sizes[at % inverse.cols]!);
  return inverse;
}
