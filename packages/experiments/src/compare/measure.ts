import { type Matrix, matmul, transpose } from "@collapsar/linalg";
import { nc1TraceRatio, nc2EtfDistance, nc3Duality } from "@collapsar/metrics";
import { orNull } from "@collapsar/metrics/parts";
import { codeTargets } from "@collapsar/rfm/parts";
import type { Split } from "./split.js";

/** A system's features for the rows of a split. */
export interface SystemState {
  /** Features of the training and of the test rows, n × p. */
  readonly train: Matrix;
  readonly test: Matrix;
  /** Outputs against one-hot targets, n × C; undefined where the system has none for these rows. */
  readonly trainOutputs?: Matrix | undefined;
  readonly testOutputs?: Matrix | undefined;
  /** Classifier on the features, C × p, where the outputs are linear in them. */
  readonly weights?: Matrix | undefined;
}

/** The quantities of the comparison, by one definition for all systems. */
export const measures = [
  ...(["trainError", "testError", "trainNc1", "testNc1", "trainNc2", "testNc2"] as const),
  ...(["trainNc3", "testNc3", "trainNearest", "testNearest"] as const),
] as const;

/** Measurements of a state; null where a system has none. */
export type Measured = Readonly<Record<(typeof measures)[number], number | null>>;

/** Mean over rows and classes of (F − Y)². */
export function meanSquare(F: Matrix, labels: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < F.rows; i++)
    for (let c = 0; c < F.cols; c++) total += (F.data[i * F.cols + c]! - (labels[i] === c ? 1 : 0)) ** 2;
  return total / F.data.length;
}

/** A quantity, or null where it is undefined: features that died, or class means that are all equal. */
function defined(value: () => number): number | null {
  const found = orNull(value);
  return Number.isFinite(found) ? found : null;
}

/** Class means, C × p. */
export function classMeans(H: Matrix, labels: ArrayLike<number>, classes: number): Matrix {
  const sums = matmul(transpose(codeTargets(labels, "one-hot", classes)), H);
  const counts = new Float64Array(classes);
  for (let i = 0; i < labels.length; i++) counts[labels[i]!]! += 1;
  for (let c = 0; c < classes; c++) for (let j = 0; j < H.cols; j++) sums.data[c * H.cols + j]! /= counts[c]!;
  return sums;
}

/** The share of rows whose nearest training class mean is their own. */
function nearestMean(H: Matrix, labels: ArrayLike<number>, means: Matrix): number {
  const products = matmul(H, transpose(means));
  const halves = Float64Array.from({ length: means.rows }, (_, c) => {
    let square = 0;
    for (let j = 0; j < means.cols; j++) square += means.data[c * means.cols + j]! ** 2;
    return square / 2;
  });
  let right = 0;
  for (let i = 0; i < H.rows; i++) {
    let best = 0;
    const score = (c: number) => products.data[i * means.rows + c]! - halves[c]!;
    for (let c = 1; c < means.rows; c++) if (score(c) > score(best)) best = c;
    if (best === labels[i]) right++;
  }
  return right / H.rows;
}

/**
 * Error, NC1, NC2, NC3 and accuracy of the nearest class mean of a system on training and test rows: training rows by
 * the labels they were trained with, test rows by their true ones and with their own class means, except that the
 * nearest mean
 * is one of the training rows.
 */
export function measured(state: SystemState, split: Split): Measured {
  const { train, test, trainOutputs, testOutputs, weights } = state;
  const { trainLabels, testLabels, classes } = split;
  const means = classMeans(train, trainLabels, classes);
  const duality = (H: Matrix, labels: Int32Array) =>
    weights ? defined(() => nc3Duality(H, labels, weights).selfDuality) : null;
  return {
    trainError: trainOutputs ? meanSquare(trainOutputs, trainLabels) : null,
    testError: testOutputs ? meanSquare(testOutputs, testLabels) : null,
    trainNc1: defined(() => nc1TraceRatio(train, trainLabels)),
    testNc1: defined(() => nc1TraceRatio(test, testLabels)),
    trainNc2: defined(() => nc2EtfDistance(train, trainLabels)),
    testNc2: defined(() => nc2EtfDistance(test, testLabels)),
    trainNc3: duality(train, trainLabels),
    testNc3: duality(test, testLabels),
    trainNearest: nearestMean(train, trainLabels, means),
    testNearest: nearestMean(test, testLabels, means),
  };
}
