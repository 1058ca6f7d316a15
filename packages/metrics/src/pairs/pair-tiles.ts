import { type Matrix, matmul, matrix, type Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { centredMeans } from "../statistics/centred-means.js";
import type { ClassMeans } from "../statistics/class-means.js";

/** Classes a side of one tile. */
const TILE = 1024;

/** One tile of M Mᵀ, M the centred class means: classes rowStart … against colStart …, rowStart ≤ colStart. */
export interface PairTile {
  readonly rowStart: number;
  readonly colStart: number;
  readonly products: Matrix;
  /** The centred means behind the tile's rows and columns. */
  readonly left: Matrix;
  readonly right: Matrix;
}

/** Reads the pairs of one tile; a pair (i, j) counts only where rowStart + i < colStart + j. */
export type PairVisitor = (tile: PairTile) => void;

/** The first column of row i that makes a pair c < c′. */
export function firstPair(tile: PairTile, i: number): number {
  return tile.rowStart === tile.colStart ? i + 1 : 0;
}

/** ‖row i of left − row j of right‖², without the cancellation of g_ii + g_jj − 2g_ij. */
export function tileDistance(
  { left, right }: PairTile,
  i: number,
  j: number,
  scaleI = 1,
  scaleJ = 1,
): number {
  const p = left.cols;
  let total = 0;
  for (let k = 0; k < p; k++)
    total += (left.data[i * p + k]! * scaleI - right.data[j * p + k]! * scaleJ) ** 2;
  return total;
}

/**
 * Hands every tile of the upper triangle of M Mᵀ to the visitors, where there are any: one product a tile, never a C × C
 * matrix.
 *
 * @param work - watched from tile to tile, where there are several
 */
export function visitPairTiles(
  summary: ClassMeans,
  visitors: readonly PairVisitor[],
  work: Work = {},
  tile = TILE,
): void {
  if (visitors.length === 0) return;
  const { classes, features } = summary;
  const side = Math.min(tile, classes);
  const across = Math.ceil(classes / side);
  const total = (across * (across + 1)) / 2;
  let done = 0;
  const [leftBuffer, rightBuffer] = [new Float64Array(side * features), new Float64Array(side * features)];
  const buffer = new Float64Array(side * side);
  for (let rowStart = 0; rowStart < classes; rowStart += side) {
    const left = centredMeans(summary, rowStart, Math.min(rowStart + side, classes), leftBuffer);
    for (let colStart = rowStart; colStart < classes; colStart += side) {
      if (total > 1) advance(work, { done: done++, total, unit: "tiles", message: "pairs of classes" });
      const end = Math.min(colStart + side, classes);
      const right = colStart === rowStart ? left : centredMeans(summary, colStart, end, rightBuffer);
      const out = matrix(left.rows, right.rows, buffer.subarray(0, left.rows * right.rows));
      const products = matmul(left, right, { transposeB: true, out });
      for (const visit of visitors) visit({ rowStart, colStart, products, left, right });
    }
  }
}

/** A visitor and what it has found when every tile was visited; what is known without has none. */
export interface PairMetric<Result> {
  readonly visit?: PairVisitor | undefined;
  readonly result: () => Result;
}

/** The visitors of those metrics that are there and have one. */
export function visitorsOf(
  metrics: readonly (PairMetric<unknown> | null | undefined)[],
): readonly PairVisitor[] {
  return metrics.flatMap((metric) => (metric?.visit ? [metric.visit] : []));
}

/** The result of one metric over all pairs. */
export function overPairs<Result>(summary: ClassMeans, metric: PairMetric<Result>): Result {
  visitPairTiles(summary, visitorsOf([metric]));
  return metric.result();
}
