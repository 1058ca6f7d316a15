import type { EnergyJob } from "../operations/js/pair-strip.js";
import { energySums } from "../operations/pair-sums.js";
import type { ClassMeans } from "../statistics/class-means.js";
import { addSums, type MeanVariance, type Moments, meanVariance, moments } from "../statistics/moments.js";
import { firstCosine, type PairMetric, type PairTile, pairsOf, stripOf, tileDistance } from "./pair-tiles.js";

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

/** Makes `top` the largest exponent, if it is. */
function raise(into: ExponentialMoments, top: number): void {
  if (!(top > into.top)) return;
  const shrink = into.of.count === 0 ? 1 : Math.exp(into.top - top);
  into.top = top;
  into.of.mean *= shrink;
  into.of.squares *= shrink * shrink;
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

/** Both hyperspherical energies of the pairs of means of these norms; equal directions make them infinite. */
export function pairUniformity(
  summary: ClassMeans,
  norms: Float64Array,
  exponent = Math.max(summary.features - 2, 1),
): PairMetric<Uniformity> {
  const inverse = norms.map((norm) => 1 / norm);
  // of log‖u − v‖², −2 times the energy
  const log = moments();
  const riesz: ExponentialMoments = { top: Number.NEGATIVE_INFINITY, of: moments() };
  const factor = -exponent / 2;
  const visit = (tile: PairTile) => {
    const count = pairsOf(tile);
    if (count === 0) return;
    const strip = stripOf(tile, inverse);
    const inside = Math.log(Math.max(CANCELLATION, 2 - 2 * firstCosine(strip)));
    const job: EnergyJob = {
      around: log.count === 0 ? inside : log.mean,
      near: { share: CANCELLATION, distance: (i, j) => directSquare(tile, norms, i, j) },
      settle: (least) => {
        raise(riesz, factor * Math.log(least));
        const { top, of } = riesz;
        if (top === Number.POSITIVE_INFINITY) return null;
        return { factor, top, around: of.count === 0 ? Math.exp(factor * inside - top) : of.mean };
      },
    };
    const { logs, powers } = energySums(strip, job);
    addSums(log, count, logs);
    if (powers) addSums(riesz.of, count, powers);
  };
  const result = () => ({
    log: meanVariance({ count: log.count, mean: -log.mean / 2, squares: log.squares / 4 }),
    riesz: wideMeanVariance(riesz),
  });
  return { visit, result };
}

/** ‖u − v‖² of a pair from the vectors themselves. */
function directSquare(tile: PairTile, norms: Float64Array, i: number, j: number): number {
  return tileDistance(tile, i, j, 1 / norms[tile.rowStart + i]!, 1 / norms[tile.colStart + j]!);
}
