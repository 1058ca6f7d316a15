import { reflect, reflector } from "./reflector.js";

/** A = QTQᵀ with T tridiagonal, and Qᵀ row by row. */
export interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** n − 1 numbers beside the diagonal, and one of padding. */
  readonly beside: Float64Array;
  /** Qᵀ, n × n; null if it was not asked for. */
  readonly rows: Float64Array | null;
}

/** Entries of a matrix of size 1 that count as 0: their squares are still ordinary numbers. */
const NOTHING = 2 ** -500;

/** y = Av over rows and columns from k on, from the lower triangle of A (n × n). */
function symmetricTimes(n: number, k: number, A: Float64Array, v: Float64Array, y: Float64Array): void {
  y.fill(0, k);
  for (let i = k; i < n; i++) {
    const [row, own] = [i * n, v[i]!];
    let total = 0;
    for (let j = k; j < i; j++) {
      const a = A[row + j]!;
      total += a * v[j]!;
      y[j] = y[j]! + a * own;
    }
    y[i] = total + A[row + i]! * own;
  }
}

/** A −= vwᵀ + wvᵀ on the lower triangle from k on. */
function rankTwo(n: number, k: number, A: Float64Array, v: Float64Array, w: Float64Array): void {
  for (let i = k; i < n; i++) {
    const [row, a, b] = [i * n, v[i]!, w[i]!];
    for (let j = k; j <= i; j++) A[row + j] = A[row + j]! - a * w[j]! - b * v[j]!;
  }
}

/** A := HAH on the lower triangle from k on, for H = I − beta vvᵀ; y is scratch. */
function reflectBoth(
  n: number,
  k: number,
  A: Float64Array,
  v: Float64Array,
  beta: number,
  y: Float64Array,
): void {
  symmetricTimes(n, k, A, v, y);
  let along = 0;
  for (let i = k; i < n; i++) along += y[i]! * v[i]!;
  const half = (beta * beta * along) / 2;
  for (let i = k; i < n; i++) y[i] = beta * y[i]! - half * v[i]!;
  rankTwo(n, k, A, v, y);
}

/** Qᵀ = H_{n−3} … H_0 as rows, from the last reflector to the first, so that none meets what is still the identity. */
function formRows(n: number, V: Float64Array, betas: Float64Array): Float64Array {
  const rows = new Float64Array(n * n);
  for (let i = 0; i < n; i++) rows[i * (n + 1)] = 1;
  for (let k = n - 3; k >= 0; k--) {
    if (betas[k] === 0) continue;
    const v = V.subarray(k * n, (k + 1) * n);
    for (let i = k + 1; i < n; i++) reflect(rows, i * n, n, k + 1, v, betas[k]!);
  }
  return rows;
}

/**
 * Reduces a symmetric matrix to tridiagonal form by Householder reflections.
 *
 * @param A - n × n, largest entry near 1; only its lower triangle counts, and it is spent
 * @param advanced - told of the columns done
 */
export function tridiagonalise(
  n: number,
  A: Float64Array,
  wantRows: boolean,
  advanced: (columns: number) => void,
): Tridiagonal {
  const [diagonal, beside, betas, y] = [0, 0, 0, 0].map(() => new Float64Array(n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const V = new Float64Array(wantRows ? n * n : n);
  const x = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    advanced(k);
    diagonal[k] = A[k * (n + 1)]!;
    for (let i = k + 1; i < n; i++) {
      const entry = A[i * n + k]!;
      x[i] = Math.abs(entry) > NOTHING ? entry : 0;
    }
    if (k < n - 2) {
      const v = wantRows ? V.subarray(k * n, (k + 1) * n) : V;
      const beta = reflector(x, 0, n, k + 1, v);
      if (beta > 0) {
        reflectBoth(n, k + 1, A, v, beta, y);
        reflect(x, 0, n, k + 1, v, beta);
      }
      betas[k] = beta;
    }
    if (k < n - 1) beside[k] = x[k + 1]!;
  }
  return { diagonal, beside, rows: wantRows ? formRows(n, V, betas) : null };
}
