import {
  checkFinite,
  checkMatrix,
  type Matrix,
  matmul,
  rowRange,
  rowSquaredNorms,
  zeros,
} from "@collapsar/linalg";
import type { ClassSummary } from "../statistics/class-summary.js";
import { type FeatureOptions, summarizeFeatures } from "../statistics/summarize-features.js";

/** Samples and classes a side of one tile of scores. */
const TILE = 1024;

/** A linear classifier x ↦ argmax(Wx + b). */
export interface Classifier {
  /** C × p. */
  readonly weights: Matrix;
  /** C numbers; defaults to zeros. */
  readonly bias?: ArrayLike<number> | undefined;
}

/**
 * The number of rows of H on which argmax(Wh + b) differs from the nearest class mean; ties go to the lower class.
 *
 * The class means must be known: stream the features once through `updateStatistics`, summarise, and once more through
 * this function; the sum of the counts over n is NC4. Classes run in tiles: memory O(p) a row.
 *
 * @param H - a batch of features, b × p
 * @throws RangeError if shapes disagree or an entry is not finite
 */
export function nc4Disagreements(H: Matrix, summary: ClassSummary, classifier: Classifier): number {
  checkClassifier(H, summary, classifier);
  let count = 0;
  for (let start = 0; start < H.rows; start += TILE) {
    const batch = rowRange(H, start, Math.min(start + TILE, H.rows));
    const decided = decisions(batch, classifier);
    const nearest = nearestMeans(batch, summary);
    for (let i = 0; i < batch.rows; i++) if (decided[i] !== nearest[i]) count++;
  }
  return count;
}

function checkClassifier(
  H: Matrix,
  { classes, features }: ClassSummary,
  { weights, bias }: Classifier,
): void {
  checkMatrix("nc4Disagreements", "H", H);
  checkMatrix("nc4Disagreements", "weights", weights);
  if (H.cols !== features)
    throw new RangeError(`nc4Disagreements: H must have ${features} columns, got ${H.cols}`);
  if (weights.rows !== classes || weights.cols !== features) {
    throw new RangeError(
      `nc4Disagreements: weights must be ${classes}×${features}, got ${weights.rows}×${weights.cols}`,
    );
  }
  if (bias && bias.length !== classes) {
    throw new RangeError(`nc4Disagreements: bias must hold ${classes} numbers, got ${bias.length}`);
  }
  checkFinite("nc4Disagreements", "H", H);
  checkFinite("nc4Disagreements", "weights", weights);
  if (bias) checkFinite("nc4Disagreements", "bias", bias);
}

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

function best(rows: number): Best {
  return { score: new Float64Array(rows).fill(Number.NEGATIVE_INFINITY), label: new Int32Array(rows) };
}

/** argmax(Wh + b) of each row. */
function decisions(H: Matrix, { weights, bias }: Classifier): Int32Array {
  const found = best(H.rows);
  for (let start = 0; start < weights.rows; start += TILE) {
    const tile = rowRange(weights, start, Math.min(start + TILE, weights.rows));
    const shift = Float64Array.from({ length: tile.rows }, (_, c) => bias?.[start + c] ?? 0);
    keepBest(found, matmul(H, tile, { transposeB: true }), start, shift);
  }
  return found.label;
}

/** argmax(⟨h, μ_c⟩ − ½‖μ_c‖²) of each row, in coordinates around the origin. */
function nearestMeans(H: Matrix, { means, origin }: ClassSummary): Int32Array {
  const centred = zeros(H.rows, H.cols);
  for (let i = 0, at = 0; i < H.rows; i++) {
    for (let j = 0; j < H.cols; j++, at++) centred.data[at] = H.data[at]! - origin[j]!;
  }
  const found = best(H.rows);
  for (let start = 0; start < means.rows; start += TILE) {
    const tile = rowRange(means, start, Math.min(start + TILE, means.rows));
    const shift = rowSquaredNorms(tile).map((square) => -square / 2);
    keepBest(found, matmul(centred, tile, { transposeB: true }), start, shift);
  }
  return found.label;
}

/**
 * NC4: the share of samples on which argmax(Wh + b) differs from the nearest class mean; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020 (`neural-collapse` on PyPI leaves the bias out).
 *
 * @param H - features, n × p
 * @throws RangeError if shapes disagree, a class has fewer than two samples, or an entry is not finite
 */
export function nc4(
  H: Matrix,
  labels: ArrayLike<number>,
  classifier: Classifier,
  options: FeatureOptions = {},
): number {
  return nc4Disagreements(H, summarizeFeatures("nc4", H, labels, options), classifier) / H.rows;
}
