import { centredSquaredNorms } from "../statistics/centred-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";
import { addTo, compensatedSum, sumOf } from "../statistics/compensated-sum.js";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";
import { firstPair, type PairMetric, type PairTile } from "./pair-tiles.js";

/** Below this share of ‖μ_c‖² + ‖μ_c′‖² a squared distance is taken from the vectors themselves. */
const CANCELLATION = 1e-3;

/** ‖μ_c − μ_e‖² from the means around the origin, which the subtraction of a far centre has not rounded. */
function meanDistance({ means, features: p }: ClassSummary, c: number, e: number): number {
  let total = 0;
  for (let j = 0; j < p; j++) total += (means.data[c * p + j]! - means.data[e * p + j]!) ** 2;
  return total;
}

/** Mean of (v_c + v_c′)/(2‖μ_c − μ_c′‖^k) over pairs of classes that have samples, in the features' own unit. */
export function pairCdnv(summary: ClassSummary, exponent: number): PairMetric<number> {
  const { spreads, counts, scale: unit } = summary;
  const squares = centredSquaredNorms(summary);
  const total = compensatedSum();
  const half = exponent / 2;
  let pairs = 0;
  let equal: readonly [number, number] | undefined;
  const visit = (tile: PairTile) => {
    const { rowStart, colStart, products } = tile;
    let part = 0;
    for (let i = 0; i < products.rows; i++) {
      const c = rowStart + i;
      if (counts[c] === 0) continue;
      const [spread, square] = [spreads[c]!, squares[c]!];
      const row = products.data.subarray(i * products.cols, (i + 1) * products.cols);
      for (let j = firstPair(tile, i), e = colStart + j; j < row.length; j++, e++) {
        if (counts[e] === 0) continue;
        const scale = square + squares[e]!;
        let distance = scale - 2 * row[j]!;
        if (distance < CANCELLATION * scale) distance = meanDistance(summary, c, e);
        if (!(distance > 1e-30 * scale)) equal ??= [c, e];
        part += (spread + spreads[e]!) / (2 * (half === 1 ? distance : distance ** half));
        pairs += 1;
      }
    }
    addTo(total, part);
  };
  const result = () => {
    if (equal !== undefined) {
      const [c, e] = equal.map((index) => summary.values[index]);
      throw undefinedQuantity("classes must have different means", `equal ones for ${c} and ${e}`);
    }
    return (sumOf(total) / pairs) * unit ** (exponent - 2);
  };
  return { visit, result };
}
