import { type Matrix, matmul, zeros } from "@collapsar/linalg";

/** Whether a metric is given as the vector of its diagonal (d × 1 or 1 × d, d > 1, or 1 × 1). */
export function isDiagonalMetric(metric: Matrix): boolean {
  return metric.rows === 1 || metric.cols === 1;
}

/** X·M, M a d × d matrix or the vector of its diagonal. */
function timesMetric(X: Matrix, metric: Matrix | undefined): Matrix {
  if (metric === undefined) return X;
  if (!isDiagonalMetric(metric)) return matmul(X, metric);
  const scaled = zeros(X.rows, X.cols);
  for (let i = 0, at = 0; i < X.rows; i++) {
    for (let k = 0; k < X.cols; k++, at++) scaled.data[at] = X.data[at]! * metric.data[k]!;
  }
  return scaled;
}

/** M·S·M for a symmetric S, symmetric again. */
export function sandwich(S: Matrix, metric: Matrix | undefined): Matrix {
  if (metric === undefined) return S;
  const half = timesMetric(S, metric);
  if (!isDiagonalMetric(metric)) return matmul(metric, half);
  for (let i = 0, at = 0; i < S.rows; i++) {
    for (let k = 0; k < S.cols; k++) half.data[at++]! *= metric.data[i]!;
  }
  return half;
}
