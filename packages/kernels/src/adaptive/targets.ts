import { type Matrix, zeros } from "@collapsar/linalg";
import { checkLabels } from "@collapsar/linalg/check";

/**
 * Targets of the equations of state: y = ∓1 for labels 0 and 1, one centred one-hot column a class otherwise.
 *
 * @returns n × 1 or n × C
 */
export function adaptiveTargets(labels: ArrayLike<number>): Matrix {
  const { classes, counts } = checkLabels("adaptiveTargets", labels, labels?.length);
  const n = labels.length;
  if (classes === 2)
    return { rows: n, cols: 1, data: Float64Array.from(labels, (label) => (label === 0 ? -1 : 1)) };
  const Y = zeros(n, classes);
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < classes; c++) Y.data[i * classes + c] = (labels[i] === c ? 1 : 0) - counts[c]! / n;
  }
  return Y;
}
