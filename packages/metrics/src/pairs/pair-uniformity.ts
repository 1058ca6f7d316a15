import { mapInPlace, matrix, type Real, scaleInPlace } from "@collapsar/linalg";
import type { ClassSummary } from "../statistics/class-summary.js";
import { type MeanVariance, meanVariance, mergeMoments, moments, momentsOf } from "../statistics/moments.js";
import type { CosineMetric, CosineVisitor } from "./pair-cosines.js";
import { firstPair, type PairTile, tileDistance } from "./pair-tiles.js";

/** Mean and population variance over pairs of unit-norm centred class means. */
export interface Uniformity {
  /** Of −log‖u − v‖. */
  readonly log: MeanVariance;
  /** Of ‖u − v‖^(−s). */
  readonly riesz: MeanVariance;
}

/** Below this value 1 − cos is taken from the vectors themselves. */
const CANCELLATION = 1e-3;

/** Both hyperspherical energies of the pairs; equal directions make them infinite. */
export function pairUniformity(
  summary: ClassSummary,
  norms: Float64Array,
  exponent = Math.max(summary.features - 2, 1),
): CosineMetric<Uniformity> {
  const [log, riesz] = [moments(), moments()];
  let buffer = new Float64Array(0);
  const visit: CosineVisitor = (cosines, tile) => {
    if (buffer.length < cosines.length) buffer = new Float64Array(cosines.length);
    const energies = matrix(1, cosines.length, buffer.subarray(0, cosines.length));
    squaredDistances(cosines, tile, norms, energies.data);
    mapInPlace(energies, "log");
    scaleInPlace(energies, -0.5);
    mergeMoments(log, momentsOf(energies.data));
    mapInPlace(energies, "exp", exponent);
    mergeMoments(riesz, momentsOf(energies.data));
  };
  return { visit, result: () => ({ log: meanVariance(log), riesz: meanVariance(riesz) }) };
}

/** ‖u − v‖² = 2 − 2cos of the tile's pairs. */
function squaredDistances(cosines: Float64Array, tile: PairTile, norms: Float64Array, out: Real): void {
  for (let k = 0; k < cosines.length; k++) out[k] = 2 - 2 * cosines[k]!;
  let at = 0;
  for (let i = 0; i < tile.products.rows; i++) {
    for (let j = firstPair(tile, i); j < tile.products.cols; j++, at++) {
      if (out[at]! < CANCELLATION) out[at] = directSquare(tile, norms, i, j);
    }
  }
}

function directSquare(tile: PairTile, norms: Float64Array, i: number, j: number): number {
  return tileDistance(tile, i, j, 1 / norms[tile.rowStart + i]!, 1 / norms[tile.colStart + j]!);
}
