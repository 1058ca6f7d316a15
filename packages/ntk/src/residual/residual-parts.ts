import { type Matrix, zeros } from "@collapsar/linalg";
import { checkLabels, checkMatrix } from "@collapsar/linalg/check";

/** The three orthogonal parts of a residual; they sum to it. */
export interface ResidualParts {
  /** The mean over all samples, C × n. */
  readonly global: Matrix;
  /** Class means less the global mean, C × n. */
  readonly class: Matrix;
  /** The part within classes, C × n. */
  readonly single: Matrix;
}

/**
 * Splits a residual F − Y into its global mean, its class means and the differences within classes.
 *
 * Source: [NTC], theory §6.
 *
 * @param R - C × n, one sample a column
 * @throws InputError if the labels do not fit
 */
export function residualParts(R: Matrix, labels: ArrayLike<number>): ResidualParts {
  checkMatrix("residualParts", "R", R);
  const { classes, counts } = checkLabels("residualParts", labels, R.cols);
  const parts = {
    global: zeros(R.rows, R.cols),
    class: zeros(R.rows, R.cols),
    single: zeros(R.rows, R.cols),
  };
  for (let k = 0; k < R.rows; k++) {
    const row = R.data.subarray(k * R.cols, (k + 1) * R.cols);
    const means = new Float64Array(classes);
    row.forEach((value, i) => {
      means[labels[i]!]! += value / counts[labels[i]!]!;
    });
    let total = 0;
    for (let c = 0; c < classes; c++) total += means[c]! * counts[c]!;
    const overall = total / R.cols;
    for (let i = 0; i < R.cols; i++) {
      const at = k * R.cols + i;
      parts.global.data[at] = overall;
      parts.class.data[at] = means[labels[i]!]! - overall;
      parts.single.data[at] = row[i]! - means[labels[i]!]!;
    }
  }
  return parts;
}
