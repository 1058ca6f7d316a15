import { type Matrix, zeros } from "@collapsar/linalg";
import { measureFeatures, UndefinedQuantityError } from "@collapsar/metrics";
import { matrixRanks, oneVersusRestMargin } from "@collapsar/metrics/parts";
import type { MetricsOptions } from "./flags.js";
import { classifierOf } from "./opened-set.js";
import type { MetricsRow } from "./row.js";

/** The classifier's own group, which needs no features: measured with the rows of W as class means. */
function geometryAlone(W: Matrix) {
  const H = zeros(2 * W.rows, W.cols);
  const labels = new Int32Array(2 * W.rows);
  for (let c = 0; c < W.rows; c++) {
    const row = W.data.subarray(c * W.cols, (c + 1) * W.cols);
    H.data.set(row, 2 * c * W.cols);
    H.data.set(row, (2 * c + 1) * W.cols);
    labels.fill(c, 2 * c, 2 * c + 2);
  }
  const { classifier, undefined: reasons = {} } = measureFeatures(H, labels, {
    weights: W,
    metrics: ["classifier"],
  });
  const { product: _, biasRelation: _b, biasRelationCentred: _c, ...own } = classifier!;
  return { own, reasons };
}

/** The row of a state dict: no features, so the classifier alone. */
export function weightsRow(path: string, options: MetricsOptions): MetricsRow {
  const W = classifierOf(path, options).weights!;
  const { own, reasons } = geometryAlone(W);
  const kept = Object.fromEntries(
    Object.entries(reasons).filter(([key]) => key.startsWith("classifier.") && !key.endsWith("product")),
  );
  const margin = marginOf(W, kept);
  return {
    note: "the file holds a classifier and no features: its own group alone is measured",
    p: W.cols,
    classes: W.rows,
    classifier: own,
    margin,
    ranks: { weights: matrixRanks(W) },
    ...(Object.keys(kept).length > 0 && { undefined: kept }),
  };
}

function marginOf(W: Matrix, reasons: Record<string, string>): number | null {
  try {
    return oneVersusRestMargin(W);
  } catch (error) {
    if (!(error instanceof UndefinedQuantityError)) throw error;
    reasons["margin"] = error.message;
    return null;
  }
}
