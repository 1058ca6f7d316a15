import { InputError, type Matrix } from "@collapsar/linalg";
import { caller, checkFinite, checkMatrix, checkNumbers, checkObject } from "@collapsar/linalg/check";
import { cast, maxAbs, selectRows } from "@collapsar/linalg/parts";
import type { ClassMeans } from "../statistics/class-means.js";
import { mapEntries } from "../statistics/entries.js";
import { moderatingScale } from "../statistics/scale.js";

/** A linear classifier x ↦ argmax(Wx + b). */
export interface Classifier {
  /** C × p. */
  readonly weights: Matrix;
  /** C numbers; defaults to zeros. */
  readonly bias?: ArrayLike<number> | undefined;
}

/** A classifier whose row c belongs to class c of the means. */
export interface MatchedClassifier {
  /** W times `scale`, C × p, in float64. */
  readonly weights: Matrix;
  /** b, C numbers. */
  readonly bias: Float64Array;
  /** The power of two that keeps fourth powers of the weights in range; 1 as a rule. */
  readonly scale: number;
}

function checkWeights(classifier: Classifier, means: ClassMeans): void {
  checkObject(caller, "classifier", classifier);
  const { weights, bias } = classifier;
  checkMatrix(caller, "weights", weights);
  checkFinite(caller, "weights", weights);
  const { classes, features, values } = means;
  const received = `${weights.rows}×${weights.cols}`;
  if (weights.cols !== features) {
    const requirement = `must be ${classes}×${features} (classes × features)`;
    throw new InputError({ argument: "weights", requirement, received });
  }
  const most = values[classes - 1]! + 1;
  if (weights.rows !== classes && weights.rows < most) {
    const requirement = `must have a row for each of the ${classes} classes, or for each label below ${most}`;
    throw new InputError({ argument: "weights", requirement, received });
  }
  if (bias === undefined) return;
  checkNumbers(caller, "bias", bias);
  if (bias.length !== weights.rows) {
    const requirement = `must hold ${weights.rows} numbers, one for each row of the weights`;
    throw new InputError({ argument: "bias", requirement, received: String(bias.length) });
  }
  checkFinite(caller, "bias", bias);
}

/**
 * The rows of a classifier that belong to the classes of the means: by rank of the label where there are as many rows
 * as classes, by the label itself where there are more.
 *
 * @throws InputError if the weights have another width or fewer rows, or an entry is not finite
 */
export function matchClassifier(classifier: Classifier, means: ClassMeans): MatchedClassifier {
  checkWeights(classifier, means);
  const { weights, bias } = classifier;
  const all = weights.rows === means.classes;
  const chosen = all ? weights : selectRows(weights, means.values);
  const scale = moderatingScale(maxAbs(chosen));
  const scaled = scale === 1 ? cast(chosen, "f64") : mapEntries(chosen, (w) => w * scale);
  const shift = Float64Array.from(
    { length: means.classes },
    (_, c) => bias?.[all ? c : means.values[c]!] ?? 0,
  );
  return { weights: scaled, bias: shift, scale };
}
