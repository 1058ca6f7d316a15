import type { Matrix } from "@collapsar/linalg";
import { InputError } from "@collapsar/linalg";
import { named } from "@collapsar/linalg/check";
import { type BlockStatistics, statisticsOf } from "./block-statistics.js";

/** Traces, norms and alignments of a kernel with the label kernel YYᵀ. */
export interface LabelAlignment {
  /** ⟨K, YYᵀ⟩ / (‖K‖ ‖YYᵀ‖). */
  readonly alignment: number;
  /** The same cosine after both are centred over samples; null where nothing is left of K, which is constant. */
  readonly centred: number | null;
  readonly trace: number;
  /** ‖K‖_F. */
  readonly norm: number;
}

/**
 * Alignment of a kernel with the labels, plain and centred: ⟨K, YYᵀ⟩/(‖K‖‖YYᵀ‖), and the same for PKP and PYYᵀP with
 * P = I − 11ᵀ/n.
 *
 * Source: [NTC] (plain); Cortes, Mohri, Rostamizadeh 2012 (centred).
 *
 * @param K - n × n, symmetric; or statistics gathered from its tiles
 * @throws InputError if K is zero, or there is one class
 */
export function labelAlignment(K: Matrix, labels: ArrayLike<number>): LabelAlignment;
export function labelAlignment(statistics: BlockStatistics): LabelAlignment;
export function labelAlignment(source: Matrix | BlockStatistics, labels?: ArrayLike<number>): LabelAlignment {
  const stats = named("labelAlignment", () => statisticsOf(source, labels));
  const { n, classes: C, sizes } = stats;
  if (C < 2)
    throw new InputError({
      fn: "labelAlignment",
      requirement: "at least 2 classes are needed",
      received: String(C),
    });
  const sums = classSums(stats);
  const squares = entrySquares(stats);
  const trace = stats.diagonal.reduce((total, value) => total + value, 0);
  const total = sums.reduce((all, value) => all + value, 0);
  let inside = 0;
  let columns = 0;
  for (let c = 0; c < C; c++) {
    inside += sums[c * C + c]!;
    let column = 0;
    for (let e = 0; e < C; e++) column += sums[c * C + e]!;
    columns += column * sizes[c]!;
  }
  const labelNorm = sizes.reduce((all, size) => all + size * size, 0);
  const cubes = sizes.reduce((all, size) => all + size ** 3, 0);
  const centredProduct = inside - (2 / n) * columns + (total * labelNorm) / (n * n);
  const centredLabels = labelNorm - (2 / n) * cubes + (labelNorm / n) ** 2;
  const centredSquares = squares - (2 / n) * rowSquares(stats) + (total / n) ** 2;
  if (!(squares > 0))
    throw new InputError({
      fn: "labelAlignment",
      argument: "K",
      requirement: "must not be zero",
      received: "‖K‖ = 0",
    });
  return {
    alignment: inside / Math.sqrt(squares * labelNorm),
    centred: cosine(centredProduct, centredSquares, centredLabels, squares),
    trace,
    norm: Math.sqrt(squares),
  };
}

/** Centring removes all of a constant kernel: what is left is rounding. */
const NOTHING = 1e-13;

function cosine(product: number, squares: number, labels: number, scale: number): number | null {
  return squares > NOTHING * scale ? product / Math.sqrt(squares * labels) : null;
}

/** Σ K_ij over i ∈ c, j ∈ e, the diagonal included. */
function classSums({ pairSums, diagonal, labels, classes: C }: BlockStatistics): Float64Array {
  const sums = Float64Array.from(pairSums);
  diagonal.forEach((value, i) => {
    sums[labels[i]! * (C + 1)]! += value;
  });
  return sums;
}

/** ‖K‖²_F. */
function entrySquares(stats: BlockStatistics): number {
  const { pairSums, pairSquares, pairShifts, sizes, classes: C } = stats;
  let squares = stats.diagonal.reduce((total, value) => total + value * value, 0);
  for (let at = 0; at < C * C; at++) {
    const [c, e] = [Math.floor(at / C), at % C];
    const count = sizes[c]! * (c === e ? sizes[c]! - 1 : sizes[e]!);
    if (count === 0) continue;
    const shift = pairShifts[at]!;
    squares += pairSquares[at]! + 2 * shift * pairSums[at]! - count * shift * shift;
  }
  return squares;
}

/** ‖K1‖². */
function rowSquares({ rowSums, diagonal }: BlockStatistics): number {
  let total = 0;
  rowSums.forEach((value, i) => {
    total += (value + diagonal[i]!) ** 2;
  });
  return total;
}
