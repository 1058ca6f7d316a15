import { type MatmulOptions, type Matrix, matmul, zeros } from "@collapsar/linalg";
import { defineSize } from "@collapsar/linalg/engine";
import { matmulOptions } from "@collapsar/linalg/options";

/** Multiplications up to which plain loops beat the call of a backend. */
const SMALL = /* @__PURE__ */ defineSize("flowProduct", 4000);

/**
 * `matmul`, by plain loops where the matrices are so small that a call would cost more: the flow in a browser's
 * frame.
 */
export function product(A: Matrix, B: Matrix, options: MatmulOptions = {}): Matrix {
  const { transposeA, transposeB, alpha = matmulOptions.alpha.fallback } = options;
  const m = transposeA ? A.cols : A.rows;
  const k = transposeA ? A.rows : A.cols;
  const n = transposeB ? B.rows : B.cols;
  if (m * n * k > SMALL) return matmul(A, B, options);
  const out = options.out ?? zeros(m, n);
  const [aRow, aStep] = transposeA ? [1, A.cols] : [A.cols, 1];
  (transposeB ? innerProducts : addedRows)(A, B, out, { k, aRow, aStep, alpha });
  return out;
}

/** Inner dimension, strides of the first factor along its rows and along the inner dimension, and the factor α. */
interface Walk {
  readonly k: number;
  readonly aRow: number;
  readonly aStep: number;
  readonly alpha: number;
}

/** Entry by entry, rows of B against rows of op(A). */
function innerProducts(A: Matrix, B: Matrix, out: Matrix, { k, aRow, aStep, alpha }: Walk): void {
  const [a, b, c, n] = [A.data, B.data, out.data, out.cols];
  for (let i = 0; i < out.rows; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let l = 0; l < k; l++) total += a[i * aRow + l * aStep]! * b[j * k + l]!;
      c[i * n + j] = alpha * total;
    }
  }
}

/** Row by row, rows of B added up by the entries of op(A). */
function addedRows(A: Matrix, B: Matrix, out: Matrix, { k, aRow, aStep, alpha }: Walk): void {
  const [a, b, c, n] = [A.data, B.data, out.data, out.cols];
  c.fill(0);
  for (let i = 0; i < out.rows; i++) {
    const to = i * n;
    for (let l = 0; l < k; l++) {
      const factor = alpha * a[i * aRow + l * aStep]!;
      const from = l * n;
      for (let j = 0; j < n; j++) c[to + j]! += factor * b[from + j]!;
    }
  }
}
