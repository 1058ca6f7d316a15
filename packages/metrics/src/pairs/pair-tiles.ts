import { type Matrix, matmul, matrix, type Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { blocks } from "@collapsar/linalg/engine";
import { rowRange } from "@collapsar/linalg/parts";
import type { PairStrip } from "../operations/js/pair-strip.js";
import { centredMeans } from "../statistics/centred-means.js";
import type { ClassMeans } from "../statistics/class-means.js";

/** Classes a side of one product. */
const TILE = 2048;

/** Pairs that the visitors see at a time: what they write for them stays in a core's own cache. */
const STRIP = 2 ** 16;

/** Some rows of M Mᵀ, M the centred class means: classes rowStart … against colStart …. */
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
export function firstPair({ rowStart, colStart }: PairTile, i: number): number {
  return Math.max(0, rowStart + i + 1 - colStart);
}

/** The pairs of a tile. */
export function pairsOf(tile: PairTile): number {
  let count = 0;
  for (let i = 0; i < tile.products.rows; i++) count += Math.max(0, tile.products.cols - firstPair(tile, i));
  return count;
}

/** A tile as the operations over pairs take it, with a number of each class. */
export function stripOf({ rowStart, colStart, products }: PairTile, numbers: Float64Array): PairStrip {
  const { rows, cols, data } = products;
  return {
    rows,
    cols,
    ahead: rowStart + 1 - colStart,
    products: data as Float64Array,
    left: numbers.subarray(rowStart, rowStart + rows),
    right: numbers.subarray(colStart, colStart + cols),
  };
}

/** The cosine of the first pair of a strip with inverse norms; 0 where it has none. */
export function firstCosine({ ahead, rows, cols, products, left, right }: PairStrip): number {
  const j = Math.max(0, ahead);
  return rows > 0 && j < cols ? products[j]! * left[0]! * right[j]! : 0;
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

/** Hands a product to the visitors, some rows at a time. */
function visitStrips(
  { rowStart, colStart, products, left, right }: PairTile,
  visitors: readonly PairVisitor[],
) {
  for (const [first, rows] of blocks(products.rows, Math.max(1, Math.floor(STRIP / products.cols)))) {
    const [part, own] = [products, left].map((all) => rowRange(all, first, first + rows)) as [Matrix, Matrix];
    const strip = { rowStart: rowStart + first, colStart, products: part, left: own, right };
    for (const visit of visitors) visit(strip);
  }
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
      visitStrips({ rowStart, colStart, products, left, right }, visitors);
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
