import {
  addInPlace,
  gram,
  hadamard,
  type Matrix,
  matmul,
  rowSquaredNorms,
  transpose,
} from "@collapsar/linalg";
import type { RadialBlock } from "./radial-terms.js";
import { scaleRows } from "./scale-rows.js";

/**
 * Σ_i Σ_c g_ic g_icᵀ over the gradient rows before the metric, summed over the outputs first: cost ~ np² + 2p²d.
 *
 * Zᵀ[(DᵀD)∘(ααᵀ)]Z − XᵀTZ − ZᵀTᵀX + Xᵀdiag(Σ_c P_ic²)X with T = D∘(Pαᵀ) and P = Dα. Source: theory §5.
 *
 * @returns d × d, symmetric
 */
export function contractClassFree({ X, Z, D, alpha, P }: RadialBlock): Matrix {
  const centres = hadamard(gram(D, { transpose: true }), gram(alpha));
  const cross = matmul(X, matmul(hadamard(D, matmul(P, alpha, { transposeB: true })), Z), {
    transposeA: true,
  });
  const total = matmul(Z, matmul(centres, Z), { transposeA: true });
  addInPlace(total, matmul(X, scaleRows(X, rowSquaredNorms(P)), { transposeA: true }));
  addInPlace(total, cross, -1);
  addInPlace(total, transpose(cross), -1);
  return total;
}
