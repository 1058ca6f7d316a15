import {
  cholesky,
  eigh,
  gram,
  lu,
  type Matrix,
  matmul,
  pairwiseDistances,
  qr,
  setBackend,
  svd,
} from "@collapsar/linalg";
import { addDiagonal, choleskySolve, luSolve, symmetrise } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { columnsTimes, flipped, largest, orthogonalityGap, productGap } from "./conformance/residuals.js";
import { largestGap, normal } from "./shapes.js";

const environment = process.env;
/** COLLAPSAR_FUZZ_SECONDS: an hour once, a minute in CI, a few seconds by default. */
const seconds = Number(environment["COLLAPSAR_FUZZ_SECONDS"] ?? 4);

const shape = fc.record({
  m: fc.integer({ min: 0, max: 200 }),
  n: fc.integer({ min: 0, max: 200 }),
  k: fc.integer({ min: 0, max: 60 }),
  seed: fc.nat(1e6),
  exponent: fc.integer({ min: -200, max: 200 }),
});

function small(A: Matrix, n: number): number {
  return 50 * Math.max(n, 1) * 2 ** -52 * Math.max(1, largest(A.data));
}

function products(A: Matrix, B: Matrix): void {
  setBackend("js");
  const expected = matmul(A, B);
  const distances = pairwiseDistances(A);
  setBackend("auto");
  expect(largestGap(matmul(A, B).data, expected.data)).toBeLessThan(1e-11);
  expect(largestGap(pairwiseDistances(A).data, distances.data)).toBeLessThan(1e-10);
}

function decompositions(A: Matrix, m: number, n: number): void {
  const { U, S, V } = svd(A);
  expect(productGap(columnsTimes(U, S), flipped(V), A)).toBeLessThanOrEqual(small(A, m + n));
  expect(orthogonalityGap(V)).toBeLessThan(1e-12);
  const { Q, R } = qr(A);
  expect(productGap(Q, R, A)).toBeLessThanOrEqual(small(A, m + n));
}

function systems(A: Matrix, m: number): void {
  const S = addDiagonal(gram(A), m + 1);
  const B = normal(m, m, 3);
  const gap = 1e-10 * Math.max(1, largest(S.data));
  expect(productGap(S, choleskySolve(cholesky(S), B), B)).toBeLessThan(gap);
  expect(productGap(S, luSolve(lu(S), B), B)).toBeLessThan(gap);
}

function spectra(A: Matrix, n: number, exponent: number): void {
  const H = symmetrise(A);
  const { values, vectors } = eigh(H);
  expect(productGap(H, vectors, columnsTimes(vectors, values))).toBeLessThanOrEqual(
    small({ ...H, data: values }, n),
  );
  expect(orthogonalityGap(vectors)).toBeLessThan(1e-12);
  const factor = 2 ** exponent;
  const scaled = eigh({ ...H, data: H.data.map((x: number) => x * factor) as Float64Array });
  expect(
    largestGap(
      scaled.values.map((x) => x / factor),
      values,
    ),
  ).toBeLessThanOrEqual(small({ ...H, data: values }, n));
}

afterAll(() => setBackend("auto"));

it(
  `auto holds its bounds on random shapes for ${seconds} s`,
  () => {
    fc.assert(
      fc.property(shape, ({ m, n, k, seed, exponent }) => {
        const A = normal(seed, m, n);
        products(A, normal(seed + 1, n, k));
        decompositions(A, m, n);
        systems(A, m);
        spectra(normal(seed + 2, n, n), n, exponent);
      }),
      { numRuns: 1e9, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false },
    );
  },
  (seconds + 60) * 1000,
);
