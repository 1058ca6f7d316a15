import { InputError, type Matrix, type Work } from "@collapsar/linalg";
import { checkFinite, checkMatrix, named } from "@collapsar/linalg/check";
import { rowRange, rowSquaredNorms, selectRows } from "@collapsar/linalg/parts";
import type { ClassMeans } from "../statistics/class-means.js";
import type { DeviationVisitor } from "../statistics/deviations.js";
import { type FeatureOptions, measureRows, secondPass } from "../statistics/summarise-features.js";
import { type Classifier, type MatchedClassifier, matchClassifier } from "./classifier.js";
import { safeRadii } from "./safe-radii.js";
import { type LinearScores, largestScores, linearScores, scoredRows } from "./scores.js";

/** Samples of one batch. */
const BATCH = 1024;

/** argmax(Wh + b), h in the scale of the means. */
function classifierScores({ weights, bias, scale }: MatchedClassifier, means: ClassMeans): LinearScores {
  return linearScores(
    weights,
    bias.map((b) => b * scale * means.scale),
  );
}

/** argmax(⟨h, μ_c⟩ − ½‖μ_c‖²), in coordinates around the origin. */
function meanScores({ means }: ClassMeans): LinearScores {
  return linearScores(
    means,
    rowSquaredNorms(means).map((square) => -square / 2),
  );
}

/** The class of each row by its nearest mean, and by a classifier where there is one. */
function decider(means: ClassMeans, classifier: MatchedClassifier | undefined) {
  const byMean = meanScores(means);
  const byClassifier = classifier && classifierScores(classifier, means);
  return {
    byMean,
    byClassifier,
    nearest: (rows: Matrix) => largestScores(scoredRows(rows, means.scale, means.origin), byMean),
    decided: byClassifier && ((rows: Matrix) => largestScores(scoredRows(rows, means.scale), byClassifier)),
  };
}

/** How often the classifier and the nearest class mean are right, and how often they differ, by class. */
export interface Decisions {
  /** Rows of each class on which argmax(Wh + b) differs from the nearest class mean. */
  readonly disagreements: Float64Array;
  readonly classifierRight: Float64Array;
  readonly nearestRight: Float64Array;
}

/** Rows a class from which radii around all means pay: they cost up to 3C²p, what they can save 2nCp. */
const PAYS = 4;

/** The part of a squared radius that counts: more than the rounding of ‖h − μ‖². */
const WITHIN = 1 - 2 ** -30;

/**
 * Counts the decisions of a classifier (where there is one) and of the nearest class mean: those of rows so near to
 * their class mean that both are certain without products, the others by all scores.
 *
 * @param work - watched while the radii around the means are found
 */
export function decisionCounts(
  means: ClassMeans,
  classifier: MatchedClassifier | undefined,
  work: Work = {},
) {
  const zeros = () => new Float64Array(means.classes);
  const counts: Decisions = { disagreements: zeros(), classifierRight: zeros(), nearestRight: zeros() };
  const { byMean, byClassifier, nearest, decided } = decider(means, classifier);
  const pays = sumOver(means.counts) >= PAYS * means.classes;
  const centres = means.means;
  const aroundMean = pays ? safeRadii({ scores: byMean, centres }, work) : zeros();
  const aroundClassifier =
    byClassifier &&
    (pays ? safeRadii({ scores: byClassifier, centres, origin: means.origin }, work) : zeros());
  const visit: DeviationVisitor = ({ kept, classes, spreads }) => {
    const labelled = (radii: Float64Array, decide: (rows: Matrix) => Int32Array) => {
      const unsure = Array.from(classes.keys()).filter((i) => !(spreads[i]! < radii[classes[i]!]! * WITHIN));
      if (unsure.length === classes.length) return decide(kept);
      const labels = classes.slice();
      if (unsure.length > 0) {
        decide(selectRows(kept, unsure)).forEach((label, k) => {
          labels[unsure[k]!] = label;
        });
      }
      return labels;
    };
    const closest = labelled(aroundMean, nearest);
    const own = decided && labelled(aroundClassifier!, decided);
    for (let i = 0; i < classes.length; i++) {
      const c = classes[i]!;
      if (closest[i] === c) counts.nearestRight[c]!++;
      if (own?.[i] === c) counts.classifierRight[c]!++;
      if (own && own[i] !== closest[i]) counts.disagreements[c]!++;
    }
  };
  return { visit, result: () => counts };
}

/**
 * Counts the rows h of H with argmax_c (⟨w_c, h⟩ + b_c) ≠ argmin_c ‖h − μ_c‖: those on which the classifier and the
 * nearest class mean decide differently, whether or not one of them is right. Ties go to the lower class.
 *
 * The sum of the counts of all batches over n is NC4, 0 at collapse. The means μ_c are those handed in, of the training
 * features for NC4 as published: stream the features once through `updateStatistics`, summarise, and once more
 * through this function. Classes run in tiles: memory O(p) a row.
 *
 * Source: Papyan, Han, Donoho 2020, (NC4), "simplification to nearest class-center" (NCC). Trap: labels do not enter,
 * so a row that both get wrong alike is no disagreement.
 *
 * @param H - a batch of features, b × p
 * @param means - class means of p features
 * @param classifier - W, C × p, and the bias b, C
 * @returns a count from 0 to b
 * @throws InputError if shapes disagree or an entry is not finite
 */
export function nc4Disagreements(H: Matrix, means: ClassMeans, classifier: Classifier): number {
  return named("nc4Disagreements", () => {
    const fn = "nc4Disagreements";
    checkMatrix(fn, "H", H);
    if (H.cols !== means.features) {
      const requirement = `must have ${means.features} columns`;
      throw new InputError({ fn, argument: "H", requirement, received: String(H.cols) });
    }
    checkFinite(fn, "H", H);
    const { nearest, decided } = decider(means, matchClassifier(classifier, means));
    let count = 0;
    for (let start = 0; start < H.rows; start += BATCH) {
      const rows = rowRange(H, start, Math.min(start + BATCH, H.rows));
      const byMean = nearest(rows);
      const own = decided?.(rows);
      for (let i = 0; i < byMean.length; i++) if (own?.[i] !== byMean[i]) count++;
    }
    return count;
  });
}

/** Σ over the classes. */
export function sumOver(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

/**
 * NC4: the share of samples on which argmax(Wh + b) differs from the nearest class mean; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020 (`neural-collapse` on PyPI leaves the bias out). Trap: it is no error rate: both
 * may be wrong alike.
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
  return named("nc4", () => {
    const measured = measureRows(H, labels, options);
    const counted = decisionCounts(measured.means, matchClassifier(classifier, measured.means));
    secondPass(measured, [counted.visit]);
    return sumOver(counted.result().disagreements) / sumOver(measured.means.counts);
  });
}
