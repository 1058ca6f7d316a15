import type { ClassMeans } from "../statistics/class-means.js";
import { firstPair, type PairTile, type PairVisitor, visitPairTiles } from "./pair-tiles.js";

/** Reads the cosines of a tile's pairs c < c′, one after the other; the array is used again for the next tile. */
export type CosineVisitor = (cosines: Float64Array, tile: PairTile) => void;

/** Computes the cosines of each tile once, for all who read them. */
export function visitCosines(norms: Float64Array, visitors: readonly CosineVisitor[]): PairVisitor {
  let buffer = new Float64Array(0);
  const inverse = norms.map((norm) => 1 / norm);
  return (tile) => {
    const { rowStart, colStart, products } = tile;
    const { rows, cols, data } = products;
    if (buffer.length < rows * cols) buffer = new Float64Array(rows * cols);
    let at = 0;
    for (let i = 0; i < rows; i++) {
      const row = inverse[rowStart + i]!;
      const start = firstPair(tile, i);
      const own = data.subarray(i * cols + start, (i + 1) * cols);
      const others = inverse.subarray(colStart + start, colStart + cols);
      const out = buffer.subarray(at, at + own.length);
      for (let j = 0; j < own.length; j++) out[j] = own[j]! * row * others[j]!;
      at += own.length;
    }
    const cosines = buffer.subarray(0, at);
    if (at > 0) for (const visit of visitors) visit(cosines, tile);
  };
}

/** A visitor of cosines and what it has found when every tile was visited. */
export interface CosineMetric<Result> {
  readonly visit: CosineVisitor;
  readonly result: () => Result;
}

/** The result of one metric over the cosines of all pairs. */
export function overCosines<Result>(
  summary: ClassMeans,
  norms: Float64Array,
  metric: CosineMetric<Result>,
): Result {
  visitPairTiles(summary, [visitCosines(norms, [metric.visit])]);
  return metric.result();
}
