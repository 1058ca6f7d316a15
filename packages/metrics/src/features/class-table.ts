import { singularValues } from "@collapsar/linalg/parts";
import { firstPair, type PairMetric } from "../pairs/pair-tiles.js";
import { ranksFrom } from "../spectra/ranks.js";
import { betweenTrace, centredSquaredNorms, roundingSquare } from "../statistics/centred-means.js";
import type { ClassMeans } from "../statistics/class-means.js";
import type { ClassSummary } from "../statistics/class-summary.js";
import type { DeviationBlock } from "../statistics/deviations.js";
import { undefinedQuantity } from "../statistics/undefined-quantity.js";

/** Quantities of each class that its pairs with other classes give. */
export interface ClassNeighbours {
  /** Index of the nearest other class mean, and the cosine between the two centred means (null without a direction). */
  readonly nearest: Int32Array;
  readonly cosine: readonly (number | null)[];
}

/** The nearest other class mean of every class, in one sweep over tiles. */
export function pairNearest(summary: ClassMeans): PairMetric<ClassNeighbours> {
  const { classes } = summary;
  const squares = centredSquaredNorms(summary);
  const nearest = new Int32Array(classes).fill(-1);
  const distance = new Float64Array(classes).fill(Number.POSITIVE_INFINITY);
  const product = new Float64Array(classes);
  const see = (c: number, e: number, value: number) => {
    const found = squares[c]! + squares[e]! - 2 * value;
    if (!(found < distance[c]!)) return;
    distance[c] = found;
    nearest[c] = e;
    product[c] = value;
  };
  return {
    visit: (tile) => {
      const { rowStart, colStart, products } = tile;
      for (let i = 0; i < products.rows; i++) {
        for (let j = firstPair(tile, i); j < products.cols; j++) {
          const value = products.data[i * products.cols + j]!;
          see(rowStart + i, colStart + j, value);
          see(colStart + j, rowStart + i, value);
        }
      }
    },
    result: () => {
      const least = roundingSquare(summary);
      const cosine = Array.from(nearest, (e, c) =>
        squares[c]! > least && squares[e]! > least
          ? product[c]! / Math.sqrt(squares[c]! * squares[e]!)
          : null,
      );
      return { nearest, cosine };
    },
  };
}

/** The smallest angle between two centred class means, in radians. */
export function pairSmallestAngle(summary: ClassMeans): PairMetric<number> {
  const squares = centredSquaredNorms(summary);
  const norms = squares.map(Math.sqrt);
  let [top, best]: [number, readonly [number, number] | undefined] = [Number.NEGATIVE_INFINITY, undefined];
  return {
    visit: (tile) => {
      const { rowStart, colStart, products } = tile;
      for (let i = 0; i < products.rows; i++) {
        for (let j = firstPair(tile, i); j < products.cols; j++) {
          const cosine =
            products.data[i * products.cols + j]! / (norms[rowStart + i]! * norms[colStart + j]!);
          if (cosine > top) [top, best] = [cosine, [rowStart + i, colStart + j]];
        }
      }
    },
    result: () => {
      betweenTrace(summary);
      const least = roundingSquare(summary);
      const still = squares.findIndex((square) => !(square > least));
      if (still >= 0 || best === undefined) {
        const label = summary.values[Math.max(0, still)];
        throw undefinedQuantity(
          `the mean of class ${label} equals the global mean and has no direction`,
          "0",
        );
      }
      return angleBetween(summary, norms, best);
    },
  };
}

/** 2·atan2(‖u − v‖, ‖u + v‖): no digits are lost near 0. */
function angleBetween(summary: ClassMeans, norms: Float64Array, [c, e]: readonly [number, number]): number {
  const { means, centre, features: p } = summary;
  let [apart, along] = [0, 0];
  for (let j = 0; j < p; j++) {
    const u = (means.data[c * p + j]! - centre[j]!) / norms[c]!;
    const v = (means.data[e * p + j]! - centre[j]!) / norms[e]!;
    apart += (u - v) ** 2;
    along += (u + v) ** 2;
  }
  return 2 * Math.atan2(Math.sqrt(apart), Math.sqrt(along));
}

/** Entries up to which the deviations are kept for the ranks of single classes. */
const KEPT = 2 ** 27;

/** Effective rank of the deviations of each class; null where a class has none or the rows are too many to keep. */
export function classRanks(means: ClassMeans, rows: number) {
  const p = means.features;
  const keep = rows * p <= KEPT;
  const parts: Float64Array[][] = Array.from(means.counts, () => []);
  const visit = ({ deviations, classes }: DeviationBlock) => {
    if (!keep) return;
    for (let i = 0; i < deviations.rows; i++) {
      parts[classes[i]!]!.push(new Float64Array(deviations.data.subarray(i * p, (i + 1) * p)));
    }
  };
  const result = () =>
    parts.map((own) => {
      const data = new Float64Array(own.length * p);
      own.forEach((row, i) => {
        data.set(row, i * p);
      });
      const values =
        own.length === 0 ? new Float64Array(0) : singularValues({ rows: own.length, cols: p, data });
      const tolerance = Math.max(own.length, p) * 2 ** -52;
      return values.some((value) => value > 0) ? ranksFrom(values, tolerance).effective : null;
    });
  return { visit, result };
}

/** One row of the table of classes; null where a quantity is undefined. */
export interface ClassRow {
  readonly label: number;
  readonly size: number;
  /** v_c, mean squared distance of the samples to the class mean. */
  readonly variance: number | null;
  /** ‖μ_c − μ_G‖; null in a suite where it leaves the range of numbers. */
  readonly norm: number | null;
  /** Label of the nearest other class mean, and the cosine between the two centred means. */
  readonly nearest: number;
  readonly cosine: number | null;
  /** Share of the samples on which classifier and nearest class mean differ. */
  readonly nc4?: number | null | undefined;
  /** Effective rank of the deviations from the class mean. */
  readonly effectiveRank: number | null;
}

/** The table from its parts. */
export function classTable(
  summary: ClassSummary,
  { nearest, cosine }: ClassNeighbours,
  effective: readonly (number | null)[],
  disagreements: Float64Array | undefined,
): ClassRow[] {
  const { values, counts, spreads, scale } = summary;
  const squares = centredSquaredNorms(summary);
  return Array.from(values, (label, c) => ({
    label,
    size: counts[c]!,
    variance: counts[c]! > 0 ? spreads[c]! / scale / scale : null,
    norm: Math.sqrt(squares[c]!) / scale,
    nearest: values[nearest[c]!]!,
    cosine: cosine[c]!,
    ...(disagreements && { nc4: counts[c]! > 0 ? disagreements[c]! / counts[c]! : null }),
    effectiveRank: effective[c]!,
  }));
}
