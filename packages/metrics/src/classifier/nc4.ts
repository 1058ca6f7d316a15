import { InputError, type Matrix, matmul } from "@collapsar/linalg";
import { checkFinite, checkMatrix } from "@collapsar/linalg/check";
import { rowRange, rowSquaredNorms } from "@collapsar/linalg/parts";
import type { ClassMeans } from "../statistics/class-means.js";
import type { DeviationVisitor } from "../statistics/deviations.js";
import { type FeatureOptions, measureRows, secondPass } from "../statistics/summarise-features.js";
import { type Classifier, type MatchedClassifier, matchClassifier } from "./classifier.js";

/** Samples and classes a side of one tile of scores. */
const TILE = 1024;

/** The best class of each row so far. */
interface Best {
  readonly score: Float64Array;
  readonly label: Int32Array;
}

function keepBest({ score, label }: Best, scores: Matrix, offset: number, shift: ArrayLike<number>): void {
  const { rows, cols, data } = scores;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const value = data[i * cols + j]! + shift[j]!;
      if (value > score[i]!) {
        score[i] = value;
        label[i] = offset + j;
      }
    }
  }
}

/** The class of the largest ⟨h, row c of A⟩ + shift_c for each row h; ties go to the lower class. */
function largestScores(H: Matrix, A: Matrix, shift: (c: number, tile: Matrix) => Float64Array): Int32Array {
  const found: Best = {
    score: new Float64Array(H.rows).fill(Number.NEGATIVE_INFINITY),
    label: new Int32Array(H.rows),
  };
  for (let start = 0; start < A.rows; start += TILE) {
    const tile = rowRange(A, start, Math.min(start + TILE, A.rows));
    keepBest(found, matmul(H, tile, { transposeB: true }), start, shift(start, tile));
  }
  return found.label;
}

/** argmax(Wh + b) of each row, h in the scale of the means. */
export function decisions(
  H: Matrix,
  { weights, bias, scale }: MatchedClassifier,
  meansScale: number,
): Int32Array {
  const factor = scale * meansScale;
  return largestScores(H, weights, (start, tile) =>
    bias.subarray(start, start + tile.rows).map((b) => b * factor),
  );
}

/** argmax(⟨h, μ_c⟩ − ½‖μ_c‖²) of each row, in coordinates around the origin. */
export function nearestMeans(around: Matrix, { means }: ClassMeans): Int32Array {
  return largestScores(around, means, (_, tile) => rowSquaredNorms(tile).map((square) => -square / 2));
}

/** Rows times the scale of the means, as they are and around the origin, rows that are left out not among them. */
function scaledRows(
  block: Matrix,
  labels: Int32Array | undefined,
  { scale, origin, features: p }: ClassMeans,
) {
  const rows =
    labels === undefined ? block.rows : labels.reduce((sum, label) => sum + (label < 0 ? 0 : 1), 0);
  const [own, around] = [new Float64Array(rows * p), new Float64Array(rows * p)];
  for (let i = 0, to = 0; i < block.rows; i++) {
    if (labels !== undefined && labels[i]! < 0) continue;
    for (let j = 0; j < p; j++, to++) {
      own[to] = block.data[i * p + j]! * scale;
      around[to] = own[to]! - origin[j]!;
    }
  }
  return { own: { rows, cols: p, data: own }, around: { rows, cols: p, data: around } };
}

/** How often the classifier and the nearest class mean are right, and how often they differ, by class. */
export interface Decisions {
  /** Rows of each class on which argmax(Wh + b) differs from the nearest class mean. */
  readonly disagreements: Float64Array;
  readonly classifierRight: Float64Array;
  readonly nearestRight: Float64Array;
}

/** Counts the decisions of a classifier (where there is one) and of the nearest class mean. */
export function decisionCounts(means: ClassMeans, classifier: MatchedClassifier | undefined) {
  const zeros = () => new Float64Array(means.classes);
  const counts: Decisions = { disagreements: zeros(), classifierRight: zeros(), nearestRight: zeros() };
  const visit: DeviationVisitor = ({ block, labels, classes }) => {
    const { own, around } = scaledRows(block, labels, means);
    if (own.rows === 0) return;
    const nearest = nearestMeans(around, means);
    const decided = classifier && decisions(own, classifier, means.scale);
    for (let i = 0; i < own.rows; i++) {
      const c = classes[i]!;
      if (nearest[i] === c) counts.nearestRight[c]!++;
      if (decided?.[i] === c) counts.classifierRight[c]!++;
      if (decided && decided[i] !== nearest[i]) counts.disagreements[c]!++;
    }
  };
  return { visit, result: () => counts };
}

/**
 * Counts the rows h of H with argmax_c (⟨w_c, h⟩ + b_c) ≠ argmin_c ‖h − μ_c‖: those on which the classifier and the nearest
 * class mean decide differently, whether or not one of them is right. Ties go to the lower class.
 *
 * The sum of the counts of all batches over n is NC4, 0 at collapse. The means μ_c are those handed in, of the training
 * features for NC4 as published: stream the features once through `updateStatistics`, summarise, and once more through this
 * function. Classes run in tiles: memory O(p) a row.
 *
 * Source: Papyan, Han, Donoho 2020, (NC4), "simplification to nearest class-center" (NCC). Trap: labels do not enter, so a row that
 * both get wrong alike is no disagreement.
 *
 * @param H - a batch of features, b × p
 * @param means - class means of p features
 * @param classifier - W, C × p, and the bias b, C
 * @returns a count from 0 to b
 * @throws InputError if shapes disagree or an entry is not finite
 */
export function nc4Disagreements(H: Matrix, means: ClassMeans, classifier: Classifier): number {
  const fn = "nc4Disagreements";
  checkMatrix(fn, "H", H);
  if (H.cols !== means.features) {
    const requirement = `must have ${means.features} columns`;
    throw new InputError({ fn, argument: "H", requirement, received: String(H.cols) });
  }
  checkFinite(fn, "H", H);
  const matched = matchClassifier(fn, classifier, means);
  let count = 0;
  for (let start = 0; start < H.rows; start += TILE) {
    const batch = rowRange(H, start, Math.min(start + TILE, H.rows));
    const { own, around } = scaledRows(batch, undefined, means);
    const decided = decisions(own, matched, means.scale);
    const nearest = nearestMeans(around, means);
    for (let i = 0; i < batch.rows; i++) if (decided[i] !== nearest[i]) count++;
  }
  return count;
}

/** Σ over the classes. */
export function sumOver(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

/**
 * NC4: the share of samples on which argmax(Wh + b) differs from the nearest class mean; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020 (`neural-collapse` on PyPI leaves the bias out). Trap: it is no error rate: both may be
 * wrong alike.
 *
 * @param H - features, n × p
 * @throws InputError if shapes disagree, a class has one sample, or an entry is not finite
 */
export function nc4(
  H: Matrix,
  labels: ArrayLike<number>,
  classifier: Classifier,
  options: FeatureOptions = {},
): number {
  const measured = measureRows("nc4", H, labels, options);
  const counted = decisionCounts(measured.means, matchClassifier("nc4", classifier, measured.means));
  secondPass(measured, [counted.visit]);
  return sumOver(counted.result().disagreements) / sumOver(measured.means.counts);
}
