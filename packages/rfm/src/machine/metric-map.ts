import { generalisedLaplaceOptions } from "@collapsar/kernels/options";
import { type Matrix, matmul, zeros } from "@collapsar/linalg";
import { psdSqrt, symmetrise } from "@collapsar/linalg/parts";
import { factoredMetric } from "./metric-factor.js";
import type { MetricKernelSpec } from "./metric-kernel.js";
import { isDiagonalMetric } from "./metric-product.js";

/** A metric as a linear map of the points: the machine under M is the machine without a metric on mapped points. */
export interface MetricMap {
  /** M, free of what rounding leaves below zero; undefined for the identity. */
  readonly metric: Matrix | undefined;
  /** XF, n × r. */
  readonly points: (X: Matrix) => Matrix;
  /** FSFᵀ, d × d, or its diagonal as d × 1: an AGOP of the mapped points as one of the points. */
  readonly pull: (S: Matrix, diagonal: boolean) => Matrix;
}

/** Whether the kernel sees its points through their inner products alone, so that any F with FFᵀ = M serves. */
function isRotationInvariant(spec: MetricKernelSpec): boolean {
  if ("sum" in spec) return spec.sum.every(isRotationInvariant);
  const { name, norm = generalisedLaplaceOptions.p.fallback } = spec;
  return (
    ["laplace", "gaussian", "polynomial"].includes(name) || (name === "generalised-laplace" && norm === 2)
  );
}

function scaledColumns(X: Matrix, factors: Float64Array): Matrix {
  const scaled = zeros(X.rows, X.cols);
  for (let i = 0, at = 0; i < X.rows; i++)
    for (let k = 0; k < X.cols; k++, at++) scaled.data[at] = X.data[at]! * factors[k]!;
  return scaled;
}

function diagonalMap(metric: Matrix): MetricMap {
  const clean = { ...metric, data: metric.data.map((value) => Math.max(0, value)) };
  const roots = new Float64Array(clean.data).map(Math.sqrt);
  return {
    metric: clean,
    points: (X) => scaledColumns(X, roots),
    pull(S, diagonal) {
      const d = roots.length;
      if (!diagonal) return symmetrise(scaledColumns(transposedScale(S, roots), roots));
      return { rows: d, cols: 1, data: roots.map((root, k) => root * root * S.data[k * (d + 1)]!) };
    },
  };
}

/** Rows of S times the factors. */
function transposedScale(S: Matrix, factors: Float64Array): Matrix {
  const scaled = zeros(S.rows, S.cols);
  for (let i = 0, at = 0; i < S.rows; i++)
    for (let k = 0; k < S.cols; k++, at++) scaled.data[at] = S.data[at]! * factors[i]!;
  return scaled;
}

function diagonalOf(M: Matrix): Matrix {
  return {
    rows: M.rows,
    cols: 1,
    data: Float64Array.from({ length: M.rows }, (_, k) => M.data[k * (M.cols + 1)]!),
  };
}

/** The map of a metric, d × d or its diagonal as d × 1; the identity for none. */
export function metricMap(spec: MetricKernelSpec, metric: Matrix | undefined, d: number): MetricMap {
  if (metric === undefined) {
    return { metric, points: (X) => X, pull: (S, diagonal) => (diagonal ? diagonalOf(S) : S) };
  }
  if (isDiagonalMetric(metric) && metric.data.length === d) return diagonalMap(metric);
  const { metric: clean, factor } = factoredMetric(metric);
  const F = isRotationInvariant(spec) ? factor : psdSqrt(clean);
  return {
    metric: clean,
    points: (X) => matmul(X, F),
    pull(S, diagonal) {
      const M = symmetrise(matmul(matmul(F, S), F, { transposeB: true }));
      return diagonal ? diagonalOf(M) : M;
    },
  };
}
