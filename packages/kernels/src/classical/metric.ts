import { InputError, type Matrix, matmul } from "@collapsar/linalg";
import {
  checkFinite,
  checkMatrix,
  named,
  type Options,
  ownOptions,
  type Settings,
} from "@collapsar/linalg/check";
import { psdPower } from "@collapsar/linalg/parts";

/** The options of a kernel of points under a metric, checked; whether the metric fits them shows on use. */
export function metricOptions<O extends Options>(
  fn: string,
  table: O,
  options: { readonly metric?: Matrix | undefined },
): Settings<O> & { readonly metric: Matrix | undefined } {
  const settings = ownOptions(fn, table, options, ["metric"]);
  const { metric } = options;
  if (metric !== undefined) checkMatrix(fn, "metric", metric);
  return { ...settings, metric };
}

/** Whether the metric is given by its diagonal (d × 1 or 1 × d). */
export function isDiagonalMetric(metric: Matrix, d: number): boolean {
  return metric.data.length === d && (metric.rows === 1 || metric.cols === 1);
}

/** Requires a finite metric of d × d, d × 1 or 1 × d. */
export function checkMetric(fn: string | undefined, metric: Matrix, d: number): void {
  checkMatrix(fn, "metric", metric);
  if (!isDiagonalMetric(metric, d) && (metric.rows !== d || metric.cols !== d)) {
    throw new InputError({
      fn,
      argument: "metric",
      requirement: `must be ${d}×${d}, ${d}×1 or 1×${d}`,
      received: `${metric.rows}×${metric.cols}`,
    });
  }
  checkFinite(fn, "metric", metric);
}

/** The matrix with column j multiplied by factors[j]. */
export function scaleColumns(X: Matrix, factors: ArrayLike<number>): Matrix {
  const data = X.data.slice();
  const { cols } = X;
  for (let i = 0, at = 0; i < X.rows; i++)
    for (let j = 0; j < cols; j++, at++) data[at] = data[at]! * factors[j]!;
  return { rows: X.rows, cols, data };
}

/** X M for a full or diagonal metric M; X itself without one. */
export function applyMetric(X: Matrix, metric: Matrix | undefined): Matrix {
  if (!metric) return X;
  checkMetric("kernel", metric, X.cols);
  return isDiagonalMetric(metric, X.cols) ? scaleColumns(X, metric.data) : matmul(X, metric);
}

/**
 * M^{1/2}: for a diagonal metric the roots of its entries, in the metric's own form. Eigenvalues that are rounding
 * count as 0: their roots of 1e-8 would tell points apart that the metric does not.
 */
export function metricRoot(metric: Matrix): Matrix {
  if (metric.rows !== 1 && metric.cols !== 1) return psdPower(metric, 0.5, { floor: metric.rows * 2 ** -52 });
  const data = metric.data.map((value, j) => {
    if (value >= 0) return Math.sqrt(value);
    throw new InputError({
      requirement: "a diagonal metric must be zero or positive",
      received: `${value} at entry ${j}`,
    });
  });
  return { rows: metric.rows, cols: metric.cols, data };
}

/** The root of a kernel's metric, and points times it; points stay where there is no metric. */
export interface RootMap {
  /** Absent where there is no metric. */
  readonly root: Matrix | undefined;
  move(X: Matrix): Matrix;
}

/** x ↦ M^{1/2}x of the kernel `name`. */
export function rootMap(name: string, metric: Matrix | undefined): RootMap {
  const root = metric && named(name, () => metricRoot(metric));
  return {
    root,
    move(X) {
      if (root === undefined) return X;
      checkMetric(name, root, X.cols);
      return isDiagonalMetric(root, X.cols) ? scaleColumns(X, root.data) : matmul(X, root);
    },
  };
}
