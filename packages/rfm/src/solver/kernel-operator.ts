import type { Kernel } from "@collapsar/kernels";
import { type Matrix, matmul, zeros } from "@collapsar/linalg";
import { checkInteger, checkMatrix, checkSquare } from "@collapsar/linalg/check";
import { addInPlace, cast, dtypeOf, rowRange } from "@collapsar/linalg/parts";
import { checkKernel } from "../check-arguments.js";
import { floatPoints } from "../machine/float-points.js";

/** The symmetric matrix K of a kernel on its own points, known by its products. */
export interface KernelOperator {
  readonly n: number;
  /** K·V, V of shape n × C. */
  apply(V: Matrix): Matrix;
  /** The same in float32, where that is quicker and float32 holds the points. */
  rough?: ((V: Matrix) => Matrix) | undefined;
}

/** Products with a kernel matrix that is at hand. */
export function storedOperator(K: Matrix): KernelOperator {
  checkSquare("storedOperator", "K", K);
  return { n: K.rows, apply: (V) => matmul(K, V) };
}

/** Adds B to the rows of A from `start` on. */
function addRows(A: Matrix, B: Matrix, start: number): void {
  addInPlace(rowRange(A, start, start + B.rows), B);
}

/** Products by the kernel's own way, or by square tiles, one of every mirrored pair only. */
function tiledProduct(kernel: Kernel, X: Matrix, tile: number): KernelOperator["apply"] {
  const n = X.rows;
  const { gramProduct } = kernel;
  if (gramProduct !== undefined) return (V) => gramProduct(X, X, V);
  const block = (A: Matrix, start: number) => rowRange(A, start, Math.min(n, start + tile));
  return (V) => {
    const product = zeros(n, V.cols);
    for (let i = 0; i < n; i += tile) {
      const points = block(X, i);
      addRows(product, matmul(kernel.gram(points), block(V, i)), i);
      for (let j = i + tile; j < n; j += tile) {
        const K = kernel.gram(points, block(X, j));
        addRows(product, matmul(K, block(V, j)), i);
        addRows(product, matmul(K, block(V, i), { transposeA: true }), j);
      }
    }
    return product;
  };
}

/**
 * Products with a kernel matrix that is never whole: by the kernel's own way, or by square tiles that are computed at
 * each product.
 *
 * @param tile - rows and columns of a tile
 */
export function tiledOperator(kernel: Kernel, X: Matrix, tile: number): KernelOperator {
  checkKernel("tiledOperator", kernel);
  checkMatrix("tiledOperator", "X", X);
  checkInteger("tiledOperator", "tile", tile, 1);
  const floats = dtypeOf(X) === "f64" ? floatPoints(kernel, X) : undefined;
  const product = floats && tiledProduct(kernel, floats, tile);
  return {
    n: X.rows,
    apply: tiledProduct(kernel, X, tile),
    rough: product && ((V) => cast(product(cast(V, "f32")), "f64")),
  };
}
