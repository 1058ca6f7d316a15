import type { Matrix } from "@collapsar/linalg";
import { checkOneOf } from "@collapsar/linalg/check";
import { checkScored } from "../check-arguments.js";
import { accuracy, decodeClasses } from "../machine/scores.js";
import { type ClassScoreName, scoreNames } from "./score-name.js";

/** Row weights, or 1 for each. */
type Weights = ArrayLike<number> | undefined;

/** Weighted mean of a row's value. */
function rowMean(n: number, weights: Weights, of: (row: number) => number): number {
  let [total, mass] = [0, 0];
  for (let i = 0; i < n; i++) {
    const weight = weights?.[i] ?? 1;
    total += weight * of(i);
    mass += weight;
  }
  return total / mass;
}

/** −mean log p of the true class; a row whose class the model does not know counts as the smallest double. */
export function logLoss(P: Matrix, labels: ArrayLike<number>, weights?: ArrayLike<number>): number {
  return rowMean(P.rows, weights, (i) => {
    const p = labels[i]! < 0 ? 0 : P.data[i * P.cols + labels[i]!]!;
    return -Math.log(Math.max(p, Number.MIN_VALUE));
  });
}

/** Brier score: mean over rows of Σ_c (p_c − y_c)², between 0 and 2. Source: Brier 1950. */
export function brierScore(P: Matrix, labels: ArrayLike<number>, weights?: ArrayLike<number>): number {
  return rowMean(P.rows, weights, (i) => {
    let total = labels[i]! < 0 ? 1 : 0;
    for (let c = 0; c < P.cols; c++) total += (P.data[i * P.cols + c]! - (labels[i] === c ? 1 : 0)) ** 2;
    return total;
  });
}

/** The weighted share of pairs (row of the class, other row) that a class's scores order rightly; ties count half. */
function rankShare(P: Matrix, labels: ArrayLike<number>, c: number, weights: Weights): number | undefined {
  const order = Array.from({ length: P.rows }, (_, i) => i);
  const at = (i: number) => P.data[i * P.cols + c]!;
  order.sort((a, b) => at(a) - at(b));
  let [below, right, inside] = [0, 0, 0];
  for (let start = 0, end = 0; start < order.length; start = end) {
    let [own, other] = [0, 0];
    for (end = start; end < order.length && at(order[end]!) === at(order[start]!); end++) {
      const weight = weights?.[order[end]!] ?? 1;
      if (labels[order[end]!] === c) own += weight;
      else other += weight;
    }
    right += own * (below + other / 2);
    below += other;
    inside += own;
  }
  return inside > 0 && below > 0 ? right / (inside * below) : undefined;
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/**
 * Area under the ROC curve: of the second of two classes, else the mean over classes of one against the rest.
 *
 * @returns undefined where the rows are of one class
 */
export function areaUnderCurve(
  P: Matrix,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number | undefined {
  if (P.cols === 2) return rankShare(P, labels, 1, weights);
  return mean(Array.from({ length: P.cols }, (_, c) => rankShare(P, labels, c, weights)));
}

/** F1 = 2tp/(2tp + fp + fn), the mean over the classes that occur or are predicted (macro). */
export function macroF1(
  predicted: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
  weights?: ArrayLike<number>,
): number | undefined {
  const [hits, total] = [new Float64Array(classes), new Float64Array(classes)];
  for (let i = 0; i < predicted.length; i++) {
    const weight = weights?.[i] ?? 1;
    total[predicted[i]!]! += weight;
    if (labels[i]! >= 0) total[labels[i]!]! += weight;
    if (predicted[i] === labels[i]) hits[predicted[i]!]! += weight;
  }
  return mean(Array.from(total, (mass, c) => (mass > 0 ? (2 * hits[c]!) / mass : undefined)));
}

/**
 * A score of class probabilities; undefined where it cannot be told (the area under the curve of one class).
 *
 * @param P - n × C, rows that add up to 1
 * @param labels - n, −1 for a class that the model does not know
 */
export function classScore(
  name: ClassScoreName,
  P: Matrix,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number | undefined {
  checkOneOf("classScore", "name", name, scoreNames.classification);
  checkScored("classScore", P, labels, weights);
  switch (name) {
    case "accuracy":
      return accuracy(decodeClasses(P), labels, weights);
    case "log-loss":
      return logLoss(P, labels, weights);
    case "brier":
      return brierScore(P, labels, weights);
    case "auc":
      return areaUnderCurve(P, labels, weights);
    case "f1":
      return macroF1(decodeClasses(P), labels, P.cols, weights);
  }
}
