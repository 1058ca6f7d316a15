import { checkFinite, checkSquare } from "./check.js";
import { dtypeOf, type Matrix } from "./matrix.js";

/**
 * Requires a finite square matrix with |A_ij − A_ji| ≤ tolerance · max|A|.
 *
 * @param tolerance - defaults to 1e-10 (f64) or 1e-4 (f32)
 */
export function checkSymmetric(fn: string, name: string, A: Matrix, tolerance?: number): void {
  checkSquare(fn, name, A);
  checkFinite(fn, name, A);
  const { rows: n, data } = A;
  let [size, gap, at] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const [a, b] = [data[i * n + j]!, data[j * n + i]!];
      size = Math.max(size, Math.abs(a), Math.abs(b));
      if (Math.abs(a - b) > gap) {
        gap = Math.abs(a - b);
        at = i * n + j;
      }
    }
  }
  if (gap <= (tolerance ?? (dtypeOf(A) === "f32" ? 1e-4 : 1e-10)) * size) return;
  const [i, j] = [Math.floor(at / n), at % n];
  throw new RangeError(
    `${fn}: ${name} must be symmetric, got ${data[i * n + j]} at (${i}, ${j}) and ${data[j * n + i]} at (${j}, ${i})`,
  );
}
