import { generalisedLaplaceOptions } from "@collapsar/kernels/options";
import { type Matrix, matmul, qr, transpose } from "@collapsar/linalg";
import { colMeans, maxAbs, rowRange, scale, symmetrise } from "@collapsar/linalg/parts";
import type { MetricNormalisation } from "../choices/metric-normalisation.js";
import type { MetricKernelSpec } from "./metric-kernel.js";
import { normaliseMetric } from "./normalise-metric.js";
import { shiftRows } from "./scale-rows.js";

/** Coordinates in which a machine is learned. */
export interface LearningSpace {
  /** The training rows, n × r. */
  readonly own: Matrix;
  /** Rows of d columns in these coordinates: m × r, m × d where they are the columns themselves. */
  readonly coordinates: (Z: Matrix) => Matrix;
  /** A metric of the coordinates as one of the columns. */
  readonly lift: (M: Matrix) => Matrix;
  /** A metric of the coordinates, scaled as its lift is to be. */
  readonly normalise: (M: Matrix, rule: MetricNormalisation | undefined) => Matrix;
}

/** Columns for each row from which the coordinates pay, and fewest columns. */
const [columnsPerRow, fewestColumns] = [2, 64];

/** Whether distances alone reach the kernel. */
function seesDistances(spec: MetricKernelSpec): boolean {
  if ("sum" in spec) return spec.sum.every(seesDistances);
  const { name, norm = generalisedLaplaceOptions.p.fallback } = spec;
  return name === "laplace" || name === "gaussian" || (name === "generalised-laplace" && norm === 2);
}

/** Whether rows are so few that a full metric is learned in their own space. */
function isWide({ rows, cols }: Matrix, spec: MetricKernelSpec, diagonal: boolean): boolean {
  return (
    rows > 2 && cols >= fewestColumns && cols >= columnsPerRow * rows && !diagonal && seesDistances(spec)
  );
}

/** The columns as they are or, of a wide table, the space of its rows. */
export function learningSpace(X: Matrix, spec: MetricKernelSpec, diagonal = false): LearningSpace {
  if (isWide(X, spec, diagonal)) return rowSpace(X);
  return { own: X, coordinates: (Z) => Z, lift: (M) => M, normalise: normaliseMetric };
}

/**
 * The span V of the rows' differences, r = n − 1 dimensions: the dual form of a wide table. All differences of training
 * rows lie in it, so do the gradients Σ_j α_j D_ij M(x_i − z_j) of every round, and with them the metric VM′Vᵀ: the
 * machine of X is the machine of XV, and nothing of d × d is ever factored.
 */
function rowSpace(X: Matrix): LearningSpace {
  const origin = colMeans(X);
  const shifted = shiftRows(X, origin);
  // the shifted rows add up to 0: the last one says nothing that the others do not
  const V = qr(transpose(rowRange(shifted, 0, X.rows - 1))).Q;
  return {
    own: matmul(shifted, V),
    coordinates: (Z) => matmul(shiftRows(Z, origin), V),
    lift: (M) => symmetrise(matmul(matmul(V, M), V, { transposeB: true })),
    normalise(M, rule = "max") {
      if (rule === "max") return scale(normaliseMetric(M), maxAbs(M) / largestEntry(V, M));
      return rule === "trace" ? scale(normaliseMetric(M, rule), V.rows / V.cols) : normaliseMetric(M, rule);
    },
  };
}

/** The largest entry of VMVᵀ, which stands on its diagonal. */
function largestEntry(V: Matrix, M: Matrix): number {
  const { data } = matmul(V, M);
  const diagonal = new Float64Array(V.rows);
  for (let at = 0; at < data.length; at++) diagonal[Math.floor(at / V.cols)]! += data[at]! * V.data[at]!;
  return diagonal.reduce((most, entry) => Math.max(most, entry), 0);
}
