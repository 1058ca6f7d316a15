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
  const distance = compensatedSum();
  const visit: CosineVisitor = (cosines) => {
    addMoments(spread, cosines);
    addTo(distance, distanceFrom(target, cosines));
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

/** Σ|x − point|, in two sums: each would wait for its last addition. */
function distanceFrom(point: number, values: Float64Array): number {
  const even = values.length & ~1;
  let [one, other] = [0, 0];
  for (let k = 0; k < even; k += 2) {
    one += Math.abs(values[k]! - point);
    other += Math.abs(values[k + 1]! - point);
  }
  if (even < values.length) one += Math.abs(values[even]! - point);
  return one + other;
}
