import { checkMatrix, checkSquare } from "../check/index.js";
import { blank, copyOf, dtypeOf, type Matrix } from "../matrix/matrix.js";
import { transposeInto } from "../matrix/transpose-into.js";

/** Aᵀ, a new matrix. */
export function transpose(A: Matrix): Matrix {
  checkMatrix("transpose", "A", A);
  const data = blank(A.data.length, dtypeOf(A));
  transposeInto(A.rows, A.cols, A.data, data);
  return { rows: A.cols, cols: A.rows, data };
}

/** (A + Aᵀ)/2, exactly symmetric. */
export function symmetrise(A: Matrix): Matrix {
  checkSquare("symmetrise", "A", A);
  const n = A.rows;
  const data = copyOf(A.data);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const mean = data[i * n + j]! / 2 + data[j * n + i]! / 2;
      data[i * n + j] = mean;
      data[j * n + i] = mean;
    }
  }
  return { rows: n, cols: n, data };
}
