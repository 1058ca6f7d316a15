import { cholesky, gram, InputError, type Matrix, matmul } from "@collapsar/linalg";
import { caller, named } from "@collapsar/linalg/check";
import { aboutRow, coincidenceFloors, productSizes } from "@collapsar/linalg/engine";
import { colMeans, dtypeOf, maxAbs, rowNorms, subtract } from "@collapsar/linalg/parts";
import type { RadialPair } from "../kernel.js";
import { radialPair } from "../operations/radial-pair.js";
import { checkMetric, isDiagonalMetric, metricRoot, scaleColumns } from "./metric.js";

/** The kernel exp(scale·r^power) of the metric's distance r; power 1 has a kink at r = 0. */
export interface RadialExponential {
  readonly name: string;
  readonly power: 1 | 2;
  /** Negative. */
  readonly scale: number;
  readonly metric: Matrix | undefined;
}

/** Points whose Euclidean distances are the metric's, and the distances between them that are rounding. */
interface MetricPoints {
  readonly points: Matrix;
  readonly floors?: Float64Array | undefined;
}

/** X·F with M = FFᵀ, about the column means. */
function metricPoints(X: Matrix, metric: Matrix | undefined): MetricPoints {
  const centred = aboutRow(X, colMeans(X));
  if (metric === undefined) return { points: centred };
  checkMetric(caller, metric, X.cols);
  if (isDiagonalMetric(metric, X.cols)) return { points: scaleColumns(centred, metricRoot(metric).data) };
  const F = metricFactor(metric);
  const points = matmul(centred, F);
  return { points, floors: coincidenceFloors(rowNorms(productSizes(centred, F)), dtypeOf(points)) };
}

/** F with M = FFᵀ: by Cholesky, or the root of a singular metric. */
function metricFactor(metric: Matrix): Matrix {
  try {
    return cholesky(metric).factor;
  } catch {
    const root = metricRoot(metric);
    if (maxAbs(subtract(gram(root), metric)) <= 1e-8 * maxAbs(metric)) return root;
    throw new InputError({
      argument: "metric",
      requirement: "must be positive semi-definite",
      received: "a negative eigenvalue",
    });
  }
}

/**
 * Kernel values and radial derivatives between the rows of X: one pass over the lower triangle.
 *
 * @param X - n × d
 * @param out - written instead of new matrices
 * @returns n × n each, exactly symmetric; the diagonal of K is 1
 */
export function symmetricPair(X: Matrix, profile: RadialExponential, out?: RadialPair): RadialPair {
  const { power, scale } = profile;
  const { points, floors } = named(profile.name, () => metricPoints(X, profile.metric));
  return radialPair(points, { power, scale, floors, out });
}
