import {
  type Backend,
  eigh,
  type Matrix,
  randomNormal,
  seededRandom,
  setBackend,
  svd,
} from "@collapsar/linalg";
import { eigvalsh, mapFn, singularValues } from "@collapsar/linalg/parts";
import { expect, it } from "vitest";
import { jacobiEigenvalues } from "./jacobi.js";
import { DECOMPOSED, EPSILON, rectangularMatrices, SHAPES, symmetricMatrices } from "./matrices.js";
import {
  columnsTimes,
  flipped,
  larger,
  largest,
  orthogonalityGap,
  productGap,
  rescaled,
} from "./residuals.js";

/** Requires a thin SVD within 50 n ε, and the same values without vectors. */
function checkSvd(A: Matrix, epsilon: number, text: string): void {
  const { U, S, V } = svd(A);
  const { B, top } = rescaled(A);
  const scaled = S.map((value) => value / top);
  const size = Math.max(1, largest(scaled));
  const limit = 50 * Math.max(A.rows, A.cols, 1) * epsilon;
  expect(productGap(columnsTimes(U, scaled), flipped(V), B), text).toBeLessThanOrEqual(limit * size);
  expect(orthogonalityGap(U), text).toBeLessThanOrEqual(limit);
  expect(orthogonalityGap(V), text).toBeLessThanOrEqual(limit);
  expect(
    S.every((value, i) => value >= 0 && (i === 0 || value <= S[i - 1]!)),
    text,
  ).toBe(true);
  const alone = singularValues(A).map((value) => value / top);
  expect(largest(alone.map((value, i) => value - scaled[i]!)), text).toBeLessThanOrEqual(limit * size);
}

export function spectrumTests(backend: Backend): void {
  for (const dtype of ["f64", "f32"] as const) {
    const epsilon = EPSILON[dtype];

    it(`eigh ${dtype}: residual, orthogonality and values against Jacobi's method`, () => {
      if (!backend.syevd) return;
      for (const n of DECOMPOSED[dtype]) {
        for (const { label, A } of symmetricMatrices(n, dtype)) {
          setBackend(backend);
          const { values, vectors } = eigh(A);
          const text = `${label} ${n}`;
          const { B, top } = rescaled(A);
          const scaled = values.map((value) => value / top);
          const size = Math.max(1, largest(scaled));
          const limit = 50 * Math.max(n, 1) * epsilon;
          expect(productGap(B, vectors, columnsTimes(vectors, scaled)), text).toBeLessThanOrEqual(
            limit * size,
          );
          expect(orthogonalityGap(vectors), text).toBeLessThanOrEqual(limit);
          expect(
            values.every((value, i) => i === 0 || value >= values[i - 1]!),
            text,
          ).toBe(true);
          const alone = eigvalsh(A).map((value) => value / top);
          expect(largest(alone.map((value, i) => value - scaled[i]!)), text).toBeLessThanOrEqual(
            limit * size,
          );
          if (n > 40) continue;
          const reference = jacobiEigenvalues(B);
          expect(largest(reference.map((value, i) => value - scaled[i]!)), text).toBeLessThanOrEqual(
            limit * size,
          );
        }
      }
    });

    for (const [shape, sides] of Object.entries(SHAPES)) {
      it(`svd ${dtype}, ${shape}: residual, orthogonality, order, values alone`, () => {
        if (!backend.gesdd) return;
        for (const [m, k] of DECOMPOSED[dtype].map(sides)) {
          for (const { label, A } of rectangularMatrices(m, k, dtype)) {
            setBackend(backend);
            checkSvd(A, epsilon, `${label} ${m}×${k}`);
          }
        }
      });
    }
  }

  it("svd: small singular values of a column-graded matrix keep eight digits over a range of 1e10", () => {
    if (!backend.gesdd) return;
    setBackend(backend);
    const [m, n] = [60, 21];
    const A = mapFn(randomNormal(seededRandom(5), m, n), (x, _, j) => x * 10 ** ((-10 * j) / (n - 1)));
    const expected = oneSidedJacobi(A.data as Float64Array, m, n);
    let worst = 0;
    for (const S of [svd(A).S, singularValues(A)]) {
      S.forEach((value, i) => {
        worst = larger(worst, Math.abs(value / expected[i]! - 1));
      });
    }
    expect(worst).toBeLessThan(1e-8);
  });
}

/** Singular values by one-sided Jacobi rotations (Hestenes), accurate to high relative precision on graded columns. */
function oneSidedJacobi(A: Float64Array, m: number, n: number): number[] {
  const columns = Array.from({ length: n }, (_, j) =>
    Float64Array.from({ length: m }, (_, i) => A[i * n + j]!),
  );
  const dot = (x: Float64Array, y: Float64Array) => x.reduce((total, value, i) => total + value * y[i]!, 0);
  for (let sweep = 0; sweep < 30; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const [x, y] = [columns[p]!, columns[q]!];
        const [a, b, c] = [dot(x, x), dot(y, y), dot(x, y)];
        if (Math.abs(c) <= 1e-16 * Math.sqrt(a * b)) continue;
        rotated = true;
        const z = (b - a) / (2 * c);
        const t = Math.sign(z || 1) / (Math.abs(z) + Math.hypot(1, z));
        const cosine = 1 / Math.hypot(1, t);
        const sine = cosine * t;
        for (let i = 0; i < m; i++) {
          const [u, v] = [x[i]!, y[i]!];
          x[i] = cosine * u - sine * v;
          y[i] = sine * u + cosine * v;
        }
      }
    }
    if (!rotated) break;
  }
  return columns.map((x) => Math.sqrt(dot(x, x))).sort((a, b) => b - a);
}
