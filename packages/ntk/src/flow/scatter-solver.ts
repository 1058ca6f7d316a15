import { type Matrix, matmul } from "@collapsar/linalg";
import { addInPlace, scaleInPlace } from "@collapsar/linalg/parts";
import type { RowBasis } from "./row-basis.js";
import { symmetrised } from "./symmetrised.js";

/** The rate μ of features within classes through WᵀW, and of their ℓ2 term. */
export interface WithinRates {
  readonly single: number;
  readonly decay: number;
}

/**
 * Solvers of kΔ + hμ(WᵀWΔ + ΔWᵀW) = R, k = 1 + 2hλ, for symmetric p × p matrices R, which they overwrite: in the basis
 * v_i of W's rows, and a division by k on what is orthogonal to it.
 *
 * Source: Lyapunov equations of low rank, as in Golub and Van Loan §7.6.
 */
export function scatterSolver(
  { omega, rows }: RowBasis,
  { single, decay }: WithinRates,
): (h: number) => (R: Matrix) => void {
  const q = omega.length;
  return (h) => {
    const k = 1 + 2 * h * decay;
    const damped = omega.map((value) => (h * single * value) / k);
    return (R) => {
      scaleInPlace(R, 1 / k);
      if (q === 0) return;
      const M = matmul(rows, R);
      const inner = matmul(M, rows, { transposeB: true });
      const mixed = (i: number) => -damped[i]! / (1 + damped[i]!);
      for (let at = 0; at < q * q; at++) {
        const [i, j] = [Math.floor(at / q), at % q];
        const both = damped[i]! + damped[j]!;
        inner.data[at]! *= -both / (1 + both) - mixed(i) - mixed(j);
      }
      for (let at = 0; at < M.data.length; at++) M.data[at]! *= mixed(Math.floor(at / M.cols));
      const change = matmul(rows, M, { transposeA: true });
      addInPlace(change, matmul(rows, matmul(inner, rows), { transposeA: true }), 0.5);
      addInPlace(R, change, 2);
      // an antisymmetric part, be it rounding, would stay for ever while S decays
      R.data.set(symmetrised(R).data);
    };
  };
}

/**
 * Solvers of kΔ + hμWᵀWΔ = R, k = 1 + hλ, for p × p matrices R, which they overwrite: the propagator of H2, on which W
 * acts from one side alone.
 *
 * Source: Woodbury's identity in the basis of W's rows.
 */
export function propagatorSolver(
  { omega, rows }: RowBasis,
  { single, decay }: WithinRates,
): (h: number) => (R: Matrix) => void {
  return (h) => {
    const k = 1 + h * decay;
    const damped = omega.map((value) => (h * single * value) / k);
    return (R) => {
      scaleInPlace(R, 1 / k);
      if (omega.length === 0) return;
      const M = matmul(rows, R);
      for (let at = 0; at < M.data.length; at++) {
        const d = damped[Math.floor(at / M.cols)]!;
        M.data[at]! *= d / (1 + d);
      }
      addInPlace(R, matmul(rows, M, { transposeA: true }), -1);
    };
  };
}
