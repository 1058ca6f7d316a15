import { InputError, type Matrix } from "@collapsar/linalg";
import { checkKeys, checkMatrix, checkNumber, checkNumbers, checkObject } from "@collapsar/linalg/check";

/** Mean and standard deviation of each column, kept so that new rows are treated as the training rows were. */
export interface ColumnScaling {
  readonly means: Float64Array;
  /** A constant column has deviation 0, and standardises to 0. */
  readonly deviations: Float64Array;
}

function emptyLike({ rows, cols, data }: Matrix): Matrix {
  return {
    rows,
    cols,
    data: data instanceof Float32Array ? new Float32Array(rows * cols) : new Float64Array(rows * cols),
  };
}

/** A power of two for each column that brings its largest entry near 1; 1 where squares stay in range anyway. */
function columnFactors({ rows, cols, data }: Matrix): Float64Array {
  const largest = new Float64Array(cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) largest[j] = Math.max(largest[j]!, Math.abs(data[i * cols + j]!));
  }
  return largest.map((top) => {
    if (top === 0 || !Number.isFinite(top) || (top > 1e-100 && top < 1e100)) return 1;
    return 2 ** Math.max(-1000, Math.min(1000, -Math.round(Math.log2(top))));
  });
}

/** Means of the columns times their factors. */
function columnMeans({ rows, cols, data }: Matrix, factors: Float64Array): Float64Array {
  const means = new Float64Array(cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) means[j]! += (data[i * cols + j]! * factors[j]! - means[j]!) / (i + 1);
  }
  return means;
}

/** Two passes; the sum of the deviations corrects the rounding of the mean. */
function columnDeviations(X: Matrix, factors: Float64Array, means: Float64Array, ddof: number): Float64Array {
  const { rows, cols, data } = X;
  const squares = new Float64Array(cols);
  const sums = new Float64Array(cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const difference = data[i * cols + j]! * factors[j]! - means[j]!;
      squares[j]! += difference * difference;
      sums[j]! += difference;
    }
  }
  return squares.map((square, j) =>
    isConstant(X, j) ? 0 : Math.sqrt(Math.max(0, square - sums[j]! ** 2 / rows) / (rows - ddof)),
  );
}

function isConstant({ rows, cols, data }: Matrix, column: number): boolean {
  for (let i = 1; i < rows; i++) if (data[i * cols + column] !== data[column]) return false;
  return true;
}

/**
 * Mean and standard deviation of the columns of X, √(Σ(x−μ)²/(n−ddof)).
 *
 * @param X - n × d
 * @throws InputError if n ≤ ddof, or ddof is negative
 */
export function columnScaling(X: Matrix, options: { readonly ddof?: number } = {}): ColumnScaling {
  checkKeys("columnScaling", options, ["ddof"]);
  const { ddof = 0 } = options;
  checkNumber("columnScaling", "ddof", ddof);
  checkMatrix("columnScaling", "X", X);
  if (!(ddof >= 0) || X.rows <= ddof) {
    throw new InputError({
      fn: "columnScaling",
      argument: "ddof",
      requirement: `must be in 0..n−1 for n = ${X.rows} rows`,
      received: String(ddof),
    });
  }
  const factors = columnFactors(X);
  const means = columnMeans(X, factors);
  const deviations = columnDeviations(X, factors, means, ddof);
  const unscaled = (values: Float64Array) => values.map((value, j) => value / factors[j]!);
  return { means: unscaled(means), deviations: unscaled(deviations) };
}

/**
 * Rows scaled with given means and deviations, (x−μ)/σ; a column whose deviation is 0 becomes 0.
 *
 * @param X - n × d; never modified
 * @throws InputError if the scaling is not of d columns
 */
export function applyScaling(X: Matrix, scaling: ColumnScaling): Matrix {
  checkObject("applyScaling", "scaling", scaling, "a scaling { means, deviations }");
  const { means, deviations } = scaling;
  checkNumbers("applyScaling", "means", means);
  checkNumbers("applyScaling", "deviations", deviations);
  checkMatrix("applyScaling", "X", X);
  if (means.length !== X.cols || deviations.length !== X.cols) {
    throw new InputError({
      fn: "applyScaling",
      requirement: `the scaling must have ${X.cols} columns`,
      received: String(means.length),
    });
  }
  const scaled = emptyLike(X);
  for (let k = 0; k < scaled.data.length; k++) {
    const [mean, deviation] = [means[k % X.cols]!, deviations[k % X.cols]!];
    const value = (X.data[k]! - mean) / deviation;
    // the difference alone may leave the range of numbers
    const kept = Number.isFinite(value) ? value : X.data[k]! / deviation - mean / deviation;
    scaled.data[k] = deviation === 0 ? 0 : kept;
  }
  return scaled;
}

/**
 * Columns of mean 0 and standard deviation 1 (population, or n − ddof); a constant column becomes 0.
 *
 * @param X - n × d; never modified
 * @throws InputError if n ≤ ddof
 */
export function standardise(X: Matrix, options: { readonly ddof?: number } = {}): Matrix {
  checkMatrix("standardise", "X", X);
  checkKeys("standardise", options, ["ddof"]);
  return applyScaling(X, columnScaling(X, options));
}

/**
 * Rows of Euclidean length 1; a row of zeros stays.
 *
 * @param X - n × d; never modified
 */
export function unitNorm(X: Matrix): Matrix {
  checkMatrix("unitNorm", "X", X);
  const { rows, cols, data } = X;
  const scaled = emptyLike(X);
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * cols, (i + 1) * cols);
    const norm = euclideanNorm(row);
    for (let j = 0; j < cols; j++) scaled.data[i * cols + j] = norm === 0 ? 0 : row[j]! / norm;
  }
  return scaled;
}

/** Sums of squares in this range are accurate; other rows are first scaled by their largest entry. */
function euclideanNorm(row: Float64Array | Float32Array): number {
  let squares = 0;
  for (let j = 0; j < row.length; j++) squares += row[j]! * row[j]!;
  return squares > 1e-200 && squares < 1e200 ? Math.sqrt(squares) : scaledNorm(row);
}

/** By the largest entry, so that neither 1e-200 nor 1e200 is lost. */
function scaledNorm(row: Float64Array | Float32Array): number {
  let largest = 0;
  for (const value of row) largest = Math.max(largest, Math.abs(value));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const value of row) sum += (value / largest) ** 2;
  return largest * Math.sqrt(sum);
}
