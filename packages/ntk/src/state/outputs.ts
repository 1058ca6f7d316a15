import { type Matrix, matmul } from "@collapsar/linalg";

/** Outputs F = WH + b1ᵀ, C × n. */
export function outputs(W: Matrix, b: ArrayLike<number>, H: Matrix): Matrix {
  const F = matmul(W, H);
  for (let k = 0; k < F.rows; k++) {
    for (let i = 0; i < F.cols; i++) F.data[k * F.cols + i]! += b[k]!;
  }
  return F;
}
