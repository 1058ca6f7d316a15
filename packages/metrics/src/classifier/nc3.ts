import { checkFinite, checkMatrix, type Matrix, rowNorms } from "@collapsar/linalg";
import { centredNorms } from "../statistics/centred-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";
import { type MeanVariance, meanVariance, momentsOf } from "../statistics/moments.js";
import { type FeatureOptions, summarizeFeatures } from "../statistics/summarize-features.js";

/** Both measures of how far a linear classifier is the transpose of the class means. */
export interface Duality {
  /** ‖ W/‖W‖_F − Mᵀ/‖M‖_F ‖_F; 0 at collapse. */
  readonly selfDuality: number;
  /** Mean and population variance over classes of cos∠(w_c, μ_c − μ_G); 1 and 0 at collapse. */
  readonly alignment: MeanVariance;
}

/** Requires a finite C × p weight matrix without zero rows, and returns its row norms. */
function weightNorms(fn: string, W: Matrix, classes: number, features: number): Float64Array {
  checkMatrix(fn, "weights", W);
  checkFinite(fn, "weights", W);
  if (W.rows !== classes || W.cols !== features) {
    throw new RangeError(`${fn}: weights must be ${classes}×${features}, got ${W.rows}×${W.cols}`);
  }
  return rowNorms(W).map((norm, c) => {
    if (norm > 0) return norm;
    throw new RangeError(`${fn}: weights must have no zero row, got one for class ${c}`);
  });
}

/** The duality of the C × p weights W with the summary's centred means. */
export function dualityWith(fn: string, summary: ClassSummary, W: Matrix): Duality {
  const { classes, features: p, means, centre } = summary;
  const norms = centredNorms(fn, summary);
  const rows = weightNorms(fn, W, classes, p);
  const [meanScale, weightScale] = [1 / total(norms), 1 / total(rows)];
  const cosines = new Float64Array(classes);
  let squares = 0;
  for (let c = 0; c < classes; c++) {
    let [dot, gap] = [0, 0];
    for (let at = c * p, j = 0; j < p; j++, at++) {
      const m = means.data[at]! - centre[j]!;
      dot += m * W.data[at]!;
      gap += (W.data[at]! * weightScale - m * meanScale) ** 2;
    }
    cosines[c] = dot / (norms[c]! * rows[c]!);
    squares += gap;
  }
  return { selfDuality: Math.sqrt(squares), alignment: meanVariance(momentsOf(cosines)) };
}

/** ‖A‖_F from the norms of its rows. */
function total(norms: Float64Array): number {
  return Math.sqrt(norms.reduce((sum, norm) => sum + norm * norm, 0));
}

/**
 * NC3: self-duality ‖ W/‖W‖_F − Mᵀ/‖M‖_F ‖_F and uniform duality, the mean and variance of cos∠(w_c, μ_c − μ_G).
 *
 * Source: Papyan, Han, Donoho 2020; Wu, Papyan 2024 (the PyPI package's `self_duality_error` is another quantity).
 *
 * @param H - features, n × p
 * @param W - classifier, C × p
 * @throws RangeError if W has another shape or a zero row, a class mean equals the global mean, or an entry is not finite
 */
export function nc3Duality(
  H: Matrix,
  labels: ArrayLike<number>,
  W: Matrix,
  options: FeatureOptions = {},
): Duality {
  return dualityWith("nc3Duality", summarizeFeatures("nc3Duality", H, labels, options), W);
}
