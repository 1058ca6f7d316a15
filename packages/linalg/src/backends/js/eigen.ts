import { advance, type Work } from "../../check/work.js";
import type { Real } from "../../matrix/matrix.js";
import { implicitQl, normalise } from "./ql.js";
import { tridiagonalise } from "./tridiagonal.js";
import { scaledCopy, unitScale } from "./unit-scale.js";

/** Columns between two reports of progress. */
const STRIDE = 16;

/** Rows i and i + 1 of X, n columns, turned. */
function rotateRows(X: Float64Array, n: number, i: number, c: number, s: number): void {
  for (let a = i * n, b = a + n, end = b; a < end; a++, b++) {
    const [x, y] = [X[a]!, X[b]!];
    X[a] = c * x - s * y;
    X[b] = s * x + c * y;
  }
}

/**
 * Symmetric eigenproblem by Householder tridiagonalisation and implicit QL (Golub & Van Loan 2013, §8.3): every step is
 * an orthogonal transformation, so that the vectors are orthonormal to rounding whatever the spectrum.
 *
 * @param A - n × n, of which the lower triangle counts
 * @returns the number of eigenvalues that did not converge
 */
export function syevd(n: number, A: Real, values: Real, vectors: Real | null, work: Work = {}): number {
  const factor = unitScale(A);
  const total = vectors === null ? n : 2 * n;
  const report = (done: number) => {
    if (done % STRIDE === 0 && done < total) advance(work, { done, total, unit: "columns" });
  };
  const { diagonal, beside, rows } = tridiagonalise(n, scaledCopy(A, factor), vectors !== null, report);
  const unit = normalise(diagonal, beside);
  const turn = rows && ((i: number, c: number, s: number) => rotateRows(rows, n, i, c, s));
  const failed = implicitQl(diagonal, beside, turn, (found) => report(n + found));
  const order = Array.from(diagonal, (_, i) => i).sort((a, b) => diagonal[a]! - diagonal[b]!);
  order.forEach((from, to) => {
    values[to] = diagonal[from]! / unit / factor;
    if (vectors && rows) for (let i = 0; i < n; i++) vectors[i * n + to] = rows[from * n + i]!;
  });
  return failed;
}
