import {
  type Dtype,
  gram,
  type Matrix,
  matmul,
  qr,
  type Random,
  randomNormal,
  seededRandom,
  setBackend,
  zeros,
} from "@collapsar/linalg";
import { addDiagonal, cast, diagonalMatrix, mapFn, maxAbs, scale, symmetrise } from "@collapsar/linalg/parts";
import { collapsedGrams, collapsedRows } from "./collapsed.js";

/** Sizes around register tiles, cache blocks and crossover points, mostly odd. */
export const SIZES = [0, 1, 2, 3, 5, 8, 17, 33, 64, 101, 129, 257, 300] as const;

const upTo70 = Array.from({ length: 71 }, (_, n) => n);

/** Sizes for the decompositions: every one up to 70, then around blocks; in float32 none of the largest. */
export const DECOMPOSED: Record<Dtype, readonly number[]> = {
  f64: [...upTo70, 101, 113, 129, 300, 513],
  f32: [0, 1, 2, 3, 5, 8, 17, 33, 65, 101],
};

/** Shapes of rectangular matrices of a size. */
export const SHAPES: Record<string, (n: number) => readonly [rows: number, cols: number]> = {
  square: (n) => [n, n],
  tall: (n) => [n, Math.ceil(n / 3)],
  wide: (n) => [Math.ceil(n / 4), n],
};

export const EPSILON: Record<Dtype, number> = { f64: 2 ** -52, f32: 2 ** -23 };

/** Q diag(values) Qᵀ for a random orthogonal Q. */
export function withSpectrum(rng: Random, values: readonly number[]): Matrix {
  const { Q } = qr(randomNormal(rng, values.length, values.length));
  return symmetrise(matmul(matmul(Q, diagonalMatrix(values)), Q, { transposeB: true }));
}

function spectrum(n: number, f: (i: number) => number): number[] {
  return Array.from({ length: n }, (_, i) => f(i));
}

/**
 * Beyond 70 rows only these are tried, and between 13 and 70 rows each label at every third size, unless all are
 * asked for.
 */
const LARGE = [
  { upTo: 200, labels: ["random", "graded", "moderate", "constant", "collapsed"] },
  { upTo: 300, labels: ["random", "collapsed"] },
  { upTo: Number.POSITIVE_INFINITY, labels: ["collapsed"] },
] as const;

/** Whether a label, by its place among all of them, is tried at that size. */
function tried(label: string, place: number, n: number): boolean {
  const environment = process.env;
  const all = environment["COLLAPSAR_THOROUGH"] ?? environment["COLLAPSAR_NIGHTLY"];
  if (all !== undefined || n <= 12) return true;
  if (n <= 70) return (place + n) % 3 === 0;
  const labels: readonly string[] = LARGE.find(({ upTo }) => n <= upTo)!.labels;
  return labels.includes(label);
}

export interface Named {
  readonly label: string;
  readonly A: Matrix;
}

type Recipes = readonly (readonly [label: string, make: () => Matrix])[];

function made(recipes: Recipes, n: number, dtype: Dtype): Named[] {
  return recipes
    .filter(([label], place) => tried(label, place, n))
    .map(([label, make]) => ({ label, A: cast(make(), dtype) }));
}

/** Symmetric matrices that trouble eigensolvers; computed with js. */
export function symmetricMatrices(n: number, dtype: Dtype): Named[] {
  setBackend("js");
  const rng = seededRandom(n + 1);
  const normal = () => symmetrise(randomNormal(rng, n, n));
  const extreme = dtype === "f64" ? 300 : 30;
  const recipes: Recipes = [
    ["random", normal],
    ["zero", () => zeros(n, n)],
    ["identity", () => diagonalMatrix(spectrum(n, () => 1))],
    ["diagonal", () => diagonalMatrix(spectrum(n, (i) => (i % 3) - 1))],
    ["graded", () => mapFn(normal(), (x, i, j) => x * 10 ** ((-8 * (i + j)) / Math.max(n, 1)))],
    ["steep", () => mapFn(normal(), (x, i, j) => x * 10 ** ((-100 * (i + j)) / Math.max(n, 1)))],
    [
      "repeated",
      () =>
        withSpectrum(
          rng,
          spectrum(n, (i) => (i < n / 3 ? 2 : -1)),
        ),
    ],
    [
      "clustered",
      () =>
        withSpectrum(
          rng,
          spectrum(n, (i) => 1 + (i % 2) + 1e-12 * i),
        ),
    ],
    [
      "geometric",
      () =>
        withSpectrum(
          rng,
          spectrum(n, (i) => 2 ** (-52 * (i / Math.max(n - 1, 1)))),
        ),
    ],
    ["rank-deficient", () => gram(randomNormal(rng, n, Math.ceil(n / 3)))],
    ["tiny", () => scale(normal(), 10 ** -extreme)],
    ["huge", () => scale(normal(), 10 ** extreme)],
    [
      "wilkinson",
      () =>
        mapFn(zeros(n, n), (_, i, j) =>
          i === j ? Math.abs(i - (n - 1) / 2) : Math.abs(i - j) === 1 ? 1 : 0,
        ),
    ],
    ...collapsedGrams(n, extreme / 2),
  ];
  return made(recipes, n, dtype);
}

/** Rectangular matrices that trouble SVD and QR; computed with js. */
export function rectangularMatrices(m: number, n: number, dtype: Dtype): Named[] {
  setBackend("js");
  const rng = seededRandom(1000 * m + n);
  const normal = () => randomNormal(rng, m, n);
  const extreme = dtype === "f64" ? 300 : 30;
  const rank = Math.ceil(Math.min(m, n) / 3);
  const recipes: Recipes = [
    ["random", normal],
    ["zero", () => zeros(m, n)],
    ["identity", () => mapFn(zeros(m, n), (_, i, j) => (i === j ? 1 : 0))],
    ["graded", () => mapFn(normal(), (x, _, j) => x * 10 ** ((-12 * j) / Math.max(n, 1)))],
    ["graded rows", () => mapFn(normal(), (x, i) => x * 10 ** ((-12 * i) / Math.max(m, 1)))],
    ["steep", () => mapFn(normal(), (x, _, j) => x * 10 ** ((-200 * j) / Math.max(n, 1)))],
    ["rank-deficient", () => matmul(randomNormal(rng, m, rank), randomNormal(rng, rank, n))],
    ["zero columns", () => mapFn(normal(), (x, _, j) => (j % 3 === 1 ? 0 : x))],
    ["tiny", () => scale(normal(), 10 ** -extreme)],
    ["huge", () => scale(normal(), 10 ** extreme)],
    ...collapsedRows(m, n, extreme / 2),
  ];
  return made(recipes, Math.max(m, n), dtype);
}

/** Positive definite matrices; computed with js. */
export function definiteMatrices(n: number, dtype: Dtype): Named[] {
  setBackend("js");
  const rng = seededRandom(7 * n + 3);
  const extreme = dtype === "f64" ? 300 : 30;
  const lowest = dtype === "f64" ? -9 : -3;
  const base = () =>
    withSpectrum(
      rng,
      spectrum(n, (i) => 1 + i / Math.max(n, 1)),
    );
  const recipes: Recipes = [
    ["moderate", base],
    ["identity", () => diagonalMatrix(spectrum(n, () => 1))],
    [
      "ill-conditioned",
      () =>
        withSpectrum(
          rng,
          spectrum(n, (i) => 10 ** (lowest * (i / Math.max(n, 1)))),
        ),
    ],
    ["graded", () => mapFn(base(), (x, i, j) => x * 10 ** ((-6 * (i + j)) / Math.max(n, 1)))],
    ["tiny", () => scale(base(), 10 ** -extreme)],
    ["huge", () => scale(base(), 10 ** extreme)],
    ...collapsedGrams(n, extreme / 2).map(([label, make]) => [label, () => ridged(make())] as const),
  ];
  return made(recipes, n, dtype);
}

/** A + ‖A‖/10 · I. */
function ridged(A: Matrix): Matrix {
  return addDiagonal(A, maxAbs(A) / 10 || 1);
}
