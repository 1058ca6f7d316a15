import type { Real } from "../matrix.js";
import type { Heap } from "./memory.js";

/** Copies rows × cols of X (row length ld), from (row, col) on, to consecutive rows at an address. */
export function copyBlockIn(
  heap: Heap,
  address: number,
  X: Real,
  ld: number,
  row: number,
  rows: number,
  col: number,
  cols: number,
): void {
  const target = heap.view(address, rows * cols, X);
  if (cols === ld) {
    target.set(X.subarray(row * ld, (row + rows) * ld));
    return;
  }
  for (let i = 0; i < rows; i++) {
    const start = (row + i) * ld + col;
    target.set(X.subarray(start, start + cols), i * cols);
  }
}

/** Copies consecutive rows at an address into rows × cols of X: X = source + beta·X. */
export function copyBlockOut(
  heap: Heap,
  address: number,
  X: Real,
  ld: number,
  row: number,
  rows: number,
  col: number,
  cols: number,
  beta = 0,
): void {
  const source = heap.view(address, rows * cols, X);
  if (beta !== 0) {
    for (let i = 0; i < rows; i++) {
      const start = (row + i) * ld + col;
      for (let j = 0; j < cols; j++) X[start + j] = source[i * cols + j]! + beta * X[start + j]!;
    }
  } else if (cols === ld) {
    X.set(source, row * ld);
  } else {
    for (let i = 0; i < rows; i++) X.set(source.subarray(i * cols, (i + 1) * cols), (row + i) * ld + col);
  }
}
