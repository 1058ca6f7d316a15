import { centredSquaredNorms, scatterTraces } from "../statistics/centred-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";
import { addTo, compensatedSum, sumOf } from "../statistics/compensated-sum.js";
import { firstPair, type PairMetric, type PairTile, tileDistance } from "./pair-tiles.js";

/** Below this share of ‖μ_c‖² + ‖μ_c′‖² a squared distance is taken from the vectors themselves. */
const CANCELLATION = 1e-3;

/** Mean of (v_c + v_c′)/(2‖μ_c − μ_c′‖²) over pairs of classes. */
export function pairCdnv(fn: string, summary: ClassSummary): PairMetric<number> {
  scatterTraces(fn, summary);
  const { spreads, classes } = summary;
  const squares = centredSquaredNorms(summary);
  const total = compensatedSum();
  const visit = (tile: PairTile) => {
    const { rowStart, colStart, products } = tile;
    let part = 0;
    for (let i = 0; i < products.rows; i++) {
      const c = rowStart + i;
      for (let j = firstPair(tile, i); j < products.cols; j++) {
        const e = colStart + j;
        const scale = squares[c]! + squares[e]!;
        let distance = scale - 2 * products.data[i * products.cols + j]!;
        if (distance < CANCELLATION * scale) distance = tileDistance(tile, i, j);
        if (!(distance > 1e-28 * scale)) {
          throw new RangeError(`${fn}: classes must have different means, got equal ones for ${c} and ${e}`);
        }
        part += (spreads[c]! + spreads[e]!) / (2 * distance);
      }
    }
    addTo(total, part);
  };
  return { visit, result: () => sumOf(total) / ((classes * (classes - 1)) / 2) };
}
