import { fromRows, identity, lu, type Matrix, matmul, pinv, solve, toRows } from "@collapsar/linalg";
import { singularValues } from "@collapsar/linalg/parts";

/** Functions that other libraries' test suites expect, written in ours. */

export type Rows = number[][];

/** A⁻¹. */
export const inverse = (A: Rows): Rows => toRows(solve(fromRows(A), identity(A.length)));

/** The determinant's sign and the logarithm of its size, from LU and the parity of the row exchanges. */
export function signedLogDeterminant(A: Rows): { sign: number; log: number } {
  const { factors, pivots } = lu(fromRows(A));
  let [sign, log] = [1, 0];
  for (let i = 0; i < factors.rows; i++) {
    const pivot = factors.data[i * (factors.cols + 1)]!;
    sign *= Math.sign(pivot) * (pivots[i] === i ? 1 : -1);
    log += Math.log(Math.abs(pivot));
  }
  return { sign, log };
}

export function determinant(A: Rows): number {
  const { sign, log } = signedLogDeterminant(A);
  return sign === 0 ? 0 : sign * Math.exp(log);
}

/** The shortest x among those that minimise ‖Ax − b‖. */
export const leastSquares = (A: Rows, B: Rows): Rows => toRows(matmul(pinv(fromRows(A)), fromRows(B)));

/** The number of singular values above n ε σ₁. */
export function rank(A: Rows): number {
  const S = singularValues(fromRows(A));
  return S.filter((value) => value > Math.max(A.length, A[0]!.length) * 2 ** -52 * S[0]!).length;
}

/** The product of a chain of matrices. */
export const chain = (matrices: readonly Rows[]): Rows =>
  toRows(matrices.map((A): Matrix => fromRows(A)).reduce((left, right) => matmul(left, right)));

/** Aᵏ for k ≥ 0. */
export const power = (A: Rows, k: number): Rows =>
  chain([toRows(identity(A.length)), ...Array.from({ length: k }, () => A)]);
