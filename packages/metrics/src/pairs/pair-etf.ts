import { addInPlace, frobeniusNorm, gram, zeros } from "@collapsar/linalg";
import { centredMeans } from "../statistics/centred-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";
import { addTo, compensatedSum, sumOf } from "../statistics/compensated-sum.js";
import { firstPair, type PairMetric, type PairTile } from "./pair-tiles.js";

const TILE = 1024;

/** ‖MMᵀ‖_F of the centred class means, in the smaller of C and p dimensions. */
function productsNorm(summary: ClassSummary): number {
  const { classes, features } = summary;
  if (classes <= features) return frobeniusNorm(gram(centredMeans(summary)));
  const total = zeros(features, features);
  for (let start = 0; start < classes; start += TILE) {
    const tile = centredMeans(summary, start, Math.min(start + TILE, classes));
    addInPlace(total, gram(tile, { transpose: true }));
  }
  return frobeniusNorm(total);
}

/** ‖ MMᵀ/‖MMᵀ‖_F − (I − 11ᵀ/C)/√(C−1) ‖_F, summed as squared differences: nothing cancels near collapse. */
export function pairEtfDistance(summary: ClassSummary, norms: Float64Array): PairMetric<number> {
  const { classes } = summary;
  const scale = 1 / productsNorm(summary);
  const [diagonal, off] = [
    (1 - 1 / classes) / Math.sqrt(classes - 1),
    -1 / (classes * Math.sqrt(classes - 1)),
  ];
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
