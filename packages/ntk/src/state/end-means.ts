import { eigh, type Matrix, matmul, zeros } from "@collapsar/linalg";
import { named } from "@collapsar/linalg/check";
import { checkDefiniteBlocks } from "../kernel/block-spectrum.js";
import { type Blocks, type ClassSizes, classSizes } from "../kernel/blocks.js";
import { classRoot } from "../kernel/class-root.js";

/**
 * The Gram matrix H1ᵀH1 of the class means at zero loss with E = 0 and no bias, for classes of any sizes: K^{−½} with
 * K = N^½Q⁻¹N^½, Q the class quotient of the kernel. Without κ_n it is diagonal, √(μ_single/n_c + κ_c − κ_n): the
 * means of small classes are the longer ones.
 *
 * Source: ours; WᵀW = H1KH1ᵀ and WH1 = I give (H1ᵀH1)⁻² = K.
 *
 * @returns C × C
 * @throws InputError if the kernel is not positive definite
 */
export function collapsedMeanGram(kappa: Blocks, classes: ClassSizes): Matrix {
  const sizes = named("collapsedMeanGram", () => classSizes(classes));
  checkDefiniteBlocks("collapsedMeanGram", "kappa", kappa, sizes);
  const L = classRoot(kappa, sizes);
  const product = matmul(L, L, { transposeB: true });
  const C = sizes.length;
  const K = zeros(C, C);
  for (let at = 0; at < C * C; at++) {
    K.data[at] = (product.data[at]! + product.data[(at % C) * C + Math.floor(at / C)]!) / 2;
  }
  const { values, vectors } = eigh(K);
  const scaled = zeros(C, C);
  vectors.data.forEach((value, at) => {
    scaled.data[at] = value / Math.sqrt(values[at % C]!);
  });
  return matmul(scaled, vectors, { transposeB: true });
}
