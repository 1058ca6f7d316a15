import type { NearPairs } from "../operations/js/pair-strip.js";
import { ratioSum } from "../operations/pair-sums.js";
import { centredSquaredNorms } from "../statistics/centred-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";
import { addTo, compensatedSum, sumOf } from "../statistics/compensated-sum.js";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";
import { type PairMetric, type PairTile, stripOf } from "./pair-tiles.js";

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
  // classes without samples are infinitely far from all others and so add nothing
  const squares = centredSquaredNorms(summary).map((square, c) => (counts[c] === 0 ? Infinity : square));
  const present = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const total = compensatedSum();
  let equal: readonly [number, number] | undefined;
  const distanceOf = (c: number, e: number) => {
    const scale = squares[c]! + squares[e]!;
    if (scale === Infinity) return scale;
    const distance = meanDistance(summary, c, e);
    if (!(distance > 1e-30 * scale)) equal ??= [c, e];
    return distance;
  };
  const visit = (tile: PairTile) => {
    const { rowStart, colStart } = tile;
    const near: NearPairs = {
      share: CANCELLATION,
      distance: (i, j) => distanceOf(rowStart + i, colStart + j),
    };
    const { left: own, right: others, ...strip } = stripOf(tile, spreads);
    const { left, right } = stripOf(tile, squares);
    addTo(total, ratioSum({ ...strip, left, right }, { spreads: own, others, half: exponent / 2, near }) / 2);
  };
  const result = () => {
    if (equal !== undefined) {
      const [c, e] = equal.map((index) => summary.values[index]);
      throw undefinedQuantity("classes must have different means", `equal ones for ${c} and ${e}`);
    }
    return (sumOf(total) / ((present * (present - 1)) / 2)) * unit ** (exponent - 2);
  };
  return { visit, result };
}
