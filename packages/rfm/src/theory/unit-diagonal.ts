import type { Matrix } from "@collapsar/linalg";
import { mapFn } from "@collapsar/linalg/parts";

/** A_ij/√(A_ii A_jj): the Gram matrix of the same points on the unit sphere. */
export function unitDiagonal(A: Matrix): Matrix {
  const scale = Float64Array.from({ length: A.rows }, (_, i) => 1 / Math.sqrt(A.data[i * (A.cols + 1)]!));
  return mapFn(A, (value, i, j) => (i === j ? 1 : value * (scale[i]! * scale[j]!)));
}

/** Labels 0…C−1 of `perClass` samples each, sorted. */
export function balancedLabels(classes: number, perClass: number): Int32Array {
  return Int32Array.from({ length: classes * perClass }, (_, i) => Math.floor(i / perClass));
}

/** n × n: 1 within a class, `between` across classes. */
export function blockGram(labels: ArrayLike<number>, between = 0): Matrix {
  const n = labels.length;
  return mapFn({ rows: n, cols: n, data: new Float64Array(n * n) }, (_, i, j) =>
    labels[i] === labels[j] ? 1 : between,
  );
}
