import { InputError, type Matrix, zeros } from "@collapsar/linalg";
import { checkInteger, checkLabels, checkOneOf } from "@collapsar/linalg/check";
import { type ClassCoding, classCodings } from "../choices/class-coding.js";

/** The off and on values of each class's column. */
function codeValues(coding: ClassCoding, share: number): readonly [off: number, on: number] {
  if (coding === "one-hot") return [0, 1];
  if (coding === "plus-minus") return [-1, 1];
  return [-share, 1 - share];
}

/**
 * Regression targets of class labels, n × C: one-hot (0/1), plus-minus (±1) or prevalence (one-hot minus class shares).
 *
 * Source: theory §5 (class coding); Deep RFM uses ±1.
 *
 * @param labels - n whole numbers 0..C−1
 * @throws InputError if labels are not whole numbers from 0, or a class is empty
 */
export function codeTargets(
  labels: ArrayLike<number>,
  coding: ClassCoding = "one-hot",
  classes?: number,
): Matrix {
  checkOneOf("codeTargets", "coding", coding, classCodings);
  const found = checkLabels("codeTargets", labels, labels?.length);
  if (classes !== undefined) checkInteger("codeTargets", "classes", classes, 0);
  const columns = classes ?? found.classes;
  if (columns < found.classes) {
    throw new InputError({
      fn: "codeTargets",
      requirement: `labels must be below ${columns} classes`,
      received: String(found.classes - 1),
    });
  }
  const Y = zeros(labels.length, columns);
  for (let c = 0; c < columns; c++) {
    const [off, on] = codeValues(coding, (found.counts[c] ?? 0) / labels.length);
    for (let i = 0; i < labels.length; i++) Y.data[i * columns + c] = labels[i] === c ? on : off;
  }
  return Y;
}
