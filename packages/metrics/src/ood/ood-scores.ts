import { InputError, type Matrix } from "@collapsar/linalg";
import { caller, checkKeys, checkObject, named } from "@collapsar/linalg/check";
import { type Classifier, type MatchedClassifier, matchClassifier } from "../classifier/classifier.js";
import { detectorOptions } from "../options.js";
import type { ClassMeans } from "../statistics/class-means.js";
import { asRows, type FeatureRows } from "../statistics/feature-rows.js";
import { type FeatureOptions, measureRows } from "../statistics/summarise-features.js";
import { type Detection, detection } from "./detection.js";
import {
  type DetectorFit,
  type DetectorOptions,
  fitDetectors,
  makeScorers,
  type OodScoreName,
  SCORE_NAMES,
  type Scorer,
  scaledBlocks,
} from "./detectors.js";

/** Scores of samples by name, one number a sample, larger = more inside. */
export type OodScores = Readonly<Partial<Record<OodScoreName, Float64Array>>>;

/** Detectors that are fitted and score any rows of the same features. */
export interface OodDetector {
  /**
   * The scores of features, m × p; `argument` is their name in errors.
   *
   * @throws InputError if H has other columns, or an entry is not finite
   */
  scores(H: Matrix | FeatureRows, argument?: string): OodScores;
}

/** A detector from what is fitted; the rows behind the fit are needed by ViM alone. */
export function detectorFrom(
  fit: DetectorFit,
  classifier: MatchedClassifier | undefined,
  rows: FeatureRows | undefined,
  options: DetectorOptions,
): OodDetector {
  const scorers = makeScorers(fit, classifier, rows, options);
  const used = SCORE_NAMES.flatMap((name) => (scorers[name] ? [[name, scorers[name]] as const] : []));
  return {
    scores: (H, argument = "H") => {
      const rows = asRows(argument, H);
      checkWidth(argument, rows, fit.means);
      const found = used.map(([name, scorer]) => [name, scoreRows(scorer, rows, fit, argument)] as const);
      return Object.fromEntries(found);
    },
  };
}

function checkWidth(argument: string, { cols }: FeatureRows, { features }: ClassMeans): void {
  if (cols === features) return;
  const requirement = `must have ${features} features, as those behind the fit`;
  throw new InputError({ argument, requirement, received: String(cols) });
}

function scoreRows(
  scorer: Scorer,
  rows: FeatureRows,
  { means }: DetectorFit,
  argument: string,
): Float64Array {
  const out = new Float64Array(rows.rows);
  let start = 0;
  for (const block of scaledBlocks(rows, means, argument)) {
    out.set(scorer(block), start);
    start += block.rows;
  }
  return out;
}

/**
 * Fits the out-of-distribution scores on a training set: NECO ‖P_k h‖/‖h‖ of standardised features, NCI
 * w_ĉ·(h − μ_G)/‖h − μ_G‖ + α‖h‖₁, ViM (energy less a scaled norm of the part outside the principal subspace), the
 * negative Mahalanobis distance with the shared Σ_W, energy log Σ exp and the largest softmax; larger = more inside.
 *
 * Source: Ammar et al. 2024 (NECO), Liu, Qin 2025 (NCI), Wang et al. 2022 (ViM), Lee et al. 2018, Liu et al. 2020,
 * Hendrycks, Gimpel 2017; defaults of NCI as in OpenOOD. Without a classifier NECO and Mahalanobis alone.
 * Trap: scores of two fits are not on one scale; AUROC is what can be compared.
 *
 * @param H - training features, n × p
 * @throws InputError if shapes disagree, a class has one sample, or an entry is not finite
 */
export function oodDetector(
  H: Matrix | FeatureRows,
  labels: ArrayLike<number>,
  classifier?: Classifier,
  options: DetectorOptions & Pick<FeatureOptions, "minPerClass"> = {},
): OodDetector {
  return named("oodDetector", () => {
    checkKeys(caller, options, ["minPerClass", ...Object.keys(detectorOptions)]);
    const { minPerClass, ...settings } = options;
    const measured = measureRows(H, labels, { minPerClass });
    const matched = classifier === undefined ? undefined : matchClassifier(classifier, measured.means);
    const detector = detectorFrom(fitDetectors(measured), matched, measured.rows, settings);
    return { scores: (...given) => named("oodDetector", () => detector.scores(...given)) };
  });
}

/** AUROC and FPR at 95 % TPR of every score that both sets have. */
export function detectionOf(inside: OodScores, outside: OodScores): Partial<Record<OodScoreName, Detection>> {
  checkObject("detectionOf", "inside", inside);
  checkObject("detectionOf", "outside", outside);
  const names = SCORE_NAMES.filter((name) => inside[name] && outside[name]);
  return Object.fromEntries(names.map((name) => [name, detection(inside[name]!, outside[name]!)]));
}
