import {
  cast,
  type Dtype,
  diagonalMatrix,
  gram,
  type Matrix,
  mapFn,
  matmul,
  qr,
  type Random,
  randomNormal,
  scale,
  seededRandom,
  setBackend,
  symmetrize,
  zeros,
} from "@collapsar/linalg";

/** Sizes around register tiles, cache blocks and crossover points, mostly odd. */
export const SIZES = [0, 1, 2, 3, 5, 8, 17, 33, 64, 101, 129, 257, 300] as const;

/** Sizes for the decompositions: fewer, and in float32 none of the largest. */
export const DECOMPOSED: Record<Dtype, readonly number[]> = {
  f64: [0, 1, 2, 3, 5, 8, 17, 33, 101, 129, 300],
  f32: [0, 1, 2, 3, 5, 8, 17, 33, 101],
};

export const EPSILON: Record<Dtype, number> = { f64: 2 ** -52, f32: 2 ** -23 };

/** Q diag(values) Qᵀ for a random orthogonal Q. */
export function withSpectrum(rng: Random, values: readonly number[]): Matrix {
  const { Q } = qr(randomNormal(rng, values.length, values.length));
  return symmetrize(matmul(matmul(Q, diagonalMatrix(values)), Q, { transposeB: true }));
}

function spectrum(n: number, f: (i: number) => number): number[] {
  return Array.from({ length: n }, (_, i) => f(i));
}

/** Above this size only the matrices that differ most are tried, unless COLLAPSAR_THOROUGH is set. */
const LARGE = 40;
const LARGE_LABELS = ["random", "graded", "moderate"];

function kept(all: readonly [string, Matrix][], n: number, dtype: Dtype): Named[] {
  const environment = process.env;
  const whole = n <= LARGE || environment["COLLAPSAR_THOROUGH"] !== undefined;
  return all
    .filter(([label]) => whole || LARGE_LABELS.includes(label))
    .map(([label, A]) => ({ label, A: cast(A, dtype) }));
}

export interface Named {
  readonly label: string;
  readonly A: Matrix;
}

/** Symmetric matrices that trouble eigensolvers; computed with js. */
export function symmetricMatrices(n: number, dtype: Dtype): Named[] {
  setBackend("js");
  const rng = seededRandom(n + 1);
  const extreme = dtype === "f64" ? 300 : 30;
  const all: [string, Matrix][] = [
    ["random", symmetrize(randomNormal(rng, n, n))],
    ["zero", zeros(n, n)],
    ["diagonal", diagonalMatrix(spectrum(n, (i) => (i % 3) - 1))],
    [
      "graded",
      mapFn(symmetrize(randomNormal(rng, n, n)), (x, i, j) => x * 10 ** ((-8 * (i + j)) / Math.max(n, 1))),
    ],
    [
      "clustered",
      withSpectrum(
        rng,
        spectrum(n, (i) => 1 + (i % 2) + 1e-12 * i),
      ),
    ],
    ["rank-deficient", gram(randomNormal(rng, n, Math.ceil(n / 3)))],
    ["tiny", scale(symmetrize(randomNormal(rng, n, n)), 10 ** -extreme)],
    ["huge", scale(symmetrize(randomNormal(rng, n, n)), 10 ** extreme)],
    [
      "wilkinson",
      mapFn(zeros(n, n), (_, i, j) => (i === j ? Math.abs(i - (n - 1) / 2) : Math.abs(i - j) === 1 ? 1 : 0)),
    ],
  ];
  return kept(all, n, dtype);
}

/** Rectangular matrices that trouble SVD and QR; computed with js. */
export function rectangularMatrices(m: number, n: number, dtype: Dtype): Named[] {
  setBackend("js");
  const rng = seededRandom(1000 * m + n);
  const extreme = dtype === "f64" ? 300 : 30;
  const rank = Math.ceil(Math.min(m, n) / 3);
  const all: [string, Matrix][] = [
    ["random", randomNormal(rng, m, n)],
    ["zero", zeros(m, n)],
    ["graded", mapFn(randomNormal(rng, m, n), (x, _, j) => x * 10 ** ((-12 * j) / Math.max(n, 1)))],
    ["rank-deficient", matmul(randomNormal(rng, m, rank), randomNormal(rng, rank, n))],
    ["tiny", scale(randomNormal(rng, m, n), 10 ** -extreme)],
    ["huge", scale(randomNormal(rng, m, n), 10 ** extreme)],
  ];
  return kept(all, Math.max(m, n), dtype);
}

/** Positive definite matrices; computed with js. */
export function definiteMatrices(n: number, dtype: Dtype): Named[] {
  setBackend("js");
  const rng = seededRandom(7 * n + 3);
  const extreme = dtype === "f64" ? 300 : 30;
  const base = () =>
    withSpectrum(
      rng,
      spectrum(n, (i) => 1 + i / Math.max(n, 1)),
    );
  const all: [string, Matrix][] = [
    ["moderate", base()],
    [
      "ill-conditioned",
      withSpectrum(
        rng,
        spectrum(n, (i) => 10 ** ((dtype === "f64" ? -9 : -3) * (i / Math.max(n, 1)))),
      ),
    ],
    ["graded", mapFn(base(), (x, i, j) => x * 10 ** ((-6 * (i + j)) / Math.max(n, 1)))],
    ["tiny", scale(base(), 10 ** -extreme)],
    ["huge", scale(base(), 10 ** extreme)],
  ];
  return kept(all, n, dtype);
}
