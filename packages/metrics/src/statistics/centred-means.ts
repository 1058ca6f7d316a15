import type { Matrix } from "@collapsar/linalg";
import type { ClassMeans } from "./class-means.js";
import type { ClassSummary } from "./class-summary.js";
import { undefinedQuantity } from "./undefined-quantity.js";

/** Rows start … end−1 of the centred class means μ_c − μ_G, written over `buffer` where it is given and long enough. */
export function centredMeans(
  summary: ClassMeans,
  start = 0,
  end = summary.classes,
  buffer?: Float64Array,
): Matrix {
  const { features: p, means, centre } = summary;
  const size = (end - start) * p;
  const data = buffer && buffer.length >= size ? buffer.subarray(0, size) : new Float64Array(size);
  for (let c = start; c < end; c++) {
    const own = means.data.subarray(c * p, (c + 1) * p);
    const out = data.subarray((c - start) * p, (c - start + 1) * p);
    for (let j = 0; j < own.length; j++) out[j] = own[j]! - centre[j]!;
  }
  return { rows: end - start, cols: p, data };
}

/** All centred class means in tiles of `step` rows, each laid over the one before. */
export function* meanTiles(summary: ClassMeans, step: number): Generator<Matrix> {
  const buffer = new Float64Array(Math.min(step, summary.classes) * summary.features);
  for (let start = 0; start < summary.classes; start += step)
    yield centredMeans(summary, start, Math.min(start + step, summary.classes), buffer);
}

/** Rows start … end−1 of the class means themselves, the origin put back. */
export function uncentredMeans(summary: ClassMeans, start = 0, end = summary.classes): Matrix {
  const { features: p, means, origin } = summary;
  const data = new Float64Array((end - start) * p);
  for (let c = start; c < end; c++) {
    for (let j = 0, at = (c - start) * p; j < p; j++, at++) data[at] = means.data[c * p + j]! + origin[j]!;
  }
  return { rows: end - start, cols: p, data };
}

/** ‖μ_c − μ_G‖² of every class. */
export function centredSquaredNorms({ features: p, classes, means, centre }: ClassMeans): Float64Array {
  const squares = new Float64Array(classes);
  for (let c = 0; c < classes; c++) {
    let total = 0;
    for (let j = 0; j < p; j++) total += (means.data[c * p + j]! - centre[j]!) ** 2;
    squares[c] = total;
  }
  return squares;
}

/** The size that squared distances between class means would have by rounding alone. */
export function roundingSquare({ means, centre, counts }: ClassMeans): number {
  let [scale, present] = [0, 0];
  for (let c = 0; c < means.rows; c++) {
    if (counts[c] === 0) continue;
    present += 1;
    for (let at = c * means.cols; at < (c + 1) * means.cols; at++) scale += means.data[at]! ** 2;
  }
  let own = 0;
  for (const value of centre) own += value * value;
  return 1e-30 * Math.max(scale / Math.max(1, present), own);
}

/** tr Σ_W and tr Σ_B. */
export interface Traces {
  readonly traceW: number;
  readonly traceB: number;
}

/** What a fault says of rows without a spread, and of one without a direction, by its label. */
export interface RowWords {
  readonly equal: string;
  readonly still: (label: number) => string;
}

const MEANS: RowWords = {
  equal: "all class means are equal: tr Σ_B must be positive",
  still: (label) => `the mean of class ${label} equals the global mean and has no direction`,
};

/** tr Σ_B = Σ_c share_c ‖μ_c − μ_G‖², defined where it is not 0 up to rounding. */
export function betweenTrace(summary: ClassMeans, { equal }: RowWords = MEANS): number {
  const squares = centredSquaredNorms(summary);
  const traceB = squares.reduce((total, square, c) => total + summary.shares[c]! * square, 0);
  if (traceB > roundingSquare(summary)) return traceB;
  throw undefinedQuantity(equal, String(traceB));
}

/**
 * tr Σ_W = Σ_c share_c v_c and tr Σ_B = Σ_c share_c ‖μ_c − μ_G‖².
 *
 * @throws UndefinedQuantityError if tr Σ_B = 0 up to rounding: all class means are equal
 */
export function scatterTraces(summary: ClassSummary): Traces {
  const traceB = betweenTrace(summary);
  const { spreads, withinShares } = summary;
  return { traceW: spreads.reduce((total, v, c) => total + withinShares[c]! * v, 0), traceB };
}

/**
 * ‖μ_c − μ_G‖ of every class, where its direction is needed.
 *
 * @throws UndefinedQuantityError if a class mean equals the global mean up to rounding
 */
export function centredNorms(summary: ClassMeans, words: RowWords = MEANS): Float64Array {
  betweenTrace(summary, words);
  const least = roundingSquare(summary);
  return centredSquaredNorms(summary).map((square, c) => {
    if (square > least) return Math.sqrt(square);
    throw undefinedQuantity(words.still(summary.values[c]!), "0");
  });
}

/** ‖μ_c − μ_G‖ of every class, zeros too. */
export function plainNorms(summary: ClassMeans, words: RowWords = MEANS): Float64Array {
  betweenTrace(summary, words);
  return centredSquaredNorms(summary).map(Math.sqrt);
}
