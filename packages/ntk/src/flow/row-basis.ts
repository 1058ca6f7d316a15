import { type Matrix, matmul, zeros } from "@collapsar/linalg";
import type { ClassResidualModel } from "./class-residual-solver.js";

/** WᵀW = Σ ω_i v_i v_iᵀ by the eigenvectors of WWᵀ. */
export interface RowBasis {
  /** The eigenvalues ω_i above what is negligible, q of them. */
  readonly omega: Float64Array;
  /** The orthonormal v_i = Wᵀu_i/√ω_i as rows, q × p. */
  readonly rows: Matrix;
}

/** The share of the largest eigenvalue of WWᵀ below which a direction of W is left out of the model. */
const NEGLIGIBLE = 1e-10;

/** The basis of W's rows from WWᵀ = U diag(β) Uᵀ, β ascending. */
export function rowBasis(W: Matrix, { beta, U }: Pick<ClassResidualModel, "beta" | "U">): RowBasis {
  const C = W.rows;
  const omega = beta.filter((value) => value > NEGLIGIBLE * beta[C - 1]!);
  const q = omega.length;
  const chosen = zeros(C, q);
  for (let at = 0; at < C * q; at++) {
    const [c, i] = [Math.floor(at / q), at % q];
    chosen.data[at] = U.data[c * C + C - q + i]! / Math.sqrt(omega[i]!);
  }
  return { omega, rows: matmul(chosen, W, { transposeA: true }) };
}
