import { type Matrix, matmul, randomNormal, seededRandom } from "@collapsar/linalg";

export function normal(rows: number, cols: number, dtype: "f64" | "f32" = "f64"): Matrix {
  return randomNormal(seededRandom(rows + cols), rows, cols, dtype);
}

/** AAᵀ/n + I. */
export function definite(n: number): Matrix {
  const A = normal(n, n);
  const S = matmul(A, A, { transposeB: true, alpha: 1 / n });
  for (let i = 0; i < n; i++) S.data[i * (n + 1)] = S.data[i * (n + 1)]! + 1;
  return S;
}

/** Statements that define X as standard normals. */
export function numpyNormal(rows: number, cols: number): string {
  return `X = np.random.default_rng(0).normal(size=(${rows}, ${cols}))`;
}
