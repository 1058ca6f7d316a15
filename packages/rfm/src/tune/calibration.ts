import { type Matrix, zeros } from "@collapsar/linalg";
import { checkMatrix, checkNumber, checkNumbers, checkObject } from "@collapsar/linalg/check";
import { checkScored } from "../check-arguments.js";

/** How scores become probabilities: p = (1 − ε)·softmax(s·score) + ε·prior. Plain JSON. */
export interface Calibration {
  /** The slope s > 0. */
  readonly slope: number;
  /** ε in (0, 1): no class is ever impossible, none certain. */
  readonly mixture: number;
  /** C class shares, all positive. */
  readonly prior: readonly number[];
}

/** Least share of the prior: a thousandth of it stays possible whatever the scores say. */
const mixtures = [1e-3, 3e-3, 0.01, 0.03, 0.1] as const;

/** Slopes that are looked at, in logarithms: least-squares shares differ by 0 to 1 between classes. */
const [leastSlope, largestSlope] = [Math.log(0.5), Math.log(60)];

/**
 * Probabilities of scores, n × C, each row adding up to 1 and every entry inside (0, 1).
 *
 * @param F - n × C shares of classes (or log-probabilities), the larger the likelier
 */
export function calibrated(F: Matrix, calibration: Calibration): Matrix {
  checkMatrix("calibrated", "F", F);
  checkObject("calibrated", "calibration", calibration, "a calibration, as calibrate gives it");
  const { slope, mixture, prior } = calibration;
  checkNumber("calibrated", "slope", slope);
  checkNumber("calibrated", "mixture", mixture);
  checkNumbers("calibrated", "prior", prior, F.cols);
  const P = zeros(F.rows, F.cols);
  for (let i = 0, start = 0; i < F.rows; i++, start += F.cols) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < F.cols; c++) largest = Math.max(largest, F.data[start + c]!);
    let total = 0;
    for (let c = 0; c < F.cols; c++) {
      P.data[start + c] = Math.exp(slope * (F.data[start + c]! - largest));
      total += P.data[start + c]!;
    }
    for (let c = 0; c < F.cols; c++) {
      P.data[start + c] = ((1 - mixture) * P.data[start + c]!) / total + mixture * prior[c]!;
    }
  }
  return P;
}

/** Class shares with half a row more for each, so that a class without rows stays possible. */
export function smoothedShares(
  labels: ArrayLike<number>,
  classes: number,
  weights?: ArrayLike<number>,
): number[] {
  const mass = new Array<number>(classes).fill(0.5);
  for (let i = 0; i < labels.length; i++) if (labels[i]! >= 0) mass[labels[i]!]! += weights?.[i] ?? 1;
  const total = mass.reduce((sum, value) => sum + value, 0);
  return mass.map((value) => value / total);
}

/** The least value of a unimodal function on [low, high], by golden sections. */
function goldenMinimum(f: (x: number) => number, low: number, high: number, steps = 30): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let [x, y] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [fx, fy] = [f(x), f(y)];
  for (let step = 0; step < steps; step++) {
    if (fx <= fy) {
      [b, y, fy] = [y, x, fx];
      x = b - ratio * (b - a);
      fx = f(x);
    } else {
      [a, x, fx] = [x, y, fy];
      y = a + ratio * (b - a);
      fy = f(y);
    }
  }
  return (a + b) / 2;
}

/**
 * The slope and mixture with the least cross-entropy on held-out rows: temperature scaling (Guo et al. 2017), with a
 * share of the prior so that one row that is far out cannot cost everything.
 *
 * @param F - n × C scores of rows that the machine was not fitted on
 * @param labels - their n classes
 */
export function calibrate(F: Matrix, labels: ArrayLike<number>, weights?: ArrayLike<number>): Calibration {
  checkScored("calibrate", F, labels, weights);
  const prior = smoothedShares(labels, F.cols, weights);
  const at = (logSlope: number, mixture: number) => ({ slope: Math.exp(logSlope), mixture, prior });
  const loss = (candidate: Calibration) => crossEntropyOf(F, labels, candidate, weights);
  const found = mixtures.map((mixture) => {
    const best = goldenMinimum((logSlope) => loss(at(logSlope, mixture)), leastSlope, largestSlope);
    return { calibration: at(best, mixture), loss: loss(at(best, mixture)) };
  });
  return found.reduce((a, b) => (b.loss < a.loss ? b : a)).calibration;
}

/** Σ −log p of the true class, without the matrix of probabilities. */
function crossEntropyOf(
  F: Matrix,
  labels: ArrayLike<number>,
  { slope, mixture, prior }: Calibration,
  weights: ArrayLike<number> | undefined,
): number {
  let loss = 0;
  for (let i = 0, start = 0; i < F.rows; i++, start += F.cols) {
    const label = labels[i]!;
    if (label < 0) continue;
    const own = F.data[start + label]!;
    let total = 0;
    for (let c = 0; c < F.cols; c++) total += Math.exp(slope * (F.data[start + c]! - own));
    loss -= (weights?.[i] ?? 1) * Math.log((1 - mixture) / total + mixture * prior[label]!);
  }
  return loss;
}
