import { eigh, type Matrix, transpose, zeros } from "@collapsar/linalg";
import { quotientMatrix } from "./block-spectrum.js";
import type { Blocks } from "./blocks.js";

/**
 * L = N^½ V diag(v)^{−½} with V diag(v) Vᵀ the class quotient of the feature kernel, C × C: H1LLᵀH1ᵀ is the class part
 * of HK⁻¹Hᵀ, (m/μ_class) H1(I − α11ᵀ)H1ᵀ when balanced.
 */
export function classRoot(kappa: Blocks, sizes: Float64Array): Matrix {
  const { values, vectors } = eigh(quotientMatrix(kappa, sizes));
  const C = sizes.length;
  const L = zeros(C, C);
  for (let at = 0; at < C * C; at++) {
    L.data[at] = (Math.sqrt(sizes[Math.floor(at / C)]!) * vectors.data[at]!) / Math.sqrt(values[at % C]!);
  }
  return L;
}

/** L⁻¹ = diag(v)^½ Vᵀ N^{−½}. */
export function inverseClassRoot(kappa: Blocks, sizes: Float64Array): Matrix {
  const { values, vectors } = eigh(quotientMatrix(kappa, sizes));
  const C = sizes.length;
  const inverse = transpose(vectors);
  for (let at = 0; at < C * C; at++) {
    inverse.data[at]! *= Math.sqrt(values[Math.floor(at / C)]!) / Math.sqrt(sizes[at % C]!);
  }
  return inverse;
}
