import {
  type Backend,
  cholesky,
  type Dtype,
  lu,
  type Matrix,
  matrix,
  qr,
  randomNormal,
  seededRandom,
  setBackend,
  zeros,
} from "@collapsar/linalg";
import {
  cast,
  choleskyInverse,
  choleskySolve,
  luSolve,
  NotPositiveDefiniteError,
  qrTriangle,
  triangularSolve,
} from "@collapsar/linalg/parts";
import { expect, it } from "vitest";
import { DECOMPOSED, definiteMatrices, EPSILON, rectangularMatrices, SHAPES } from "./matrices.js";
import { flipped, largest, orthogonalityGap, productGap, rescaled, unit } from "./residuals.js";

/** Row exchanges of `pivots` applied to A. */
function permuted(A: Matrix, pivots: Int32Array): Matrix {
  const data = A.data.slice();
  pivots.forEach((other, i) => {
    for (let j = 0; j < A.cols; j++) {
      const held = data[i * A.cols + j]!;
      data[i * A.cols + j] = data[other * A.cols + j]!;
      data[other * A.cols + j] = held;
    }
  });
  return { ...A, data };
}

function allocated(dtype: Dtype, values: readonly number[]): Float32Array | Float64Array {
  return dtype === "f64" ? Float64Array.from(values) : Float32Array.from(values);
}

/** Requires ‖AX − B‖ ≤ 50 n ε ‖A‖ ‖X‖ in largest entries, on rescaled matrices. */
function expectSolved(A: Matrix, X: Matrix, B: Matrix, dtype: Dtype, label: string): void {
  const { B: scaled, top } = rescaled(A);
  const Y = { ...X, data: Float64Array.from(X.data, (x) => x * top) };
  const n = Math.max(A.rows, 1);
  expect(productGap(scaled, Y, B), label).toBeLessThanOrEqual(
    50 * n * EPSILON[dtype] * (n * largest(Y.data)),
  );
}

export function factorisationTests(backend: Backend): void {
  for (const dtype of ["f64", "f32"] as const) {
    const epsilon = EPSILON[dtype];

    it(`cholesky ${dtype}: LLᵀ = A and solves`, () => {
      if (!backend.potrf) return;
      for (const n of DECOMPOSED[dtype]) {
        const B = cast(randomNormal(seededRandom(n), n, 3), dtype);
        for (const { label, A } of definiteMatrices(n, dtype)) {
          setBackend(backend);
          const chol = cholesky(A);
          const text = `${label} ${n}`;
          const { B: scaled, top } = rescaled(A);
          const L = { ...chol.factor, data: Float64Array.from(chol.factor.data, (x) => x / Math.sqrt(top)) };
          expect(productGap(L, flipped(L), scaled), text).toBeLessThanOrEqual(50 * Math.max(n, 1) * epsilon);
          for (let i = 0; i < n; i++) {
            expect(largest(L.data.subarray(i * n + i + 1, (i + 1) * n)), `${text}: zeros above`).toBe(0);
          }
          if (label === "tiny" || label === "huge" || label === "graded") continue;
          expectSolved(A, choleskySolve(chol, B), B, dtype, text);
          expectSolved(chol.factor, triangularSolve(chol, B), B, dtype, text);
          expectSolved(flipped(chol.factor), triangularSolve(chol, B, { transpose: true }), B, dtype, text);
        }
      }
    });

    it(`cholesky ${dtype}: the inverse, exactly symmetric`, () => {
      if (!backend.potri) return;
      for (const n of DECOMPOSED[dtype]) {
        for (const { label, A } of definiteMatrices(n, dtype)) {
          if (label === "graded") continue;
          setBackend(backend);
          const P = choleskyInverse(cholesky(A));
          const text = `${label} ${n}`;
          expectSolved(A, P, unit(n), dtype, text);
          expect(flipped(P).data, text).toEqual(P.data);
        }
      }
    });

    it(`cholesky ${dtype}: no inverse of a factor with a zero on its diagonal`, () => {
      if (!backend.potri) return;
      setBackend(backend);
      for (const n of [1, 3, 65, 150]) {
        const factor = cast(unit(n), dtype);
        factor.data[(n >> 1) * (n + 1)] = 0;
        expect(() => choleskyInverse({ factor })).toThrow(/^choleskyInverse: the inverse must stay within/);
        factor.data[n * n - 1] = Number.NaN;
        expect(() => choleskyInverse({ factor })).toThrow(/the factor's diagonal must be finite/);
      }
    });

    it(`cholesky ${dtype}: a pivot that elimination makes of no number is none`, () => {
      if (!backend.potrf) return;
      setBackend(backend);
      const [a, b, c] = dtype === "f64" ? [5e-324, 1e-112, 9e99] : [1e-44, 3e-16, 9e14];
      const A = matrix(4, 4, [a, b, 0, c, b, c, 0, 0, 0, 0, 1, 0, c, 0, 0, c]);
      expect(() => cholesky(cast(A, dtype))).toThrow(NotPositiveDefiniteError);
      const L = allocated(dtype, [Number.NaN, 0, 0, 1]);
      expect(backend.potrf(2, L)).toBe(1);
    });

    it(`cholesky ${dtype}: scales of rows may lie far apart`, () => {
      if (!backend.potrf || !backend.potri) return;
      const far = dtype === "f64" ? 1e200 : 1e16;
      setBackend(backend);
      const factored = cholesky(cast(matrix(2, 2, [1 / far, 0, 0, far]), dtype));
      const [small, , , large] = factored.factor.data;
      expect(large! * small!).toBeCloseTo(1, 6);
      expect(large! ** 2 / far).toBeCloseTo(1, 6);
      const L = allocated(dtype, [far, 0, 0, 1 / far]);
      expect(backend.potrf(2, L)).toBe(0);
      const P = choleskyInverse({ factor: { rows: 2, cols: 2, data: L } }).data;
      expect(P[0]! * far).toBeCloseTo(1, 5);
      expect(P[3]! / far).toBeCloseTo(1, 5);
    });

    it(`cholesky ${dtype}: names the first pivot that is not positive`, () => {
      if (!backend.potrf) return;
      for (const [n, row] of [
        [1, 0],
        [5, 3],
        [65, 64],
        [130, 70],
        [300, 299],
        [300, 20],
      ] as const) {
        setBackend(backend);
        const A = cast(unit(n), dtype);
        A.data[row * (n + 1)] = -2;
        if (row > 0) {
          A.data[row * n] = 1;
          A.data[row] = 1;
        }
        let caught: unknown;
        try {
          cholesky(A);
        } catch (error) {
          caught = error;
        }
        expect(caught, `${n}`).toBeInstanceOf(NotPositiveDefiniteError);
        expect((caught as NotPositiveDefiniteError).pivot).toBe(row);
        expect((caught as NotPositiveDefiniteError).value).toBeCloseTo(row > 0 ? -3 : -2, 5);
      }
    });

    it(`lu ${dtype}: PA = LU and solves`, () => {
      if (!backend.getrf) return;
      for (const n of DECOMPOSED[dtype]) {
        for (const { label, A } of rectangularMatrices(n, n, dtype)) {
          setBackend(backend);
          const f = lu(A);
          const top = largest(A.data) || 1;
          const text = `${label} ${n}`;
          const L = unit(n);
          const U = zeros(n, n);
          for (let i = 0; i < n; i++) {
            for (let j = 0; j < n; j++) {
              const value = f.factors.data[i * n + j]!;
              if (j < i) L.data[i * n + j] = value;
              else U.data[i * n + j] = value / top;
            }
          }
          const P = permuted({ ...A, data: Float64Array.from(A.data, (x) => x / top) }, f.pivots);
          expect(largest(L.data), text).toBeLessThanOrEqual(1);
          const growth = Math.max(1, largest(U.data));
          expect(productGap(L, U, P), text).toBeLessThanOrEqual(50 * Math.max(n, 1) * epsilon * growth);
          if (label !== "random") continue;
          const B = cast(randomNormal(seededRandom(n), n, 4), dtype);
          expectSolved(A, luSolve(f, B), B, dtype, text);
        }
      }
    });

    it(`lu ${dtype}: tells a zero pivot`, () => {
      if (!backend.getrf) return;
      setBackend(backend);
      const A = cast(unit(70), dtype);
      A.data[41 * 71] = 0;
      expect(lu(A).singularAt).toBe(41);
      expect(() => luSolve(lu(A), cast(unit(70), dtype))).toThrow(/invertible, got pivot 0 at row 41/);
    });

    for (const [shape, sides] of Object.entries(SHAPES)) {
      it(`qr ${dtype}, ${shape}: QR = A with orthonormal Q`, () => {
        if (!backend.geqrf) return;
        for (const [m, k] of DECOMPOSED[dtype].map(sides)) {
          for (const { label, A } of rectangularMatrices(m, k, dtype)) {
            setBackend(backend);
            checkQr(A, epsilon, `${label} ${m}×${k}`);
          }
        }
      });
    }
  }
}

/** Requires a thin QR within 50 n ε. */
function checkQr(A: Matrix, epsilon: number, text: string): void {
  const { Q, R } = qr(A);
  const { rows: m, cols: k } = A;
  const { B, top } = rescaled(A);
  const scaledR = { ...R, data: Float64Array.from(R.data, (x) => x / top) };
  const limit = 50 * Math.max(m, k, 1) * epsilon;
  expect(qrTriangle(A)).toEqual(R);
  expect(productGap(Q, scaledR, B), text).toBeLessThanOrEqual(limit);
  expect(orthogonalityGap(Q), text).toBeLessThanOrEqual(limit);
  for (let i = 1; i < R.rows; i++) expect(largest(R.data.subarray(i * k, i * k + Math.min(i, k)))).toBe(0);
}
