import { InputError, type Matrix, matmul, matrix, transpose, type Work } from "@collapsar/linalg";
import { caller, checkKeys, checkWork, resolveOptions } from "@collapsar/linalg/check";
import { featureOptions } from "../options.js";
import { borrowedMeans, type ClassMeans, checkMeans, measureMeans } from "./class-means.js";
import { type ClassSummary, meanStd } from "./class-summary.js";
import {
  type DeviationBlock,
  type DeviationSums,
  type DeviationVisitor,
  visitDeviations,
} from "./deviations.js";
import { asRows, type FeatureRows } from "./feature-rows.js";
import { presentClasses } from "./present-classes.js";
import { checkClassCounts, type Weighting } from "./weighting.js";

/** Options of metrics of features held in memory. */
export interface FeatureOptions {
  /** How classes count; defaults to `sample`, which imbalanced features define without a choice. */
  readonly weighting?: Weighting | undefined;
  /** Classes with fewer samples are left out; by default a class with one sample is an error. */
  readonly minPerClass?: number | undefined;
  /** Class means and centre of another set to measure around: train means for test features. */
  readonly means?: ClassMeans | undefined;
}

/** The keys of `FeatureOptions`. */
export const FEATURE_KEYS: readonly string[] = ["weighting", "minPerClass", "means"];

/** The options of every metric of features among those of one metric. */
export function featurePart({ weighting, minPerClass, means }: FeatureOptions): FeatureOptions {
  return { weighting, minPerClass, means };
}

/** Features ready to be measured: class means, and the class of each row. */
export interface MeasuredRows {
  readonly rows: FeatureRows;
  /** −1 for a row that is left out. */
  readonly labels: Int32Array;
  readonly means: ClassMeans;
  readonly work: Work;
}

/** Checks features and labels and finds the class means: the first of the two passes. */
export function measureRows(
  H: Matrix | FeatureRows,
  labels: ArrayLike<number>,
  options: FeatureOptions,
  work: Work = {},
): MeasuredRows {
  const rows = asRows("H", H);
  checkKeys(caller, options, FEATURE_KEYS);
  checkWork(caller, work);
  const { weighting } = resolveOptions(caller, featureOptions, options);
  const { minPerClass, means } = options;
  const omissions = rows === (H as unknown);
  const present = presentClasses(labels, rows.rows, { minPerClass, omissions, among: means?.values });
  const shared = { rows, labels: present.labels, work };
  if (means === undefined) {
    checkClassCounts(present.counts);
    return { ...shared, means: measureMeans(rows, present, weighting, work) };
  }
  checkMeans("means", means);
  if (means.features !== rows.cols) {
    const requirement = `must be of ${rows.cols} features, as H is`;
    throw new InputError({ argument: "means", requirement, received: String(means.features) });
  }
  if (!present.counts.some((count) => count > 0)) {
    throw new InputError({ argument: "labels", requirement: "must name samples", received: "none" });
  }
  return { ...shared, means: borrowedMeans(means, present.counts, weighting) };
}

/** The second pass: the visitors see every block of deviations. */
export function secondPass(
  { means, rows, labels, work }: MeasuredRows,
  visitors: readonly DeviationVisitor[],
): DeviationSums {
  return visitDeviations(means, rows, labels, visitors, work);
}

/** The class summary of means and of what a second pass summed. */
export function summaryOf(means: ClassMeans, { squares, sums }: DeviationSums): ClassSummary {
  const { counts } = means;
  const kept = Array.from(counts.keys()).filter((c) => counts[c]! > 0);
  return {
    ...means,
    spreads: sums.map((sum, c) => (counts[c]! > 0 ? sum / counts[c]! : 0)),
    meanStd: meanStd(squares, kept, counts),
  };
}

/**
 * vᵀΣ_W v for each column v, from the rows: n·p·k instead of n·p² and nothing of size p². The projections stand a
 * direction a row: libraries multiply into few long rows quicker than into many short ones.
 */
export function projectedSpread({ counts, withinShares }: ClassMeans, directions: Matrix) {
  const k = directions.cols;
  const across = transpose(directions);
  const weightOf = withinShares.map((share, c) => share / counts[c]!);
  const out = new Float64Array(k);
  let space = new Float64Array(0);
  const visit = ({ deviations, classes }: DeviationBlock) => {
    const { rows } = deviations;
    if (rows === 0) return;
    if (space.length < rows * k) space = new Float64Array(rows * k);
    const { data } = matmul(across, deviations, {
      transposeB: true,
      out: matrix(k, rows, space.subarray(0, rows * k)),
    });
    for (let j = 0, at = 0; j < k; j++) {
      let sum = 0;
      for (let i = 0; i < rows; i++, at++) sum += weightOf[classes[i]!]! * data[at]! ** 2;
      out[j]! += sum;
    }
  };
  return { visit, result: () => out };
}

/**
 * The class summary of features, by the two-pass formulas: O(Cp) beside H.
 *
 * @param H - n × p, float64 or float32, or rows that are read twice
 * @throws InputError if an entry is not finite, a class has one sample, or there are fewer than two classes
 */
export function summariseFeatures(
  H: Matrix | FeatureRows,
  labels: ArrayLike<number>,
  options: FeatureOptions = {},
  work: Work = {},
): ClassSummary {
  const measured = measureRows(H, labels, options, work);
  const { means } = measured;
  const sums = secondPass(measured, []);
  const scatterAlong = (directions: Matrix) => {
    const along = projectedSpread(means, directions);
    secondPass(measured, [along.visit]);
    return along.result();
  };
  return { ...summaryOf(means, sums), scatterAlong };
}
