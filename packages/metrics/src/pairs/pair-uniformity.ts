import { matrix, type Real } from "@collapsar/linalg";
import { mapInPlace } from "@collapsar/linalg/parts";
import type { ClassMeans } from "../statistics/class-means.js";
import { addMoments, type MeanVariance, type Moments, meanVariance, moments } from "../statistics/moments.js";
import type { CosineMetric, CosineVisitor } from "./pair-cosines.js";
import { firstPair, type PairTile, tileDistance } from "./pair-tiles.js";

/** Mean and variance, with their natural logarithms where the numbers themselves leave the range of float64. */
export interface WideMeanVariance extends MeanVariance {
  readonly logMean?: number | undefined;
  readonly logVariance?: number | undefined;
}

/** Mean and population variance over pairs of unit-norm centred class means. */
export interface Uniformity {
  /** Of −log‖u − v‖. */
  readonly log: MeanVariance;
  /** Of ‖u − v‖^(−s). */
  readonly riesz: WideMeanVariance;
}

/** Below this value 1 − cos is taken from the vectors themselves. */
const CANCELLATION = 1e-3;

/** Moments of exponentials: of e^{x − top}, top the largest x so far. */
interface ExponentialMoments {
  top: number;
  readonly of: Moments;
}

/** Takes in e^{factor·x} of every x; the exponentials are written over them. */
function addExponentials(into: ExponentialMoments, exponents: Float64Array, factor: number): void {
  let top = into.top;
  for (let k = 0; k < exponents.length; k++) {
    const x = factor * exponents[k]!;
    exponents[k] = x;
    if (x > top) top = x;
  }
  if (top === Number.POSITIVE_INFINITY) {
    into.top = top;
    return;
  }
  const shrink = into.of.count === 0 ? 1 : Math.exp(into.top - top);
  into.of.mean *= shrink;
  into.of.squares *= shrink * shrink;
  into.top = top;
  for (let k = 0; k < exponents.length; k++) exponents[k]! -= top;
  mapInPlace(matrix(1, exponents.length, exponents), "exp");
  addMoments(into.of, exponents);
}

/** Mean and variance of the exponentials; their logarithms where they over- or underflow. */
function wideMeanVariance({ top, of }: ExponentialMoments): WideMeanVariance {
  if (top === Number.POSITIVE_INFINITY) return { mean: top, variance: top };
  const small = of.squares / of.count;
  const mean = of.mean * Math.exp(top);
  const variance = small * Math.exp(top) * Math.exp(top);
  const outside = (value: number, exact: number) => exact > 0 && !(value > 2 ** -1022 && value < Infinity);
  if (!outside(mean, of.mean) && !outside(variance, small)) return { mean, variance };
  const logMean = Math.log(of.mean) + top;
  return small > 0
    ? { mean, variance, logMean, logVariance: Math.log(small) + 2 * top }
    : { mean, variance, logMean };
}

/** Both hyperspherical energies of the pairs; equal directions make them infinite. */
export function pairUniformity(
  summary: ClassMeans,
  norms: Float64Array,
  exponent = Math.max(summary.features - 2, 1),
): CosineMetric<Uniformity> {
  const log = moments();
  const riesz: ExponentialMoments = { top: Number.NEGATIVE_INFINITY, of: moments() };
  let buffer = new Float64Array(0);
  const visit: CosineVisitor = (cosines, tile) => {
    if (buffer.length < cosines.length) buffer = new Float64Array(cosines.length);
    const energies = buffer.subarray(0, cosines.length);
    squaredDistances(cosines, tile, norms, energies);
    mapInPlace(matrix(1, cosines.length, energies), "log");
    for (let k = 0; k < energies.length; k++) energies[k]! *= -0.5;
    addMoments(log, energies);
    addExponentials(riesz, energies, exponent);
  };
  return { visit, result: () => ({ log: meanVariance(log), riesz: wideMeanVariance(riesz) }) };
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
