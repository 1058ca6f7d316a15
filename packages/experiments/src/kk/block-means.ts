import type { Matrix } from "@collapsar/linalg";

/** A matrix of at most `size` rows and columns whose cells are means over blocks: what a picture of it shows. */
export function blockMeans(A: Matrix, size: number): Matrix {
  const [rows, cols] = [Math.min(A.rows, size), Math.min(A.cols, size)];
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++)
      data[i * cols + j] = blockMean(A, edges(i, rows, A.rows), edges(j, cols, A.cols));
  }
  return { rows, cols, data };
}

function edges(at: number, cells: number, length: number): [number, number] {
  return [Math.floor((at * length) / cells), Math.floor(((at + 1) * length) / cells)];
}

function blockMean(A: Matrix, [top, bottom]: [number, number], [left, right]: [number, number]): number {
  let total = 0;
  for (let i = top; i < bottom; i++) for (let j = left; j < right; j++) total += A.data[i * A.cols + j]!;
  return total / ((bottom - top) * (right - left));
}
