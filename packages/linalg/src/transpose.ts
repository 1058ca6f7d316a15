import { checkMatrix } from "./check.js";
import { allocate, dtypeOf, type Matrix, type Real } from "./matrix.js";

const TILE = 32;

/** out (cols × rows) = Aᵀ for A rows × cols, by tiles that fit in the cache. */
export function transposeInto(rows: number, cols: number, A: Real, out: Real): void {
  for (let i0 = 0; i0 < rows; i0 += TILE) {
    const i1 = Math.min(rows, i0 + TILE);
    for (let j0 = 0; j0 < cols; j0 += TILE) {
      const j1 = Math.min(cols, j0 + TILE);
      for (let i = i0; i < i1; i++) {
        for (let j = j0; j < j1; j++) out[j * rows + i] = A[i * cols + j]!;
      }
    }
  }
}

/** Aᵀ, a new matrix. */
export function transpose(A: Matrix): Matrix {
  checkMatrix("transpose", "A", A);
  const data = allocate(A.data.length, dtypeOf(A));
  transposeInto(A.rows, A.cols, A.data, data);
  return { rows: A.cols, cols: A.rows, data };
}

/** (A + Aᵀ)/2, exactly symmetric. */
export function symmetrize(A: Matrix): Matrix {
  checkMatrix("symmetrize", "A", A);
  const n = A.rows;
  if (n !== A.cols) throw new RangeError(`symmetrize: A must be square, got ${A.rows}×${A.cols}`);
  const data = A.data.slice();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const mean = data[i * n + j]! / 2 + data[j * n + i]! / 2;
      data[i * n + j] = mean;
      data[j * n + i] = mean;
    }
  }
  return { rows: n, cols: n, data };
}
