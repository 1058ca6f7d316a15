import type { Real } from "./matrix.js";

const TILE = 32;

/** A 4 × 4 block, read and written row by row, so that each cache line is touched once. */
function transposeBlock(from: number, cols: number, A: Real, to: number, rows: number, out: Real): void {
  const [b, c, d] = [from + cols, from + 2 * cols, from + 3 * cols];
  for (let j = 0; j < 4; j++) {
    const at = to + j * rows;
    out[at] = A[from + j]!;
    out[at + 1] = A[b + j]!;
    out[at + 2] = A[c + j]!;
    out[at + 3] = A[d + j]!;
  }
}

/** out (cols × rows) = Aᵀ for A rows × cols. */
export function transposeInto(rows: number, cols: number, A: Real, out: Real): void {
  const [evenRows, evenCols] = [rows & ~3, cols & ~3];
  for (let i0 = 0; i0 < evenRows; i0 += TILE) {
    const i1 = Math.min(evenRows, i0 + TILE);
    for (let j = 0; j < evenCols; j += 4) {
      for (let i = i0; i < i1; i += 4) transposeBlock(i * cols + j, cols, A, j * rows + i, rows, out);
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = i < evenRows ? evenCols : 0; j < cols; j++) out[j * rows + i] = A[i * cols + j]!;
  }
}

/** The upper triangle := the lower one, by tiles of 4 × 4 blocks. */
export function mirrorLower(n: number, C: Real): void {
  for (let i0 = 0; i0 < n; i0 += TILE) {
    const i1 = Math.min(n, i0 + TILE);
    const even = i0 + ((i1 - i0) & ~3);
    for (let j = 0; j < i0; j += 4) {
      for (let i = i0; i < even; i += 4) transposeBlock(i * n + j, n, C, j * n + i, n, C);
    }
    for (let i = i0; i < i1; i++) {
      for (let j = i < even ? i0 : 0; j < i; j++) C[j * n + i] = C[i * n + j]!;
    }
  }
}
