import type { Matrix } from "@collapsar/linalg";
import { caller, checkMatrix, named, ownOptions } from "@collapsar/linalg/check";
import { rowNorms } from "@collapsar/linalg/parts";
import { dualityOptions } from "../options.js";
import { centredNorms, plainNorms } from "../statistics/centred-means.js";
import type { ClassMeans } from "../statistics/class-means.js";
import { mapEntries } from "../statistics/entries.js";
import { type MeanVariance, meanVariance, momentsOf } from "../statistics/moments.js";
import {
  FEATURE_KEYS,
  type FeatureOptions,
  featurePart,
  measureRows,
} from "../statistics/summarise-features.js";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";
import { matchClassifier } from "./classifier.js";

/** Both measures of how far a linear classifier is the transpose of the class means. */
export interface Duality {
  /** ‖ W/‖W‖_F − Mᵀ/‖M‖_F ‖_F; 0 at collapse. */
  readonly selfDuality: number;
  /** Mean and population variance over classes of cos∠(w_c, μ_c − μ_G); 1 and 0 at collapse. */
  readonly alignment: MeanVariance;
}

/** ‖A‖_F from the norms of its rows. */
function total(norms: Float64Array): number {
  return Math.sqrt(norms.reduce((sum, norm) => sum + norm * norm, 0));
}

/** ‖W‖_F, where it is not zero. */
function weightNorm(rows: Float64Array): number {
  const norm = total(rows);
  if (norm > 0) return norm;
  throw undefinedQuantity("the weights are zero and have no direction", "0");
}

/** ‖ W/‖W‖_F − Mᵀ/‖M‖_F ‖_F. */
export function selfDuality(summary: ClassMeans, W: Matrix): number {
  const { classes, features: p, means, centre } = summary;
  const meanScale = 1 / total(plainNorms(summary));
  const weightScale = 1 / weightNorm(rowNorms(W));
  let squares = 0;
  for (let c = 0; c < classes; c++) {
    for (let at = c * p, j = 0; j < p; j++, at++) {
      squares += (W.data[at]! * weightScale - (means.data[at]! - centre[j]!) * meanScale) ** 2;
    }
  }
  return Math.sqrt(squares);
}

/** Mean and population variance over classes of cos∠(w_c, μ_c − μ_G). */
export function alignment(summary: ClassMeans, W: Matrix): MeanVariance {
  const { classes, features: p, means, centre, values } = summary;
  const norms = centredNorms(summary);
  const rows = rowNorms(W);
  const largest = rows.reduce((most, norm) => Math.max(most, norm), 0);
  const cosines = new Float64Array(classes);
  for (let c = 0; c < classes; c++) {
    if (!(rows[c]! > 1e-15 * largest)) {
      throw undefinedQuantity(`the weights of class ${values[c]} are zero and have no direction`, "0");
    }
    let dot = 0;
    for (let at = c * p, j = 0; j < p; j++, at++) dot += (means.data[at]! - centre[j]!) * W.data[at]!;
    cosines[c] = dot / (norms[c]! * rows[c]!);
  }
  return meanVariance(momentsOf(cosines));
}

/** W − 1w̄ᵀ, w̄ the mean row: what adding the same vector to every row of W leaves alone. */
export function centredOverClasses(W: Matrix): Matrix {
  checkMatrix("centredOverClasses", "W", W);
  const mean = new Float64Array(W.cols);
  for (let at = 0; at < W.data.length; at++) mean[at % W.cols]! += W.data[at]! / W.rows;
  return mapEntries(W, (w, at) => w - mean[at % W.cols]!);
}

/** Options of `nc3Duality`. */
export interface DualityOptions extends FeatureOptions {
  /** Whether W is centred over classes first; defaults to false. */
  readonly centred?: boolean | undefined;
}

/**
 * NC3: self-duality ‖ W/‖W‖_F − Mᵀ/‖M‖_F ‖_F and uniform duality, the mean and variance of cos∠(w_c, μ_c − μ_G);
 * with `centred`, of W − 1w̄ᵀ. At collapse 0, and 1 with variance 0.
 *
 * Source: Papyan, Han, Donoho 2020; Wu, Papyan 2024 (the PyPI package's `self_duality_error` is another quantity,
 * `productEtfDistance`); centred: ours, after Min, Zhu, Vidal. Trap: adding 1vᵀ to W changes neither decisions nor
 * cross-entropy but self-duality, unless W is centred.
 *
 * @param H - features, n × p
 * @param W - classifier, C × p, or more rows, taken by label
 * @throws InputError if W has another shape or a zero row, a class mean equals the global mean, or an entry is not
 * finite
 */
export function nc3Duality(
  H: Matrix,
  labels: ArrayLike<number>,
  W: Matrix,
  options: DualityOptions = {},
): Duality {
  return named("nc3Duality", () => {
    const { centred } = ownOptions(caller, dualityOptions, options, FEATURE_KEYS);
    const { means } = measureRows(H, labels, featurePart(options));
    const matched = matchClassifier({ weights: W }, means).weights;
    const weights = centred ? centredOverClasses(matched) : matched;
    return { selfDuality: selfDuality(means, weights), alignment: alignment(means, weights) };
  });
}
