import {
  cholesky,
  colMeans,
  dtypeOf,
  gram,
  type Matrix,
  mapInto,
  matmul,
  maxAbs,
  rowRange,
  rowSquaredNorms,
  subtract,
  zeros,
} from "@collapsar/linalg";
import type { RadialPair } from "../kernel.js";
import { checkMetric, isDiagonalMetric, metricRoot, scaleColumns } from "./metric.js";

/** The kernel exp(scale·r^power) of the metric's distance r; power 1 has a kink at r = 0. */
export interface RadialExponential {
  readonly name: string;
  readonly power: 1 | 2;
  /** Negative. */
  readonly scale: number;
  readonly metric: Matrix | undefined;
}

/** Rows and columns of a tile: it and its exponential stay in the cache of one core. */
const tileRows = 256;

/** Below this share of ‖x‖² + ‖z‖² the product formula has lost too many digits: the difference is taken directly. */
const cancellation = 1e-3;

/** X·F with M = FFᵀ, about the column means: points whose Euclidean distances are the metric's. */
function metricPoints(fn: string, X: Matrix, metric: Matrix | undefined): Matrix {
  const means = colMeans(X);
  const centred = { ...X, data: X.data.map((value, at) => value - means[at % X.cols]!) as Matrix["data"] };
  if (metric === undefined) return centred;
  checkMetric(fn, metric, X.cols);
  if (isDiagonalMetric(metric, X.cols)) return scaleColumns(centred, metricRoot(fn, metric).data);
  return matmul(centred, metricFactor(fn, metric));
}

/** F with M = FFᵀ: by Cholesky, or the root of a singular metric. */
function metricFactor(fn: string, metric: Matrix): Matrix {
  try {
    return cholesky(metric).factor;
  } catch {
    const root = metricRoot(fn, metric);
    if (maxAbs(subtract(gram(root), metric)) <= 1e-8 * maxAbs(metric)) return root;
    throw new RangeError(`${fn}: metric must be positive semi-definite, got a negative eigenvalue`);
  }
}

function directDistance(X: Matrix, i: number, j: number): number {
  const d = X.cols;
  let total = 0;
  for (let k = 0; k < d; k++) {
    const gap = X.data[i * d + k]! - X.data[j * d + k]!;
    total += gap * gap;
  }
  return total;
}

/** Products of rows to distances (or their squares), in place. */
function toDistances(
  tile: Matrix,
  X: Matrix,
  norms: Float64Array,
  i0: number,
  j0: number,
  root: boolean,
): void {
  const { rows, cols, data } = tile;
  for (let i = 0, at = 0; i < rows; i++) {
    const own = norms[i0 + i]!;
    for (let j = 0; j < cols; j++, at++) {
      const size = own + norms[j0 + j]!;
      let value = size - 2 * data[at]!;
      if (!(value > cancellation * size)) value = directDistance(X, i0 + i, j0 + j);
      data[at] = root ? Math.sqrt(value) : value;
    }
  }
}

/** Exponentials to radial derivatives, over the distances: scale·k/r, or 2·scale·k where r enters squared. */
function toDerivatives(distances: Matrix, values: Matrix, { power, scale }: RadialExponential): void {
  const [r, k] = [distances.data, values.data];
  if (power === 2) for (let at = 0; at < r.length; at++) r[at] = 2 * scale * k[at]!;
  else for (let at = 0; at < r.length; at++) r[at] = r[at]! > 0 ? (scale * k[at]!) / r[at]! : 0;
}

/** A tile of rows × cols in the storage of a larger one. */
function shaped({ data }: Matrix, rows: number, cols: number): Matrix {
  return { rows, cols, data: data.subarray(0, rows * cols) };
}

/** Writes a tile to (i0, j0) of a square matrix, and its mirror image. */
function placeMirrored(A: Matrix, tile: Matrix, i0: number, j0: number): void {
  const n = A.cols;
  const { rows, cols, data } = tile;
  const out = A.data;
  for (let i = 0; i < rows; i++) out.set(data.subarray(i * cols, (i + 1) * cols), (i0 + i) * n + j0);
  if (i0 === j0) return;
  for (let j = 0; j < cols; j++) {
    for (let i = 0, at = (j0 + j) * n + i0; i < rows; i++, at++) out[at] = data[i * cols + j]!;
  }
}

/**
 * Kernel values and radial derivatives between the rows of X by tiles of the lower triangle: one pass, no entry computed
 * twice, no intermediate matrix of n × n.
 *
 * @param X - n × d
 * @param out - written instead of new matrices
 * @returns n × n each, exactly symmetric; the diagonal of K is 1
 */
export function radialTiles(X: Matrix, profile: RadialExponential, out?: RadialPair): RadialPair {
  const n = X.rows;
  const points = metricPoints(profile.name, X, profile.metric);
  const dtype = dtypeOf(points);
  const { K, D } = out ?? { K: zeros(n, n, dtype), D: zeros(n, n, dtype) };
  const norms = rowSquaredNorms(points);
  const [first, second] = [zeros(tileRows, tileRows, dtype), zeros(tileRows, tileRows, dtype)];
  for (let i0 = 0; i0 < n; i0 += tileRows) {
    const x = rowRange(points, i0, Math.min(n, i0 + tileRows));
    for (let j0 = 0; j0 <= i0; j0 += tileRows) {
      const z = rowRange(points, j0, Math.min(n, j0 + tileRows));
      const [distances, values] = [shaped(first, x.rows, z.rows), shaped(second, x.rows, z.rows)];
      matmul(x, z, { transposeB: true, out: distances });
      toDistances(distances, points, norms, i0, j0, profile.power === 1);
      if (i0 === j0) for (let i = 0; i < x.rows; i++) distances.data[i * (x.rows + 1)] = 0;
      mapInto(distances, "exp", values, profile.scale);
      toDerivatives(distances, values, profile);
      placeMirrored(K, values, i0, j0);
      placeMirrored(D, distances, i0, j0);
    }
  }
  return { K, D };
}
