import { type MatmulOptions, type Matrix, matmul, zeros } from "@collapsar/linalg";

/** Multiplications below which plain loops beat the call of a backend. */
const SMALL = 4000;

/** `matmul`, by plain loops where the matrices are so small that a call would cost more: the flow in a browser's frame. */
export function product(A: Matrix, B: Matrix, options: MatmulOptions = {}): Matrix {
  const { transposeA = false, transposeB = false, alpha = 1 } = options;
  const m = transposeA ? A.cols : A.rows;
  const k = transposeA ? A.rows : A.cols;
  const n = transposeB ? B.rows : B.cols;
  if (m * n * k > SMALL) return matmul(A, B, options);
  const out = options.out ?? zeros(m, n);
  const [aRow, aStep] = transposeA ? [1, A.cols] : [A.cols, 1];
  const [bCol, bStep] = transposeB ? [B.cols, 1] : [1, B.cols];
  const [a, b, c] = [A.data, B.data, out.data];
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let l = 0; l < k; l++) total += a[i * aRow + l * aStep]! * b[j * bCol + l * bStep]!;
      c[i * n + j] = alpha * total;
    }
  }
  return out;
}
