import { type Matrix, zeros } from "@collapsar/linalg";
import { checkMatrix } from "@collapsar/linalg/check";

/** Row-wise softmax probabilities of n × C scores. */
export function softmax(F: Matrix): Matrix {
  checkMatrix("softmax", "F", F);
  const P = zeros(F.rows, F.cols);
  for (let i = 0, start = 0; i < F.rows; i++, start += F.cols) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < F.cols; c++) largest = Math.max(largest, F.data[start + c]!);
    let total = 0;
    for (let c = 0; c < F.cols; c++) {
      P.data[start + c] = Math.exp(F.data[start + c]! - largest);
      total += P.data[start + c]!;
    }
    for (let c = 0; c < F.cols; c++) P.data[start + c]! /= total;
  }
  return P;
}

/** −Σ_i w_i log p_{i, y_i} for one-hot targets Y, from scores. */
export function crossEntropy(F: Matrix, Y: Matrix, weights?: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0, start = 0; i < F.rows; i++, start += F.cols) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < F.cols; c++) largest = Math.max(largest, F.data[start + c]!);
    let mass = 0;
    for (let c = 0; c < F.cols; c++) mass += Math.exp(F.data[start + c]! - largest);
    const logMass = largest + Math.log(mass);
    for (let c = 0; c < F.cols; c++)
      total += (weights?.[i] ?? 1) * Y.data[start + c]! * (logMass - F.data[start + c]!);
  }
  return total;
}
