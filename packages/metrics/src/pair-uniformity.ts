import { mapInPlace, matrix } from "@collapsar/linalg";
import type { ClassSummary } from "./class-summary.js";
import { type MeanVariance, meanVariance, mergeMoments, moments, momentsOf } from "./moments.js";
import { pairCosines } from "./pair-angles.js";
import { firstPair, type PairMetric, type PairTile, tileDistance } from "./pair-tiles.js";

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
): PairMetric<Uniformity> {
  const [log, riesz] = [moments(), moments()];
  const visit = (tile: PairTile) => {
    const energies = logEnergies(tile, norms);
    if (energies.length === 0) return;
    mergeMoments(log, momentsOf(energies));
    mapInPlace(matrix(1, energies.length, energies), "exp", exponent);
    mergeMoments(riesz, momentsOf(energies));
  };
  return { visit, result: () => ({ log: meanVariance(log), riesz: meanVariance(riesz) }) };
}

/** −log‖u − v‖ = −½ log(2 − 2cos) of the tile's pairs. */
function logEnergies(tile: PairTile, norms: Float64Array): Float64Array {
  const values = pairCosines(tile, norms);
  let at = 0;
  for (let i = 0; i < tile.products.rows; i++) {
    for (let j = firstPair(tile, i); j < tile.products.cols; j++, at++) {
      const square = 2 - 2 * values[at]!;
      values[at] = square < CANCELLATION ? directSquare(tile, norms, i, j) : square;
    }
  }
  mapInPlace(matrix(1, values.length, values), "log");
  for (let k = 0; k < values.length; k++) values[k]! *= -0.5;
  return values;
}

function directSquare(tile: PairTile, norms: Float64Array, i: number, j: number): number {
  return tileDistance(tile, i, j, 1 / norms[tile.rowStart + i]!, 1 / norms[tile.colStart + j]!);
}
