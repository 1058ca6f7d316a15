import { DataError } from "@collapsar/datasets";
import { defaultKeys, openNamedArrays } from "@collapsar/datasets/node";
import { type Matrix, type Work, zeros } from "@collapsar/linalg";
import { visibleText } from "@collapsar/linalg/check";
import { measureFeatures } from "@collapsar/metrics";
import { matrixRanks } from "@collapsar/metrics/parts";
import { lastWeights, weightMatrices } from "./depth-rows.js";
import type { MetricsOptions } from "./flags.js";
import { holdsNamedArrays, layerWeights } from "./layer-weights.js";
import { classifierOf } from "./opened-set.js";
import type { MetricsRow } from "./row.js";

/** The classifier's own group, which needs no features: measured with the rows of W as class means. */
function geometryAlone(W: Matrix, work: Work) {
  const H = zeros(2 * W.rows, W.cols);
  const labels = new Int32Array(2 * W.rows);
  for (let c = 0; c < W.rows; c++) {
    const row = W.data.subarray(c * W.cols, (c + 1) * W.cols);
    H.data.set(row, 2 * c * W.cols);
    H.data.set(row, (2 * c + 1) * W.cols);
    labels.fill(c, 2 * c, 2 * c + 2);
  }
  const options = { weights: W, metrics: ["classifier"] as const };
  const { classifier, margin, undefined: reasons = {} } = measureFeatures(H, labels, options, work);
  const { product: _, biasRelation: _b, biasRelationCentred: _c, ...own } = classifier!;
  return { own, margin, reasons };
}

/** The classifier in a file without features. */
export interface LoneClassifier {
  readonly weights: Matrix;
  /** The guess, for the row's note. */
  readonly guess?: string;
}

/**
 * The classifier of a file of named arrays that holds no samples, as a checkpoint's state dict does not; else
 * undefined.
 */
export function loneClassifier(path: string, options: MetricsOptions): LoneClassifier | undefined {
  if (!holdsNamedArrays(path) || options.labels !== undefined) return undefined;
  if (options.xKey !== undefined || options.yKey !== undefined) return undefined;
  const arrays = openNamedArrays(path);
  try {
    if (defaultKeys.x.some((name) => arrays.has(name))) return undefined;
    const { weights } = classifierOf(path, options);
    if (weights !== undefined) return { weights };
    if (defaultKeys.y.some((name) => arrays.has(name))) return undefined;
    const names = weightMatrices(arrays);
    if (names.length === 0) return undefined;
    const last = lastWeights(arrays, names);
    if (last === undefined) {
      throw new DataError({
        file: path,
        expected: "a matrix that is called the classifier's, for safetensors keeps no order of layers",
        found: names.slice(-3).join(", "),
        mend: ["name it with ", { option: "wKey", value: "NAME" }],
      });
    }
    const others = names.length === 1 ? "" : `, of ${names.length} matrices`;
    return {
      weights: layerWeights(arrays, last),
      guess: `; ${visibleText(last)} is taken for it${others}, and --w-key NAME takes another`,
    };
  } finally {
    arrays.close();
  }
}

/** The row of a state dict: no features, so the classifier alone. */
export function weightsRow({ weights: W, guess = "" }: LoneClassifier, work: Work): MetricsRow {
  const { own, margin, reasons } = geometryAlone(W, work);
  const kept = Object.fromEntries(
    Object.entries(reasons).filter(
      ([key]) => key === "margin" || (key.startsWith("classifier.") && !key.endsWith("product")),
    ),
  );
  return {
    note: `the file holds a classifier and no features: its own group alone is measured${guess}`,
    p: W.cols,
    classes: W.rows,
    classifier: own,
    margin,
    ranks: { weights: matrixRanks(W) },
    ...(Object.keys(kept).length > 0 && { undefined: kept }),
  };
}
