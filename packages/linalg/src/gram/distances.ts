import {
  caller,
  checkFinite,
  checkMatrix,
  checkPower,
  checkSameCols,
  InputError,
  named,
} from "../check/index.js";
import { checkKeys } from "../check/keys.js";
import { checkRange } from "../check/numerical-error.js";
import { checkSymmetric } from "../check/symmetric.js";
import { cholesky, NotPositiveDefiniteError } from "../decompose/cholesky.js";
import { eigh } from "../decompose/eigh.js";
import { scaleInPlace } from "../dense/elementwise.js";
import { matmul } from "../dense/products.js";
import { rowNorms } from "../dense/reduce.js";
import { nativeProduct, operation } from "../dispatch/registry.js";
import { OWN, SHORTCUTS } from "../engine/sizes.js";
import { aboutRow, finiteMeans } from "../matrix/about-row.js";
import { blank, commonDtype, copyOf, type Dtype, dataAs, type Matrix, type Real } from "../matrix/matrix.js";
import { scaledNorm } from "../matrix/norm.js";
import { moderateFactor, rescaleTwice, times } from "../matrix/range.js";

/** Options of `pairwiseDistances`. */
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
 * @throws InputError if X and Z are not finite or differ in columns, or the metric has another shape or is not positive
 * semi-definite; NumericalError if a distance leaves the numbers' range
 */
export function pairwiseSquaredDistances(X: Matrix, Z: Matrix = X, options: DistanceOptions = {}): Matrix {
  return named("pairwiseSquaredDistances", () => between(false, X, Z, options));
}

/** Distances √((x_i − z_j)ᵀ M (x_i − z_j)); all else as `pairwiseSquaredDistances`. */
export function pairwiseDistances(X: Matrix, Z: Matrix = X, options: DistanceOptions = {}): Matrix {
  return named("pairwiseDistances", () => between(true, X, Z, options));
}

function between(root: boolean, X: Matrix, Z: Matrix, options: KinkOptions, kinked = false): Matrix {
  checkKeys(caller, options, kinked ? ["metric", "centred"] : ["metric"]);
  const points = metricPoints(X, Z, options.metric);
  const D = distancesOf(root, points);
  if (kinked) clearBelow(D, floorsOf(points, options.centred));
  rescaleTwice(D.data, 1 / points.factor, root ? 1 : 1 / points.factor);
  checkRange(caller, "distances", D.data);
  return D;
}

/** Entries up to the floor of their row become 0. */
function clearBelow(D: Matrix, floors: Float64Array): void {
  for (let i = 0, at = 0; i < D.rows; i++) {
    for (let j = 0; j < D.cols; j++, at++) if (D.data[at]! <= floors[i]!) D.data[at] = 0;
  }
}

/** What the operations on pairs of points share; a library's products are taken where they are quicker. */
function pairsOf({ x, z }: Points) {
  const dtype = commonDtype(x, z);
  const xData = dataAs(x, dtype);
  const zData = x === z ? xData : dataAs(z, dtype);
  const data = blank(x.rows * z.rows, dtype);
  const size = x.rows * z.rows * x.cols;
  const isQuicker = x.cols >= SHORTCUTS.distanceColumns && size >= OWN.gemm.native;
  const product = isQuicker ? nativeProduct(dtype) : undefined;
  return {
    out: { rows: x.rows, cols: z.rows, data },
    chosen: [dtype, size] as const,
    pairs: [x.rows, z.rows, x.cols, xData, zData, data, product] as const,
  };
}

/** Distances between the points as they stand. */
function distancesOf(root: boolean, points: Points): Matrix {
  const { out, chosen, pairs } = pairsOf(points);
  operation("distances", ...chosen).distances(root, ...pairs);
  if (root && points.least < small(out.data)) mendShort(points.x, points.z, out.data);
  return out;
}

/** Where all entries are 0 or of this size at least, squares of their differences do not vanish. */
const small = (like: Real) => (like instanceof Float32Array ? 1e-12 : 1e-130);

/** Distances whose squares vanish, though the points differ, taken by the largest difference first. */
function mendShort(x: Matrix, z: Matrix, D: Real): void {
  const d = x.cols;
  const limit = small(D);
  for (let i = 0, at = 0; i < x.rows; i++) {
    const point = x.data.subarray(i * d, (i + 1) * d);
    for (let j = 0; j < z.rows; j++, at++) {
      if (D[at]! < limit) D[at] = scaledNorm(point.map((value, c) => value - z.data[j * d + c]!));
    }
  }
}

/** Options of distances at which something has a kink. */
export interface KinkOptions extends DistanceOptions {
  /**
   * Whether the points are about their mean already: then their own sizes say what rounding is, also where X and Z are
   * few of many. By default sizes are taken about the mean of Z.
   */
  readonly centred?: boolean | undefined;
}

/** Options of `expDistances` and `expDistanceSlopes`. */
export interface ExpDistanceOptions extends DistanceOptions {
  readonly power: 1 | 2;
  readonly scale: number;
}

/** Options of `expDistanceSlopes`. */
export interface SlopeOptions extends ExpDistanceOptions, KinkOptions {}

/** Points and numbers of a radial exponential, checked; `isExtreme` where products of their sizes may overflow. */
export function radial(X: Matrix, Z: Matrix, options: ExpDistanceOptions, further: readonly string[] = []) {
  checkKeys(caller, options, ["power", "scale", "metric", ...further]);
  const { power, scale, metric } = options ?? {};
  checkPower(caller, power);
  checkFinite(caller, "scale", [scale]);
  const points = metricPoints(X, Z, metric);
  const isExtreme = points.factor !== 1 || Math.abs(scale) > 1 / small(points.x.data);
  return { power, scale, points, isExtreme };
}

/**
 * exp(scale · ‖x_i − z_j‖_M^power) in one pass: the gaussian (power 2) and laplace (power 1) Gram matrices.
 *
 * @returns n × m; with Z omitted exactly symmetric with a diagonal of exactly 1
 */
export function expDistances(X: Matrix, Z: Matrix = X, options: ExpDistanceOptions): Matrix {
  return exponentials(named("expDistances", () => radial(X, Z, options)));
}

function exponentials({ power, scale, points, isExtreme }: ReturnType<typeof radial>): Matrix {
  if (isExtreme) return ofExtreme(points, (r) => (r === 0 ? 1 : Math.exp(scale * (power === 1 ? r : r * r))));
  const { out, chosen, pairs } = pairsOf(points);
  operation("distancesExp", ...chosen).distancesExp(power, scale, ...pairs);
  return out;
}

/**
 * The radial derivatives of `expDistances`: D_ij with ∂k(x_i, z_j)/∂x_i = D_ij · M(x_i − z_j); 2·scale·k for power 2,
 * scale·k/r for power 1, 0 where the points coincide to rounding: r at most 2⁻⁴⁰ (in float32 2⁻¹⁸) of ‖ |x_i||F| ‖,
 * M = FFᵀ, about the mean of Z or as the points stand.
 *
 * @returns n × m
 */
export function expDistanceSlopes(X: Matrix, Z: Matrix = X, options: SlopeOptions): Matrix {
  const given = named("expDistanceSlopes", () => radial(X, Z, options, ["centred"]));
  const { power, scale, points, isExtreme } = given;
  if (power === 2) return scaleInPlace(exponentials(given), 2 * scale);
  if (isExtreme) {
    const floors = floorsOf(points, options.centred).map((floor) => floor / points.factor);
    return ofExtreme(points, (r, i) => (r > floors[i]! ? (scale * Math.exp(scale * r)) / r : 0));
  }
  const { out, chosen, pairs } = pairsOf(points);
  operation("distancesSlope", ...chosen).distancesSlope(scale, floorsOf(points, options.centred), ...pairs);
  return out;
}

/** For points of extreme size: by distances r of row i, whose product with the scale may be ordinary again. */
function ofExtreme(points: Points, value: (r: number, i: number) => number): Matrix {
  const D = distancesOf(true, points);
  for (let i = 0, at = 0; i < D.rows; i++) {
    for (let j = 0; j < D.cols; j++, at++) D.data[at] = value(D.data[at]! / points.factor, i);
  }
  return D;
}

/** Points whose Euclidean distances are the metric's times `factor`, a power of two that makes their size moderate. */
interface Points {
  /** For each row of x what the rounding of its entries is relative to: about the mean of z, or as the points came. */
  readonly extents: (centred: boolean) => Float64Array;
  readonly x: Matrix;
  readonly z: Matrix;
  readonly factor: number;
  /** The smallest size of an entry that is not 0. */
  readonly least: number;
}

/** Largest entry, and smallest that is not 0, of finite points. */
function sizes(name: string, X: Matrix): [most: number, least: number] {
  let [most, least, probe] = [0, Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < X.data.length; i++) {
    const size = Math.abs(X.data[i]!);
    probe += size * 0;
    if (size > most) most = size;
    if (size < least && size > 0) least = size;
  }
  if (probe !== 0) checkFinite(caller, name, X);
  return [most, least];
}

/** X and Z, of moderate size, times a factor F with M = FFᵀ. */
function metricPoints(X: Matrix, Z: Matrix, metric: Matrix | undefined): Points {
  checkSameCols(caller, X, Z);
  const own = sizes("X", X);
  const other = X === Z ? own : sizes("Z", Z);
  const factor = moderateFactor(Math.max(own[0], other[0]), X.data);
  const x = factor === 1 ? X : times(X, factor);
  const z = X === Z ? x : factor === 1 ? Z : times(Z, factor);
  const least = Math.min(own[1], other[1]) * factor;
  if (metric !== undefined) return measured(x, z, { factor, least }, metric);
  const extents = (centred: boolean) => rowNorms(centred ? x : aboutMeanOf(z, x));
  return { x, z, factor, least, extents };
}

/** X about the column means of Z. */
function aboutMeanOf({ rows, cols, data }: Matrix, X: Matrix): Matrix {
  return aboutRow(X, finiteMeans(rows, cols, data));
}

/**
 * The points about the mean of z, for their digits, times a factor of the metric. A row and its like in another matrix
 * may differ by the rounding of products, which is relative to products of sizes.
 */
function measured(
  X: Matrix,
  Z: Matrix,
  { factor, least }: Pick<Points, "factor" | "least">,
  metric: Matrix,
): Points {
  checkMatrix(caller, "metric", metric);
  const d = X.cols;
  const isVector = metric.data.length === d && (metric.rows === 1 || metric.cols === 1);
  if (!isVector && (metric.rows !== d || metric.cols !== d)) {
    const requirement = `must be ${d}×${d}, ${d}×1 or 1×${d}`;
    const received = `${metric.rows}×${metric.cols}`;
    throw new InputError({ argument: "metric", requirement, received });
  }
  if (isVector) checkFinite(caller, "metric", metric);
  else checkSymmetric(caller, "metric", metric);
  const centred = aboutMeanOf(Z, X);
  const other = X === Z ? centred : aboutMeanOf(Z, Z);
  if (isVector) {
    const apply = scaleCols(metric);
    const x = apply(centred);
    return { x, z: X === Z ? x : apply(other), factor, least, extents: (as) => rowNorms(as ? apply(X) : x) };
  }
  const F = factorOf(metric);
  const x = matmul(centred, F);
  const extents = (as: boolean) => rowNorms(productSizes(as ? X : centred, F));
  return { x, z: X === Z ? x : matmul(other, F), factor, least, extents };
}

/** |X||F|, entry by entry what the rounding of XF is relative to. */
export function productSizes(X: Matrix, F: Matrix): Matrix {
  const sizes = (A: Matrix) => ({ ...A, data: A.data.map(Math.abs) });
  return matmul(sizes(X), sizes(F));
}

/** The distances from rows of these extents up to which points coincide to rounding: 2⁻⁴⁰ of them, in float32 2⁻¹⁸. */
export function coincidenceFloors(extents: Float64Array, dtype: Dtype): Float64Array {
  const share = dtype === "f64" ? 2 ** -40 : 2 ** -18;
  return extents.map((extent) => share * extent);
}

/** The distances from each row of x, as the points stand, that are rounding. */
function floorsOf({ x, z, extents }: Points, centred = false): Float64Array {
  return coincidenceFloors(extents(centred), commonDtype(x, z));
}

/** Distances as `pairwiseDistances`, 0 where points coincide to rounding: there a kink has no slope. */
export function kinkedDistances(X: Matrix, Z: Matrix, options: KinkOptions = {}): Matrix {
  return named("kinkedDistances", () => between(true, X, Z, options, true));
}

function scaleCols(metric: Matrix): (X: Matrix) => Matrix {
  const roots = Float64Array.from(metric.data, (value, j) => {
    if (value >= 0) return Math.sqrt(value);
    const requirement = "a diagonal metric must be zero or positive";
    throw new InputError({ requirement, received: String(value), place: { entry: j } });
  });
  return (X) => {
    const data = copyOf(X.data);
    for (let at = 0; at < data.length; at++) data[at] = data[at]! * roots[at % X.cols]!;
    return { rows: X.rows, cols: X.cols, data };
  };
}

/** A factor by Cholesky, or by eigenvectors when the metric is singular. */
function factorOf(metric: Matrix): Matrix {
  return triangularFactor(metric) ?? spectralFactor(metric);
}

function triangularFactor(metric: Matrix): Matrix | null {
  try {
    return cholesky(metric).factor;
  } catch (error) {
    if (error instanceof NotPositiveDefiniteError) return null;
    throw error;
  }
}

function spectralFactor(metric: Matrix): Matrix {
  const { values, vectors } = eigh(metric);
  const largest = Math.abs(values.at(-1) ?? 0);
  const lowest = values[0] ?? 0;
  if (lowest < -1e-8 * largest) {
    const requirement = "must be positive semi-definite";
    throw new InputError({ argument: "metric", requirement, received: `eigenvalue ${lowest}` });
  }
  const n = values.length;
  const data = copyOf(vectors.data);
  for (let at = 0; at < data.length; at++) data[at] = data[at]! * Math.sqrt(Math.max(values[at % n]!, 0));
  return { rows: n, cols: n, data };
}
