import type { ClassMeans } from "../statistics/class-means.js";
import { addTo, compensatedSum, sumOf } from "../statistics/compensated-sum.js";
import { addMoments, moments } from "../statistics/moments.js";
import type { CosineMetric, CosineVisitor } from "./pair-cosines.js";

/** Statistics of the cosines between centred class means. */
export interface PairAngles {
  /** Population standard deviation of the cosines. */
  readonly equiangular: number;
  /** Mean of |cos + 1/(C−1)|. */
  readonly maxAngle: number;
  /** Mean squared entry of M̂M̂ᵀ − [C/(C−1)·I − 11ᵀ/(C−1)] over all C² entries. */
  readonly etfMeanSquare: number;
}

/** Cosines of the centred class means against each other and against the maximal angle. */
export function pairAngles({ classes }: ClassMeans): CosineMetric<PairAngles> {
  const target = -1 / (classes - 1);
  const spread = moments();
  const [distance, squares] = [compensatedSum(), compensatedSum()];
  const visit: CosineVisitor = (cosines) => {
    let [tileDistance, tileSquares] = [0, 0];
    for (let k = 0; k < cosines.length; k++) {
      const gap = cosines[k]! - target;
      tileDistance += Math.abs(gap);
      tileSquares += gap * gap;
    }
    addMoments(spread, cosines);
    addTo(distance, tileDistance);
    addTo(squares, tileSquares);
  };
  const result = () => ({
    equiangular: Math.sqrt(spread.squares / spread.count),
    maxAngle: sumOf(distance) / spread.count,
    etfMeanSquare: (2 * sumOf(squares)) / (classes * classes),
  });
  return { visit, result };
}
