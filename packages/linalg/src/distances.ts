import { nativeOperation, operation } from "./backend/registry.js";
import { checkFinite, checkMatrix, checkSameCols } from "./check/check.js";
import { cholesky } from "./cholesky.js";
import { eigh } from "./eigh.js";
import { mapInPlace } from "./map.js";
import { blank, commonDtype, copyOf, dataAs, type Matrix } from "./matrix.js";
import { matmul } from "./products.js";

export interface DistanceOptions {
  /** Positive semi-definite metric M: d × d, or d × 1 / 1 × d for a diagonal one; defaults to the identity. */
  readonly metric?: Matrix | undefined;
}

/**
 * Squared distances (x_i − z_j)ᵀ M (x_i − z_j) between the rows of X and Z.
 *
 * @param X - n × d
 * @param Z - m × d; defaults to X, and then the diagonal is exactly 0 and the matrix exactly symmetric
 * @returns n × m, never negative
 * @throws RangeError if X and Z differ in columns or the metric has another shape or is not positive semi-definite
 */
export function pairwiseSquaredDistances(X: Matrix, Z: Matrix = X, options: DistanceOptions = {}): Matrix {
  return between("pairwiseSquaredDistances", false, X, Z, options.metric);
}

/** Distances √((x_i − z_j)ᵀ M (x_i − z_j)); all else as `pairwiseSquaredDistances`. */
export function pairwiseDistances(X: Matrix, Z: Matrix = X, options: DistanceOptions = {}): Matrix {
  return between("pairwiseDistances", true, X, Z, options.metric);
}

/** From so many columns on, a native product and a plain pass over it are quicker than the fused kernels of wasm. */
const WIDE = 256;

function between(fn: string, root: boolean, X: Matrix, Z: Matrix, metric: Matrix | undefined): Matrix {
  return euclidean(root, ...metricPoints(fn, X, Z, metric));
}

function wideBackend(x: Matrix, z: Matrix) {
  return x.cols < WIDE || x.rows * z.rows < 4096 ? null : nativeOperation("distances", commonDtype(x, z));
}

function euclidean(root: boolean, x: Matrix, z: Matrix): Matrix {
  const dtype = commonDtype(x, z);
  const xData = dataAs(x, dtype);
  const zData = x === z ? xData : dataAs(z, dtype);
  const data = blank(x.rows * z.rows, dtype);
  const backend = wideBackend(x, z) ?? operation("distances", dtype, x.rows * z.rows * x.cols);
  backend.distances(root, x.rows, z.rows, x.cols, xData, zData, data);
  return { rows: x.rows, cols: z.rows, data };
}

/**
 * exp(scale · ‖x_i − z_j‖_M^power) in one pass: the gaussian (power 2) and laplace (power 1) Gram matrices.
 *
 * @returns n × m; with Z omitted exactly symmetric with a diagonal of exactly 1
 */
export function expDistances(
  X: Matrix,
  Z: Matrix = X,
  { power, scale, metric }: DistanceOptions & { readonly power: 1 | 2; readonly scale: number },
): Matrix {
  const [x, z] = metricPoints("expDistances", X, Z, metric);
  if (power !== 1 && power !== 2) throw new RangeError(`expDistances: power must be 1 or 2, got ${power}`);
  if (wideBackend(x, z)) return mapInPlace(euclidean(power === 1, x, z), "exp", scale);
  const dtype = commonDtype(x, z);
  const xData = dataAs(x, dtype);
  const zData = x === z ? xData : dataAs(z, dtype);
  const data = blank(x.rows * z.rows, dtype);
  const backend = operation("distancesExp", dtype, x.rows * z.rows * x.cols);
  backend.distancesExp(power, scale, x.rows, z.rows, x.cols, xData, zData, data);
  return { rows: x.rows, cols: z.rows, data };
}

/** Points whose Euclidean distances are the metric's: X and Z times a factor F with M = FFᵀ. */
function metricPoints(fn: string, X: Matrix, Z: Matrix, metric: Matrix | undefined): [Matrix, Matrix] {
  checkSameCols(fn, X, Z);
  if (!metric) return [X, Z];
  checkMatrix(fn, "metric", metric);
  checkFinite(fn, "metric", metric);
  const d = X.cols;
  const isVector = metric.data.length === d && (metric.rows === 1 || metric.cols === 1);
  if (!isVector && (metric.rows !== d || metric.cols !== d)) {
    throw new RangeError(
      `${fn}: metric must be ${d}×${d}, ${d}×1 or 1×${d}, got ${metric.rows}×${metric.cols}`,
    );
  }
  const apply = isVector ? scaleCols(fn, metric) : factorOf(fn, metric);
  const x = apply(X);
  return [x, X === Z ? x : apply(Z)];
}

function scaleCols(fn: string, metric: Matrix): (X: Matrix) => Matrix {
  const roots = Float64Array.from(metric.data, (value, j) => {
    if (value >= 0) return Math.sqrt(value);
    throw new RangeError(`${fn}: a diagonal metric must be zero or positive, got ${value} at entry ${j}`);
  });
  return (X) => {
    const data = copyOf(X.data);
    for (let at = 0; at < data.length; at++) data[at] = data[at]! * roots[at % X.cols]!;
    return { rows: X.rows, cols: X.cols, data };
  };
}

/** A factor by Cholesky, or by eigenvectors when the metric is singular. */
function factorOf(fn: string, metric: Matrix): (X: Matrix) => Matrix {
  const F = triangularFactor(metric) ?? spectralFactor(fn, metric);
  return (X) => matmul(X, F);
}

function triangularFactor(metric: Matrix): Matrix | null {
  try {
    return cholesky(metric).factor;
  } catch {
    return null;
  }
}

function spectralFactor(fn: string, metric: Matrix): Matrix {
  const { values, vectors } = eigh(metric);
  const largest = Math.abs(values.at(-1) ?? 0);
  const lowest = values[0] ?? 0;
  if (lowest < -1e-8 * largest) {
    throw new RangeError(`${fn}: metric must be positive semi-definite, got eigenvalue ${lowest}`);
  }
  const n = values.length;
  const data = copyOf(vectors.data);
  for (let at = 0; at < data.length; at++) data[at] = data[at]! * Math.sqrt(Math.max(values[at % n]!, 0));
  return { rows: n, cols: n, data };
}
