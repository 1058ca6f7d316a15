import { checkFinite, checkShape, checkSquare } from "../check/index.js";
import { zeros } from "../dense/create.js";
import type { Matrix } from "../matrix/matrix.js";
import { largestEntry, moderate } from "../matrix/range.js";
import { type Cholesky, choleskySolve } from "./cholesky.js";

function oneNorm(A: Matrix): number {
  const sums = new Float64Array(A.cols);
  for (let i = 0, at = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++, at++) sums[j] = sums[j]! + Math.abs(A.data[at]!);
  }
  return sums.reduce((best, value) => Math.max(best, value), 0);
}

function absoluteSum(x: Matrix): number {
  let total = 0;
  for (const value of x.data) total += Math.abs(value);
  return total;
}

/** A lower bound of ‖A⁻¹‖₁, nearly always within a factor 3 (Hager 1984, Higham 1988: at most five solves). */
function inverseNorm(n: number, inverse: (x: Matrix) => Matrix): number {
  const x = zeros(n, 1);
  x.data.fill(1 / n);
  let best = 0;
  for (let round = 0; round < 5; round++) {
    const y = inverse(x);
    const norm = absoluteSum(y);
    if (round > 0 && norm <= best) break;
    best = norm;
    const signs = { rows: n, cols: 1, data: y.data.map((value) => (value >= 0 ? 1 : -1)) };
    const z = inverse(signs);
    let top = 0;
    for (let i = 1; i < n; i++) if (Math.abs(z.data[i]!) > Math.abs(z.data[top]!)) top = i;
    x.data.fill(0);
    x.data[top] = 1;
  }
  return Math.max(best, alternatingProbe(n, inverse));
}

/** Higham's safeguard against cancellation: x_i = (−1)ⁱ (1 + i/(n−1)), estimate 2‖A⁻¹x‖₁ / 3n. */
function alternatingProbe(n: number, inverse: (x: Matrix) => Matrix): number {
  const x = zeros(n, 1);
  for (let i = 0; i < n; i++) x.data[i] = (i % 2 ? -1 : 1) * (1 + i / Math.max(n - 1, 1));
  const y = inverse(x);
  return (2 * absoluteSum(y)) / (3 * n);
}

/**
 * Estimate of the condition number κ₁(A) = ‖A‖₁ ‖A⁻¹‖₁ from a Cholesky factorisation, in O(n²).
 *
 * @throws InputError if A is not square and finite, or of another size than the factor
 */
export function conditionEstimate(A: Matrix, chol: Cholesky): number {
  checkSquare("conditionEstimate", "A", A);
  checkFinite("conditionEstimate", "A", A);
  const n = A.rows;
  checkShape("conditionEstimate", "factor", chol?.factor, n, n);
  const { data, factor } = moderate(A, largestEntry(A));
  const inverse = (x: Matrix) => choleskySolve(chol, { ...x, data: x.data.map((value) => value / factor) });
  return n === 0 ? 0 : oneNorm({ ...A, data }) * inverseNorm(n, inverse);
}
