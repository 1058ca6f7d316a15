import { eigh, gram, type Matrix, matmul, pinv, zeros } from "@collapsar/linalg";
import { caller, resolveOptions } from "@collapsar/linalg/check";
import { addInPlace, rowSquaredNorms, scaleInPlace } from "@collapsar/linalg/parts";
import type { MatchedClassifier } from "../classifier/classifier.js";
import { detectorOptions } from "../options.js";
import { centredMeans } from "../statistics/centred-means.js";
import type { ClassMeans } from "../statistics/class-means.js";
import { mapEntries } from "../statistics/entries.js";
import type { FeatureRows } from "../statistics/feature-rows.js";
import { largestFinite } from "../statistics/scale.js";
import { type MeasuredRows, secondPass } from "../statistics/summarise-features.js";

/** The scores, in the order in which they are listed. */
export const SCORE_NAMES = ["neco", "nci", "vim", "mahalanobis", "energy", "msp"] as const;
/** The name of an out-of-distribution score. */
export type OodScoreName = (typeof SCORE_NAMES)[number];

/** Settings of the scores. */
export interface DetectorOptions {
  /** Share of the variance that NECO's principal subspace keeps; defaults to 0.9. */
  readonly necoVariance?: number | undefined;
  /** Whether NECO is multiplied by the largest logit, as its published code does for ResNets; defaults to false. */
  readonly necoTimesLogit?: boolean | undefined;
  /** Weight of ‖h‖₁ in NCI; defaults to 1e-4, as in OpenOOD. */
  readonly nciAlpha?: number | undefined;
  /** Dimensions of ViM's principal subspace; by default 1000 for p ≥ 2048, 512 for p ≥ 768, else p/2. */
  readonly vimDimensions?: number | undefined;
}

/** Scores of a block of rows in the scale of the means, one number a row. */
export type Scorer = (rows: Matrix) => Float64Array;

/** Statistics of the set that detectors are fitted on, in the scale of the means. */
export interface DetectorFit {
  readonly means: ClassMeans;
  /** Shared within-class covariance, p × p. */
  readonly within: Matrix;
}

/** Class means and shared covariance of measured rows: two passes, O(p²). */
export function fitDetectors(measured: MeasuredRows): DetectorFit {
  const { means } = measured;
  const within = zeros(means.features, means.features);
  let rows = 0;
  secondPass(measured, [
    ({ deviations }) => {
      if (deviations.rows === 0) return;
      addInPlace(within, gram(deviations, { transpose: true }));
      rows += deviations.rows;
    },
  ]);
  return { means, within: scaleInPlace(within, 1 / rows) };
}

/** The covariance around a point: Σ_W + Σ_c (n_c/n)(μ_c − point)(μ_c − point)ᵀ. */
function totalCovariance({ means, within }: DetectorFit, point: Float64Array): Matrix {
  const n = means.counts.reduce((sum, count) => sum + count, 0);
  const data = new Float64Array(means.means.data);
  for (let at = 0; at < data.length; at++) {
    const c = Math.floor(at / means.features);
    data[at] = (data[at]! - point[at % means.features]!) * Math.sqrt(means.counts[c]! / n);
  }
  return addInPlace(gram({ ...means.means, data }, { transpose: true }), within);
}

/** Rows less a point that is relative to the origin, columns divided by `scales` where they are given. */
function shifted(H: Matrix, origin: Float64Array, point: Float64Array, scales?: Float64Array): Matrix {
  const p = H.cols;
  const data = new Float64Array(H.data.length);
  for (let at = 0; at < data.length; at++) {
    const j = at % p;
    data[at] = (H.data[at]! - origin[j]! - point[j]!) / (scales ? scales[j]! : 1);
  }
  return { ...H, data };
}

const norms = (A: Matrix) => rowSquaredNorms(A).map(Math.sqrt);

/** Columns start … end of eigenvectors in ascending order. */
function columns({ rows, cols, data }: Matrix, start: number, end: number): Matrix {
  const width = end - start;
  const out = new Float64Array(rows * width);
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < width; k++) out[i * width + k] = data[i * cols + start + k]!;
  return { rows, cols: width, data: out };
}

/** ‖P_k h‖/‖h‖ of standardised features. */
function neco(fit: DetectorFit, share: number): Scorer {
  const { means } = fit;
  const covariance = totalCovariance(fit, means.centre);
  const p = means.features;
  const scales = Float64Array.from({ length: p }, (_, j) => Math.sqrt(covariance.data[j * (p + 1)]!) || 1);
  const data = covariance.data.map((value, at) => value / scales[Math.floor(at / p)]! / scales[at % p]!);
  const { values, vectors } = eigh({ ...covariance, data });
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  let [first, kept] = [p, 0];
  while (first > 0 && kept < share * total) kept += values[--first]!;
  const basis = columns(vectors, first, p);
  return (H) => {
    const X = shifted(H, means.origin, means.centre, scales);
    const whole = norms(X);
    return norms(matmul(X, basis)).map((norm, i) => (whole[i]! > 0 ? norm / whole[i]! : 1));
  };
}

/** −min_c (h − μ_c)ᵀΣ_W⁺(h − μ_c). */
function mahalanobis({ means, within }: DetectorFit): Scorer {
  const { values, vectors } = eigh(within);
  const p = means.features;
  const top = values[p - 1]!;
  const first = values.findIndex((value) => value > p * 2 ** -52 * top);
  const basis = columns(vectors, Math.max(0, first), first < 0 ? 0 : p);
  basis.data.forEach((v, at) => {
    basis.data[at] = v / Math.sqrt(values[first + (at % basis.cols)]!);
  });
  if (basis.cols === 0) return (H) => new Float64Array(H.rows);
  const centres = matmul(centredMeans(means), basis);
  return (H) => {
    const X = matmul(shifted(H, means.origin, means.centre), basis);
    return Float64Array.from({ length: X.rows }, (_, i) => {
      let least = Number.POSITIVE_INFINITY;
      for (let c = 0; c < centres.rows; c++) {
        if (means.counts[c] === 0 && !means.borrowed) continue;
        let total = 0;
        for (let k = 0; k < X.cols; k++)
          total += (X.data[i * X.cols + k]! - centres.data[c * X.cols + k]!) ** 2;
        least = Math.min(least, total);
      }
      return -least;
    });
  };
}

/** Wh + b of rows in the scale of the means. */
function logits(H: Matrix, { weights, bias, scale }: MatchedClassifier, meansScale: number): Matrix {
  const out = matmul(H, weights, { transposeB: true });
  const factor = scale * meansScale;
  for (let at = 0; at < out.data.length; at++) out.data[at] = out.data[at]! / factor + bias[at % out.cols]!;
  return out;
}

function perRow(A: Matrix, work: (row: ArrayLike<number>) => number): Float64Array {
  return Float64Array.from({ length: A.rows }, (_, i) => work(A.data.subarray(i * A.cols, (i + 1) * A.cols)));
}

/** The place of the largest value, the first of equal ones. */
function argmax(row: ArrayLike<number>): number {
  let best = 0;
  for (let c = 1; c < row.length; c++) if (row[c]! > row[best]!) best = c;
  return best;
}

const largest = (row: ArrayLike<number>) => row[argmax(row)]!;

/** log Σ exp. */
function logSumExp(row: ArrayLike<number>): number {
  const top = largest(row);
  let sum = 0;
  for (let c = 0; c < row.length; c++) sum += Math.exp(row[c]! - top);
  return top + Math.log(sum);
}

/** w_ĉ·(h − μ_G)/‖h − μ_G‖ + α‖h‖₁. */
function nci({ means }: DetectorFit, classifier: MatchedClassifier, alpha: number): Scorer {
  const { weights, scale } = classifier;
  const p = weights.cols;
  return (H) => {
    const scores = logits(H, classifier, means.scale);
    const X = shifted(H, means.origin, means.centre);
    return Float64Array.from({ length: H.rows }, (_, i) => {
      const row = scores.data.subarray(i * scores.cols, (i + 1) * scores.cols);
      const c = argmax(row);
      let [dot, square, sum] = [0, 0, 0];
      for (let j = 0; j < p; j++) {
        dot += weights.data[c * p + j]! * X.data[i * p + j]!;
        square += X.data[i * p + j]! ** 2;
        sum += Math.abs(H.data[i * p + j]!);
      }
      const projected = square > 0 ? dot / Math.sqrt(square) / scale : 0;
      return projected + (alpha * sum) / means.scale;
    });
  };
}

/** Norm of the part of h − u outside the principal subspace, u = −W⁺b. */
function residual(fit: DetectorFit, { weights, bias, scale }: MatchedClassifier, dimensions: number): Scorer {
  const { means } = fit;
  const p = means.features;
  const b = { rows: bias.length, cols: 1, data: bias.map((value) => -value * scale * means.scale) };
  const u = Float64Array.from(matmul(pinv(weights), b).data, (value, j) => value - means.origin[j]!);
  const { vectors } = eigh(totalCovariance(fit, u));
  const null_ = columns(vectors, 0, Math.max(0, p - dimensions));
  return (H) => norms(matmul(shifted(H, means.origin, u), null_));
}

/** Rows of a source as their scorers want them, block by block. */
export function* scaledBlocks(rows: FeatureRows, { scale }: ClassMeans, argument = "H"): Generator<Matrix> {
  let start = 0;
  for (const block of rows.blocks()) {
    largestFinite(argument, block, start);
    start += block.rows;
    yield mapEntries(block, (value) => value * scale);
  }
}

/** Energy less α times the residual, α = mean largest logit over mean residual on the fitted rows. */
function vim(
  fit: DetectorFit,
  classifier: MatchedClassifier,
  dimensions: number,
  rows: Iterable<Matrix>,
): Scorer {
  const outside = residual(fit, classifier, dimensions);
  let [best, rest] = [0, 0];
  for (const H of rows) {
    best += perRow(logits(H, classifier, fit.means.scale), largest).reduce((sum, value) => sum + value, 0);
    rest += outside(H).reduce((sum, value) => sum + value, 0);
  }
  const alpha = rest > 0 ? best / rest : 0;
  return (H) => {
    const away = outside(H);
    return perRow(logits(H, classifier, fit.means.scale), logSumExp).map(
      (energy, i) => energy - alpha * away[i]!,
    );
  };
}

/** Every scorer that the classifier, and for ViM the fitted rows, allow. */
export function makeScorers(
  fit: DetectorFit,
  classifier: MatchedClassifier | undefined,
  rows: FeatureRows | undefined,
  options: DetectorOptions = {},
): Partial<Record<OodScoreName, Scorer>> {
  const settings = resolveOptions(caller, detectorOptions, options);
  const { necoVariance, necoTimesLogit, nciAlpha } = settings;
  const p = fit.means.features;
  const { vimDimensions = p >= 2048 ? 1000 : p >= 768 ? 512 : Math.floor(p / 2) } = settings;
  const plain = neco(fit, necoVariance);
  if (classifier === undefined) return { neco: plain, mahalanobis: mahalanobis(fit) };
  const scores = (H: Matrix) => logits(H, classifier, fit.means.scale);
  const timesLogit: Scorer = (H) => {
    const best = perRow(scores(H), largest);
    return plain(H).map((value, i) => value * best[i]!);
  };
  return {
    neco: necoTimesLogit ? timesLogit : plain,
    nci: nci(fit, classifier, nciAlpha),
    ...(rows && { vim: vim(fit, classifier, vimDimensions, scaledBlocks(rows, fit.means)) }),
    mahalanobis: mahalanobis(fit),
    energy: (H) => perRow(scores(H), logSumExp),
    msp: (H) => perRow(scores(H), (row) => Math.exp(largest(row) - logSumExp(row))),
  };
}
