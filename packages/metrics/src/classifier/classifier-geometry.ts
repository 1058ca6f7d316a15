import { gram, type Matrix, matmul, type Work } from "@collapsar/linalg";
import { caller, checkKeys, named } from "@collapsar/linalg/check";
import { frobeniusNorm, rowNorms, rowRange } from "@collapsar/linalg/parts";
import { equinorm } from "../pairs/equinorm.js";
import { pairAngles } from "../pairs/pair-angles.js";
import { FAR, featureGram, pairEtfDistance, simplexFrame } from "../pairs/pair-etf.js";
import { type PairVisitor, visitorsOf, visitPairTiles } from "../pairs/pair-tiles.js";
import {
  centredMeans,
  centredNorms,
  centredSquaredNorms,
  meanTiles,
  plainNorms,
  type RowWords,
} from "../statistics/centred-means.js";
import { type ClassMeans, meansWith } from "../statistics/class-means.js";
import { addTo, compensatedSum, sumOf } from "../statistics/compensated-sum.js";
import {
  FEATURE_KEYS,
  type FeatureOptions,
  featurePart,
  measureRows,
} from "../statistics/summarise-features.js";
import { type Quantities, quantities, undefinedQuantity } from "../statistics/undefined-quantity.js";
import { type MatchedClassifier, matchClassifier } from "./classifier.js";

const TILE = 1024;

/** NC2 of the rows of a matrix; null where it is undefined. */
export interface RowGeometry {
  /** Population standard deviation over mean of the row norms; 0 at collapse. */
  readonly equinorm: number | null;
  /** Population standard deviation of the cosines between rows; 0 at collapse. */
  readonly equiangular: number | null;
  /** Mean of |cos + 1/(C−1)|; 0 at collapse. */
  readonly maxAngle: number | null;
  /** ‖ WWᵀ/‖WWᵀ‖_F − (I − 11ᵀ/C)/√(C−1) ‖_F; 0 at collapse. */
  readonly etfDistance: number | null;
}

/**
 * The classifier's own collapse; null where a quantity is undefined, and in a suite where it leaves the range of
 * numbers.
 */
export interface ClassifierGeometry extends RowGeometry {
  /** NC0, ‖Σ_c w_c‖. */
  readonly nc0: number | null;
  /** NC0 over Σ_c ‖w_c‖. */
  readonly nc0Relative: number | null;
  /** ‖ WM/‖WM‖_F − (I − 11ᵀ/C)/√(C−1) ‖_F, M the centred class means as columns; 0 at collapse. */
  readonly product: number | null;
  /** ‖Wμ_G + b‖: 0 at collapse for cross-entropy, 1/√C for one-hot squares. */
  readonly biasRelation: number | null;
  /** The norm of its part centred over classes; 0 at collapse. */
  readonly biasRelationCentred: number | null;
  /** NC2 of W − 1w̄ᵀ, w̄ the mean row. */
  readonly centred: RowGeometry;
}

/** The rows of W as if they were class means around the given centre, for the metrics over pairs. */
function rowsAsMeans(W: Matrix, centred: boolean): ClassMeans {
  const values = Int32Array.from({ length: W.rows }, (_, c) => c);
  const [origin, counts] = [new Float64Array(W.cols), new Float64Array(W.rows).fill(1)];
  const means = meansWith({
    features: W.cols,
    weighting: "class",
    values,
    counts,
    scale: 1,
    origin,
    means: W,
  });
  return centred ? means : { ...means, centre: origin };
}

/** What looks at the pairs of some rows, and their NC2 once all were seen. */
interface RowMetrics {
  readonly rows: ClassMeans;
  readonly visitors: readonly PairVisitor[];
  readonly result: () => RowGeometry;
}

const PLAIN: RowWords = {
  equal: "the weights are zero",
  still: (row) => `row ${row} of the weights is zero and has no direction`,
};
const CENTRED: RowWords = {
  equal: "all rows of the weights are equal",
  still: (row) => `row ${row} of the weights equals their mean and has no direction`,
};

/** NC2 of the rows of W, as they are or centred over classes. */
function rowMetrics(W: Matrix, centred: boolean, found: Quantities, prefix: string): RowMetrics {
  const rows = rowsAsMeans(W, centred);
  const words = centred ? CENTRED : PLAIN;
  const norms = found.of(`${prefix}equinorm`, () => plainNorms(rows, words));
  if (norms === null) found.reasons[`${prefix}etfDistance`] = found.reasons[`${prefix}equinorm`]!;
  const directed = found.of(`${prefix}equiangular`, () => centredNorms(rows, words));
  if (directed === null) found.reasons[`${prefix}maxAngle`] = found.reasons[`${prefix}equiangular`]!;
  const etf = norms && pairEtfDistance(rows, norms);
  const angles = directed && pairAngles(rows, directed);
  const result = () => {
    const { equiangular = null, maxAngle = null } = angles?.result() ?? {};
    return { equinorm: norms && equinorm(norms), equiangular, maxAngle, etfDistance: etf?.result() ?? null };
  };
  return { rows, visitors: visitorsOf([etf, angles]), result };
}

/** Rows this many times as large as themselves in their mean and the rest lose a digit, no more. */
const APART = 4;

/** Shows both the pairs of rows as they are and centred: by the same products, but where those lose digits of the first. */
function visitBoth(plain: RowMetrics, centred: RowMetrics, work: Work): void {
  const { rows } = centred;
  const mean = { rows: 1, cols: rows.features, data: rows.centre };
  const size = frobeniusNorm(mean);
  const [own, rest] = [plain.rows, rows].map((each) => centredSquaredNorms(each).map(Math.sqrt));
  if (rest!.some((norm, c) => norm + size > APART * own![c]!)) {
    for (const each of [plain, centred]) visitPairTiles(each.rows, each.visitors, work);
    return;
  }
  // ⟨w_c, w̄⟩ − ½‖w̄‖²: the products of rows as they are are those of the centred ones and two of these
  const along = matmul(rows.means, mean, { transposeB: true }).data.map((product) => product - size ** 2 / 2);
  visitPairTiles(rows, [...centred.visitors, plusSums(along as Float64Array, plain.visitors)], work);
}

/** Hands tiles on with a number of each row and of each column added to their products. */
function plusSums(numbers: Float64Array, visitors: readonly PairVisitor[]): PairVisitor {
  let buffer = new Float64Array(0);
  return (tile) => {
    const { rowStart, colStart, products } = tile;
    const { rows, cols, data } = products;
    if (buffer.length < rows * cols) buffer = new Float64Array(rows * cols);
    for (let i = 0, at = 0; i < rows; i++) {
      const own = numbers[rowStart + i]!;
      for (let j = colStart; j < colStart + cols; j++, at++) buffer[at] = data[at]! + (own + numbers[j]!);
    }
    const sums = { ...tile, products: { rows, cols, data: buffer.subarray(0, rows * cols) } };
    for (const visit of visitors) visit(sums);
  };
}

/** ‖WM‖_F from p × p products: √tr(WᵀW MMᵀ). */
function productNorm(W: Matrix, means: ClassMeans): number {
  const A = gram(W, { transpose: true });
  const B = featureGram(means);
  const sum = compensatedSum();
  for (let at = 0; at < A.data.length; at++) addTo(sum, A.data[at]! * B.data[at]!);
  return Math.sqrt(Math.max(0, sumOf(sum)));
}

/** ⟨WM, (I − 11ᵀ/C)/√(C−1)⟩ without WM: its trace and the sum of its entries. */
function alongSimplex(W: Matrix, means: ClassMeans): number {
  const { classes, features: p } = means;
  const [weightSum, meanSum] = [new Float64Array(p), new Float64Array(p)];
  const trace = compensatedSum();
  let first = 0;
  for (const { rows, data } of meanTiles(means, TILE)) {
    let part = 0;
    for (let at = 0, from = first * p; at < rows * p; at++, from++) {
      part += W.data[from]! * data[at]!;
      weightSum[at % p]! += W.data[from]!;
      meanSum[at % p]! += data[at]!;
    }
    addTo(trace, part);
    first += rows;
  }
  const total = weightSum.reduce((sum, w, j) => sum + w * meanSum[j]!, 0);
  return (sumOf(trace) - total / classes) / Math.sqrt(classes - 1);
}

/**
 * ‖ WM/‖WM‖_F − (I − 11ᵀ/C)/√(C−1) ‖_F: by the cosine where there are many classes and the two are far apart, else over
 * tiles of classes, where nothing cancels.
 */
export function productDistance(W: Matrix, means: ClassMeans): number {
  const { classes, features } = means;
  plainNorms(means);
  const norm =
    classes > features
      ? productNorm(W, means)
      : frobeniusNorm(matmul(W, centredMeans(means), { transposeB: true }));
  if (!(norm > 0)) throw undefinedQuantity("the product of weights and class means is zero", "0");
  if (classes > features) {
    const square = 2 - (2 * alongSimplex(W, means)) / norm;
    if (square > FAR) return Math.sqrt(square);
  }
  const scale = 1 / norm;
  const { diagonal, off } = simplexFrame(classes);
  const squares = compensatedSum();
  for (let start = 0; start < classes; start += TILE) {
    const rows = rowRange(W, start, Math.min(start + TILE, classes));
    for (let other = 0; other < classes; other += TILE) {
      const tile = centredMeans(means, other, Math.min(other + TILE, classes));
      const { data, cols } = matmul(rows, tile, { transposeB: true });
      let part = 0;
      let next = start === other ? 0 : -1;
      for (let at = 0; at < data.length; at++) {
        const same = at === next;
        if (same) next += cols + 1;
        part += (data[at]! * scale - (same ? diagonal : off)) ** 2;
      }
      addTo(squares, part);
    }
  }
  return Math.sqrt(sumOf(squares));
}

/** Wμ_G + b, in the units of the features and weights. */
function logitsAtCentre({ weights, bias, scale }: MatchedClassifier, means: ClassMeans): Float64Array {
  const { centre, origin, features: p } = means;
  return bias.map((b, c) => {
    let total = 0;
    for (let j = 0; j < p; j++) total += weights.data[c * p + j]! * (centre[j]! + origin[j]!);
    return total / scale / means.scale + b;
  });
}

const norm = (values: Float64Array) => frobeniusNorm({ rows: 1, cols: values.length, data: values });

/** NC0 and the relation of bias and mean. */
function sums(classifier: MatchedClassifier, means: ClassMeans, found: Quantities) {
  const { weights: W, scale } = classifier;
  const total = new Float64Array(W.cols);
  for (let at = 0; at < W.data.length; at++) total[at % W.cols]! += W.data[at]!;
  const size = rowNorms(W).reduce((sum, each) => sum + each, 0);
  const nc0 = norm(total);
  const logits = logitsAtCentre(classifier, means);
  const mean = logits.reduce((sum, each) => sum + each, 0) / logits.length;
  return {
    nc0: nc0 / scale,
    nc0Relative: found.of("classifier.nc0Relative", () => {
      if (size > 0) return nc0 / size;
      throw undefinedQuantity("the weights are zero", "0");
    }),
    biasRelation: norm(logits),
    biasRelationCentred: norm(logits.map((each) => each - mean)),
  };
}

/** The group `classifier` of a suite, its reasons under `classifier.…`. */
export function geometryOf(
  classifier: MatchedClassifier,
  means: ClassMeans,
  found: Quantities,
  work: Work = {},
): ClassifierGeometry {
  const W = classifier.weights;
  const plain = rowMetrics(W, false, found, "classifier.");
  const centred = rowMetrics(W, true, found, "classifier.centred.");
  visitBoth(plain, centred, work);
  return {
    ...sums(classifier, means, found),
    ...plain.result(),
    product: found.of("classifier.product", () => productDistance(W, means)),
    centred: centred.result(),
  };
}

/**
 * The collapse of a linear classifier: NC0, NC2 of its rows as they are and centred over classes, NC3 of the product
 * ‖WM/‖WM‖ − simplex‖ and the bias relation ‖Wμ_G + b‖.
 *
 * Source: Zhu et al. 2021 (NC2 of W, product, bias); Zhao et al. 2026, arXiv 2602.16642 (NC0). Collapsed value 0 of all
 * but `biasRelation` with squares (1/√C). Trap: rows as they are see a vector that is added to every row, decisions
 * do not.
 *
 * @param H - features, n × p
 * @param weights - classifier, C × p, or more rows, taken by label
 * @throws InputError if shapes disagree, a class has one sample, or an entry is not finite
 */
export function classifierGeometry(
  H: Matrix,
  labels: ArrayLike<number>,
  weights: Matrix,
  options: FeatureOptions & { readonly bias?: ArrayLike<number> | undefined } = {},
): ClassifierGeometry {
  return named("classifierGeometry", () => {
    checkKeys(caller, options, ["bias", ...FEATURE_KEYS]);
    const { means } = measureRows(H, labels, featurePart(options));
    return geometryOf(matchClassifier({ weights, bias: options.bias }, means), means, quantities());
  });
}
