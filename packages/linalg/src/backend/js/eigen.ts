import { EigenvalueDecomposition, Matrix as MlMatrix, SingularValueDecomposition } from "ml-matrix";
import type { Real } from "../../matrix.js";

function toMl(rows: number, cols: number, A: Real, lowerOnly: boolean): MlMatrix {
  const M = MlMatrix.zeros(rows, cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < (lowerOnly ? i + 1 : cols); j++) {
      M.set(i, j, A[i * cols + j]!);
      if (lowerOnly) M.set(j, i, A[i * cols + j]!);
    }
  }
  return M;
}

function fromMl(M: MlMatrix, rows: number, cols: number, out: Real): void {
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out[i * cols + j] = M.get(i, j);
}

/** Symmetric eigenproblem by ml-matrix (tridiagonalisation and QL). */
export function syevd(n: number, A: Real, values: Real, vectors: Real | null): number {
  const result = new EigenvalueDecomposition(toMl(n, n, A, true), { assumeSymmetric: true });
  values.set(result.realEigenvalues);
  if (vectors) fromMl(result.eigenvectorMatrix, n, n, vectors);
  return 0;
}

/** Thin SVD by ml-matrix (Golub–Kahan–Reinsch). */
export function gesdd(m: number, n: number, A: Real, U: Real | null, S: Real, V: Real | null): number {
  const k = Math.min(m, n);
  const vectors = U !== null;
  const result = new SingularValueDecomposition(toMl(m, n, A, false), {
    computeLeftSingularVectors: vectors,
    computeRightSingularVectors: vectors,
    autoTranspose: true,
  });
  S.set(result.diagonal.slice(0, k));
  if (U) fromMl(result.leftSingularVectors, m, k, U);
  if (V) fromMl(result.rightSingularVectors, n, k, V);
  return 0;
}
