import { type Matrix, matmul, zeros } from "@collapsar/linalg";
import { addInPlace, scaleInPlace } from "@collapsar/linalg/parts";
import type { ClassResidualModel } from "./class-residual-solver.js";

/** The share of the largest eigenvalue of WWᵀ below which a direction of W is left out of the model. */
const NEGLIGIBLE = 1e-10;

/**
 * Solvers of kΔ + hμ(WᵀWΔ + ΔWᵀW) = R for symmetric p × p matrices R, which they overwrite: in the basis
 * v_i = Wᵀu_i/√β_i of W's rows, from WWᵀ = U diag(β) Uᵀ, and the identity on what is orthogonal to it.
 *
 * Source: Lyapunov equations of low rank, as in Golub and Van Loan §7.6.
 */
export function scatterSolver(
  { W, single, decay }: { W: Matrix; single: number; decay: number },
  { beta, U }: Pick<ClassResidualModel, "beta" | "U">,
): (h: number) => (R: Matrix) => void {
  const C = W.rows;
  const omega = beta.filter((value) => value > NEGLIGIBLE * beta[C - 1]!);
  const q = omega.length;
  const chosen = zeros(C, q);
  for (let at = 0; at < C * q; at++) {
    const [c, i] = [Math.floor(at / q), at % q];
    chosen.data[at] = U.data[c * C + C - q + i]! / Math.sqrt(omega[i]!);
  }
  const rows = matmul(chosen, W, { transposeA: true });
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
      for (let i = 0; i < R.rows; i++) {
        for (let j = 0; j < R.rows; j++) {
          R.data[i * R.rows + j]! += change.data[i * R.rows + j]! + change.data[j * R.rows + i]!;
        }
      }
      addInPlace(R, matmul(rows, matmul(inner, rows), { transposeA: true }));
    };
  };
}
