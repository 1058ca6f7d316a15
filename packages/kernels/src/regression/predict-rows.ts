import { type Matrix, matmul, zeros } from "@collapsar/linalg";
import { rowRange } from "@collapsar/linalg/parts";
import type { Kernel } from "../kernel.js";

/** Kernel values held at once (128 MiB in float64). */
const TILE_ENTRIES = 2 ** 24;

/** k(Z, X) alpha, m × C, in blocks of rows of Z so that the kernel matrix is never whole. */
export function predictRows(kernel: Kernel, Z: Matrix, X: Matrix, alpha: Matrix): Matrix {
  const out = zeros(Z.rows, alpha.cols);
  const tile = Math.max(1, Math.floor(TILE_ENTRIES / Math.max(1, X.rows)));
  for (let start = 0; start < Z.rows; start += tile) {
    const end = Math.min(Z.rows, start + tile);
    out.data.set(matmul(kernel.gram(rowRange(Z, start, end), X), alpha).data, start * alpha.cols);
  }
  return out;
}
