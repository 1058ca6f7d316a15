import type { Matrix } from "@collapsar/linalg";
import { caller, checkObject, checkShape } from "@collapsar/linalg/check";
import type { MatchedClassifier } from "../classifier/classifier.js";
import type { DetectorFit, DetectorOptions } from "../ood/detectors.js";
import { fitDetectors } from "../ood/detectors.js";
import { detectionOf, detectorFrom, type OodScores } from "../ood/ood-scores.js";
import { checkMeans } from "../statistics/class-means.js";
import type { FeatureRows } from "../statistics/feature-rows.js";
import { type MeasuredRows, measureRows } from "../statistics/summarise-features.js";
import { type Quantities, undefinedQuantity } from "../statistics/undefined-quantity.js";
import type { OtherGroups } from "./collapse-metrics.js";

/**
 * Data that scores are fitted on: training features with labels, or their means and shared covariance (without ViM).
 */
export type DetectorSource =
  | { readonly H: Matrix | FeatureRows; readonly labels: ArrayLike<number> }
  | DetectorFit;

/** Scores of the measured rows that count, and of the out-of-distribution ones. */
export interface ScoredSets {
  /** Labels of the rows inside. */
  readonly labels: Int32Array;
  readonly inside: OodScores;
  readonly outside: OodScores;
}

/** How the group `ood` is fitted, and who gets the scores themselves. */
export interface ScoreOptions extends DetectorOptions {
  /** Data that the out-of-distribution scores are fitted on; defaults to the measured set. */
  readonly fitOn?: DetectorSource | undefined;
  /** Gets the scores of every sample. */
  readonly onScores?: ((scores: ScoredSets) => void) | undefined;
}

/** Rows of a measured set that count, where labels leave some out. */
function keptRows({ rows, labels }: MeasuredRows): FeatureRows {
  if (!labels.includes(-1)) return rows;
  const count = labels.reduce((sum, label) => sum + (label < 0 ? 0 : 1), 0);
  function* blocks(): Generator<Matrix> {
    let start = 0;
    for (const block of rows.blocks()) {
      const kept = Array.from({ length: block.rows }, (_, i) => i).filter((i) => labels[start + i]! >= 0);
      const data = new Float64Array(kept.length * block.cols);
      kept.forEach((i, to) => {
        data.set(block.data.subarray(i * block.cols, (i + 1) * block.cols), to * block.cols);
      });
      start += block.rows;
      yield { rows: kept.length, cols: block.cols, data };
    }
  }
  return { rows: count, cols: rows.cols, blocks };
}

function fitOf(measured: MeasuredRows, fitOn: DetectorSource | undefined) {
  if (fitOn === undefined) {
    const fitted = measured.means.borrowed ? measureRowsAgain(measured) : measured;
    return { fit: fitDetectors(fitted), rows: keptRows(measured) };
  }
  checkObject(caller, "fitOn", fitOn);
  if ("within" in fitOn) {
    checkMeans("fitOn.means", fitOn.means);
    const { features } = fitOn.means;
    checkShape(caller, "fitOn.within", fitOn.within, features, features);
    return { fit: fitOn, rows: undefined };
  }
  const train = measureRows(fitOn.H, fitOn.labels, {});
  return { fit: fitDetectors(train), rows: train.rows };
}

/** The measured rows around their own means: detectors are never fitted on borrowed ones. */
function measureRowsAgain({ rows, labels, work }: MeasuredRows): MeasuredRows {
  const source: FeatureRows = { rows: rows.rows, cols: rows.cols, blocks: () => rows.blocks() };
  return measureRows(source, labels, {}, work);
}

/** The group `ood`: AUROC and FPR95 of each score; ViM is null where the rows behind the fit are not at hand. */
export function oodGroup(
  measured: MeasuredRows,
  outside: FeatureRows,
  classifier: MatchedClassifier | undefined,
  options: ScoreOptions,
  found: Quantities,
): Pick<OtherGroups, "ood"> {
  const { fit, rows } = fitOf(measured, options.fitOn);
  const { necoVariance, necoTimesLogit, nciAlpha, vimDimensions } = options;
  const settings = { necoVariance, necoTimesLogit, nciAlpha, vimDimensions };
  const detector = detectorFrom(fit, classifier, rows, settings);
  const labels = Int32Array.from(
    measured.labels.filter((rank) => rank >= 0),
    (rank) => measured.means.values[rank]!,
  );
  const scored = {
    labels,
    inside: detector.scores(keptRows(measured)),
    outside: detector.scores(outside, "ood"),
  };
  options.onScores?.(scored);
  const ood = detectionOf(scored.inside, scored.outside);
  if (classifier && rows === undefined) {
    found.of("ood.vim", () => {
      throw undefinedQuantity("ViM needs the training features themselves", "their summary");
    });
  }
  return { ood };
}
