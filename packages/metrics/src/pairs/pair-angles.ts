import { angleSums } from "../operations/pair-sums.js";
import type { ClassMeans } from "../statistics/class-means.js";
import { addTo, compensatedSum, sumOf } from "../statistics/compensated-sum.js";
import { addSums, moments } from "../statistics/moments.js";
import { firstCosine, type PairMetric, type PairTile, pairsOf, stripOf } from "./pair-tiles.js";

/** Statistics of the cosines between centred class means. */
export interface PairAngles {
  /** Population standard deviation of the cosines. */
  readonly equiangular: number;
  /** Mean of |cos + 1/(C−1)|. */
  readonly maxAngle: number;
  /** Mean squared entry of M̂M̂ᵀ − [C/(C−1)·I − 11ᵀ/(C−1)] over all C² entries. */
  readonly etfMeanSquare: number;
}

/** Cosines of the centred class means, of these norms, against each other and against the maximal angle. */
export function pairAngles({ classes }: ClassMeans, norms: Float64Array): PairMetric<PairAngles> {
  const target = -1 / (classes - 1);
  const inverse = norms.map((norm) => 1 / norm);
  const spread = moments();
  const distance = compensatedSum();
  const visit = (tile: PairTile) => {
    const strip = stripOf(tile, inverse);
    const around = spread.count === 0 ? firstCosine(strip) : spread.mean;
    const sums = angleSums(strip, around, target);
    addSums(spread, pairsOf(tile), sums);
    addTo(distance, sums.far);
  };
  const result = () => {
    const { count, mean, squares } = spread;
    return {
      equiangular: Math.sqrt(squares / count),
      maxAngle: sumOf(distance) / count,
      etfMeanSquare: (2 * (squares + count * (mean - target) ** 2)) / (classes * classes),
    };
  };
  return { visit, result };
}
