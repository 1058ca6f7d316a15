import type { Matrix } from "@collapsar/linalg";
import { checkMatrix, checkNumbers, checkSameShape } from "@collapsar/linalg/check";
import { checkRowWeights } from "../check-arguments.js";

/** The mean over all entries of (F − Y)², weighted by row if weights are given. */
export function meanSquaredError(F: Matrix, Y: Matrix, weights?: ArrayLike<number>): number {
  checkSameShape("meanSquaredError", F, Y);
  checkRowWeights("meanSquaredError", weights, F.rows);
  let [total, mass] = [0, 0];
  for (let i = 0, at = 0; i < F.rows; i++) {
    const weight = weights?.[i] ?? 1;
    for (let c = 0; c < F.cols; c++, at++) total += weight * (F.data[at]! - Y.data[at]!) ** 2;
    mass += weight;
  }
  return total / (mass * F.cols);
}

/**
 * The class of each row: the column with the largest score (the first of equal ones), or the sign of a single column.
 */
export function decodeClasses(F: Matrix, offset?: ArrayLike<number>): Int32Array {
  checkMatrix("decodeClasses", "F", F);
  if (offset !== undefined) checkNumbers("decodeClasses", "offset", offset, F.cols);
  if (F.cols === 1) return new Int32Array(F.rows).map((_, i) => (F.data[i]! > 0 ? 1 : 0));
  const classes = new Int32Array(F.rows);
  for (let i = 0; i < F.rows; i++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < F.cols; c++) {
      const score = F.data[i * F.cols + c]! + (offset?.[c] ?? 0);
      if (score > best) [best, classes[i]] = [score, c];
    }
  }
  return classes;
}

/** The (weighted) share of rows whose class is the label. */
export function accuracy(
  predicted: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  checkNumbers("accuracy", "predicted", predicted);
  checkNumbers("accuracy", "labels", labels, predicted.length);
  checkRowWeights("accuracy", weights, labels.length);
  let [right, mass] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    const weight = weights?.[i] ?? 1;
    if (predicted[i] === labels[i]) right += weight;
    mass += weight;
  }
  return right / mass;
}

/**
 * 1 − Σ(f − y)²/Σ(y − ȳ)², the mean over the columns whose targets vary.
 *
 * @returns undefined where no column varies: R² divides by their spread
 */
export function determination(F: Matrix, Y: Matrix): number | undefined {
  checkSameShape("determination", F, Y);
  const found: number[] = [];
  for (let c = 0; c < F.cols; c++) {
    let mean = 0;
    for (let i = 0; i < F.rows; i++) mean += Y.data[i * F.cols + c]! / F.rows;
    let [error, spread] = [0, 0];
    for (let at = c; at < F.data.length; at += F.cols) {
      error += (F.data[at]! - Y.data[at]!) ** 2;
      spread += (Y.data[at]! - mean) ** 2;
    }
    if (spread > 0) found.push(1 - error / spread);
  }
  return found.length === 0 ? undefined : found.reduce((sum, value) => sum + value, 0) / found.length;
}
