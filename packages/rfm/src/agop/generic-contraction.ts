import type { Kernel } from "@collapsar/kernels";
import { gram, type Matrix, matmul, matrix, zeros } from "@collapsar/linalg";
import { addInPlace } from "@collapsar/linalg/parts";
import { scaleRows } from "../machine/scale-rows.js";
import type { GradientSums } from "./gradient-sums.js";

/** Column c of alpha, repeated over n rows: the weights of every centre at every point. */
function repeatedColumn(alpha: Matrix, c: number, n: number): Matrix {
  const weights = zeros(n, alpha.rows);
  for (let j = 0; j < alpha.rows; j++) weights.data[j] = alpha.data[j * alpha.cols + c]!;
  for (let i = 1; i < n; i++) weights.data.copyWithin(i * alpha.rows, 0, alpha.rows);
  return weights;
}

/** The sums of one block of points by the kernel's own gradient, which carries its metric. */
export function genericSums(
  kernel: Kernel,
  X: Matrix,
  Z: Matrix,
  alpha: Matrix,
  roots: Float64Array | undefined,
  centre: boolean,
): GradientSums {
  const outer = zeros(X.cols, X.cols);
  const first = zeros(X.cols, alpha.cols);
  const ones = matrix(X.rows, 1, roots ?? new Float64Array(X.rows).fill(1));
  for (let c = 0; c < alpha.cols; c++) {
    const plain = kernel.inputGradient(X, Z, repeatedColumn(alpha, c, X.rows));
    const rows = roots === undefined ? plain : scaleRows(plain, roots);
    addInPlace(outer, gram(rows, { transpose: true }));
    if (!centre) continue;
    const sum = matmul(rows, ones, { transposeA: true }).data;
    for (let k = 0; k < X.cols; k++) first.data[k * alpha.cols + c] = sum[k]!;
  }
  return { outer, first: centre ? first : undefined };
}
