import type { Matrix } from "@collapsar/linalg";

/**
 * One block of evaluation points of a radial kernel machine f_c(x) = Σ_j k(x, z_j) α_jc.
 *
 * The gradient row of output c at x_i is M Σ_j D_ij α_jc (x_i − z_j) = M [P_ic x_i − (D diag(α_c) Z)_i], P = Dα.
 */
export interface RadialBlock {
  /** n × d evaluation points. */
  readonly X: Matrix;
  /** p × d centres. */
  readonly Z: Matrix;
  /** n × p radial derivatives: ∂k(x_i, z_j)/∂x_i = D_ij · M(x_i − z_j). */
  readonly D: Matrix;
  /** p × C coefficients. */
  readonly alpha: Matrix;
  /** n × C, Dα. */
  readonly P: Matrix;
  /** n × p, free to be written over by whoever contracts. */
  readonly scratch?: Matrix | undefined;
}
