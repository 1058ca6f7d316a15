import { filled, gram, type Matrix, matrix, randomNormal, seededRandom, zeros } from "@collapsar/linalg";
import { mapFn, scale } from "@collapsar/linalg/parts";

type Recipe = readonly [label: string, make: () => Matrix];

const CLASSES = 3;

/** A matrix and the same times 10^±exponent. */
function atScales(label: string, make: () => Matrix, exponent: number): Recipe[] {
  return [
    [label, make],
    [`${label} 1e${exponent}`, () => scale(make(), 10 ** exponent)],
    [`${label} 1e-${exponent}`, () => scale(make(), 10 ** -exponent)],
  ];
}

/** One value within classes, another between them. */
function blocks(n: number, within: number, between: number): Matrix {
  return mapFn(zeros(n, n), (_, i, j) => (i % CLASSES === j % CLASSES ? within : between));
}

/** Gram matrices of networks at and near their end: constants, equal classes, simplexes, points that repeat. */
export function collapsedGrams(n: number, exponent: number): Recipe[] {
  return [
    ["constant", () => filled(n, n, 1)],
    ...atScales("collapsed", () => blocks(n, 0.9, 0.2), exponent),
    ["collapsed to 0 and 1", () => blocks(n, 1, 0)],
    ["simplex", () => blocks(n, 1, -1 / (CLASSES - 1))],
    ["simplex of n", () => mapFn(zeros(n, n), (_, i, j) => (i === j ? 1 : -1 / Math.max(n - 1, 1)))],
    [
      "repeated points",
      () => mapFn(zeros(n, n), (_, i, j) => Math.exp(-4 * (Math.sin(i % 5) - Math.sin(j % 5)) ** 2)),
    ],
    ["nearly collapsed", () => gram(nearlyCollapsed(n, 4, 1e-9))],
  ];
}

/** Rows of their class's mean, all alike. */
function classRows(m: number, n: number): Matrix {
  const means = randomNormal(seededRandom(n), CLASSES, n);
  return matrix(
    m,
    n,
    Float64Array.from(
      { length: m * n },
      (_, at) => means.data[(Math.floor(at / n) % CLASSES) * n + (at % n)]!,
    ),
  );
}

function nearlyCollapsed(m: number, n: number, spread: number): Matrix {
  const noise = randomNormal(seededRandom(m + 1), m, n);
  const rows = classRows(m, n);
  return mapFn(rows, (x, i, j) => x + spread * noise.data[i * n + j]!);
}

/** Features of collapsed networks: rows equal to their class mean, constants, a simplex repeated. */
export function collapsedRows(m: number, n: number, exponent: number): Recipe[] {
  return [
    ["constant", () => filled(m, n, 1)],
    ...atScales("collapsed", () => classRows(m, n), exponent),
    ["simplex", () => mapFn(zeros(m, n), (_, i, j) => (j >= CLASSES ? 0 : i % CLASSES === j ? 2 : -1))],
    ["one row repeated", () => mapFn(zeros(m, n), (_, __, j) => Math.cos(j + 1))],
    ["nearly collapsed", () => nearlyCollapsed(m, n, 1e-9)],
    ["nearly collapsed 1e-17", () => nearlyCollapsed(m, n, 1e-17)],
  ];
}
