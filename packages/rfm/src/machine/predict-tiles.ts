import type { Kernel } from "@collapsar/kernels";
import { type Matrix, matmul, type Work, zeros } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { rowRange } from "@collapsar/linalg/parts";

/** Kernel values that are held at once (256 MiB in float64). */
const tileEntries = 2 ** 25;

/**
 * f(x_i) = Σ_j k(x_i, z_j) α_j for the rows of X, n × C, in blocks of rows so that the kernel matrix is never whole.
 */
export function predictTiles(
  kernel: Kernel,
  X: Matrix,
  Z: Matrix,
  alpha: Matrix,
  { entries = tileEntries, ...work }: Work & { readonly entries?: number | undefined } = {},
): Matrix {
  const rows = Math.max(1, Math.floor(entries / Math.max(1, Z.rows)));
  const product = (part: Matrix) =>
    kernel.gramProduct?.(part, Z, alpha) ?? matmul(kernel.gram(part, Z), alpha);
  if (X.rows <= rows) return product(X);
  const F = zeros(X.rows, alpha.cols);
  for (let start = 0; start < X.rows; start += rows) {
    advance(work, { done: start, total: X.rows, unit: "rows", message: "predicting" });
    const part = product(rowRange(X, start, Math.min(X.rows, start + rows)));
    F.data.set(part.data, start * alpha.cols);
  }
  return F;
}

/** The predictions for the rows of X by any coefficients: the kernel matrix is made once where it can be whole. */
export function kernelPredictor(kernel: Kernel, X: Matrix, Z: Matrix): (alpha: Matrix) => Matrix {
  if (X.rows * Z.rows > tileEntries) return (alpha) => predictTiles(kernel, X, Z, alpha);
  let K: Matrix | undefined;
  return (alpha) => {
    K ??= kernel.gram(X, Z);
    return matmul(K, alpha);
  };
}
