import { gram, type Matrix, zeros } from "@collapsar/linalg";
import { addInPlace, frobeniusNorm } from "@collapsar/linalg/parts";
import { centredMeans, meanTiles } from "../statistics/centred-means.js";
import type { ClassMeans } from "../statistics/class-means.js";
import { addTo, compensatedSum, sumOf } from "../statistics/compensated-sum.js";
import { firstPair, type PairMetric, type PairTile } from "./pair-tiles.js";

const TILE = 1024;

/** MᵀM of the centred class means, p × p. */
export function featureGram(summary: ClassMeans): Matrix {
  const total = zeros(summary.features, summary.features);
  for (const tile of meanTiles(summary, TILE)) addInPlace(total, gram(tile, { transpose: true }));
  return total;
}

/** ‖MMᵀ‖_F of the centred class means, in the smaller of C and p dimensions. */
function productsNorm(summary: ClassMeans): number {
  const { classes, features } = summary;
  return frobeniusNorm(classes <= features ? gram(centredMeans(summary)) : featureGram(summary));
}

/** The entries of a Gram matrix of unit norm that is compared with. */
export interface TargetGram {
  readonly diagonal: number;
  readonly off: number;
}

/** (I − 11ᵀ/C)/√(C−1). */
export function simplexFrame(classes: number): TargetGram {
  const root = Math.sqrt(classes - 1);
  return { diagonal: (1 - 1 / classes) / root, off: -1 / (classes * root) };
}

/** I/√C. */
export function orthogonalFrame(classes: number): TargetGram {
  return { diagonal: 1 / Math.sqrt(classes), off: 0 };
}

/** Squared distance from which 2 − 2cos keeps its digits. */
export const FAR = 1e-2;

/**
 * ‖Ĝ − T‖² = 2 − 2⟨Ĝ, T⟩ of the unit Gram matrix Ĝ of the centred class means and a unit target, without any product of
 * two means.
 */
function squareByCosine(
  summary: ClassMeans,
  norms: Float64Array,
  scale: number,
  { diagonal, off }: TargetGram,
): number {
  const sum = new Float64Array(summary.features);
  for (const { cols, data } of meanTiles(summary, TILE)) {
    for (let at = 0; at < data.length; at++) sum[at % cols]! += data[at]!;
  }
  const [trace, whole] = [norms, sum].map((values) => values.reduce((total, x) => total + x * x * scale, 0));
  return 2 - 2 * (diagonal * trace! + off * (whole! - trace!));
}

/**
 * ‖ MMᵀ/‖MMᵀ‖_F − target ‖_F: by the cosine where there are more classes than features and the two are far apart, else
 * summed as squared differences over the pairs, where nothing cancels near collapse.
 */
export function pairEtfDistance(
  summary: ClassMeans,
  norms: Float64Array,
  target: TargetGram = simplexFrame(summary.classes),
): PairMetric<number> {
  const { diagonal, off } = target;
  const scale = 1 / productsNorm(summary);
  if (summary.classes > summary.features) {
    const square = squareByCosine(summary, norms, scale, target);
    if (square > FAR) return { result: () => Math.sqrt(square) };
  }
  const squares = compensatedSum();
  for (const norm of norms) addTo(squares, (norm * norm * scale - diagonal) ** 2);
  const visit = (tile: PairTile) => {
    const { rows, cols, data } = tile.products;
    let part = 0;
    for (let i = 0; i < rows; i++) {
      for (let j = firstPair(tile, i); j < cols; j++) part += (data[i * cols + j]! * scale - off) ** 2;
    }
    addTo(squares, 2 * part);
  };
  return { visit, result: () => Math.sqrt(sumOf(squares)) };
}
