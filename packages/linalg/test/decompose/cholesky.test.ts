import { cholesky, gram, identity, type Matrix, matmul, matrix, zeros } from "@collapsar/linalg";
import {
  addDiagonal,
  cast,
  choleskyInverse,
  choleskySolve,
  conditionEstimate,
  diagonalMatrix,
  eigvalsh,
  logDeterminant,
  NotPositiveDefiniteError,
  solvePositiveDefinite,
  solvePositiveDefiniteInPlace,
  triangularSolve,
} from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestGap, normal, seed, size } from "../shapes.js";

function definite(s: number, n: number): Matrix {
  return addDiagonal(gram(normal(s, n, n)), 1);
}

describe("cholesky", () => {
  it("LLᵀ = A, A X = B, A A⁻¹ = I, L (L⁻¹B) = B", () => {
    fc.assert(
      fc.property(size, size, seed, (n, r, s) => {
        const A = definite(s, n);
        const B = normal(s + 1, n, r);
        const chol = cholesky(A);
        expect(largestGap(matmul(chol.factor, chol.factor, { transposeB: true }).data, A.data)).toBeLessThan(
          1e-11,
        );
        expect(largestGap(matmul(A, choleskySolve(chol, B)).data, B.data)).toBeLessThan(1e-9);
        expect(largestGap(solvePositiveDefinite(A, B).data, choleskySolve(chol, B).data)).toBe(0);
        expect(largestGap(matmul(A, choleskyInverse(chol)).data, identity(n).data)).toBeLessThan(1e-9);
        const Y = triangularSolve(chol, B);
        expect(largestGap(matmul(chol.factor, Y).data, B.data)).toBeLessThan(1e-10);
        const W = triangularSolve(chol, B, { transpose: true });
        expect(largestGap(matmul(chol.factor, W, { transposeA: true }).data, B.data)).toBeLessThan(1e-10);
      }),
      { numRuns: 50 },
    );
  });

  it("the log-determinant is the sum of log eigenvalues", () => {
    const A = definite(1, 9);
    const expected = eigvalsh(A).reduce((total, value) => total + Math.log(value), 0);
    expect(logDeterminant(cholesky(A))).toBeCloseTo(expected, 9);
  });

  it("a float32 factor solves a float64 right-hand side in float64", () => {
    const A = definite(2, 6);
    const X = choleskySolve(cholesky(cast(A, "f32")), identity(6));
    expect(X.data).toBeInstanceOf(Float64Array);
    expect(largestGap(matmul(A, X).data, identity(6).data)).toBeLessThan(1e-4);
  });

  it("names the pivot that is not positive, and its value", () => {
    const A = matrix(3, 3, [4, 2, 0, 2, 1, 0, 0, 0, 1]);
    expect(() => cholesky(A)).toThrow("cholesky: A must be positive definite, got pivot 0 at row 1");
    expect(() => cholesky(matrix(2, 2, [1, 2, 2, 1]))).toThrow(NotPositiveDefiniteError);
  });

  it("refuses what is not finite, symmetric, square or of the right height", () => {
    expect(() => cholesky(matrix(1, 1, [Number.NaN]))).toThrow(
      "cholesky: A must be finite, got NaN at row 0, column 0",
    );
    expect(() => cholesky(matrix(2, 2, [1, 0.1, 0.2, 1]))).toThrow(/must be symmetric, got 0.2 at \(1, 0\)/);
    expect(() => cholesky(zeros(2, 3))).toThrow("cholesky: A must be square, got 2×3");
    const chol = cholesky(identity(2));
    expect(() => choleskySolve(chol, zeros(3, 1))).toThrow("choleskySolve: B must have 2 rows, got 3×1");
    expect(() => choleskySolve(chol, matrix(2, 1, [1, Number.NaN]))).toThrow(/must be finite/);
  });
});

describe("conditionEstimate", () => {
  it("is exact for a diagonal matrix and within a factor of the spectral condition", () => {
    const D = diagonalMatrix([1e6, 1, 10]);
    expect(conditionEstimate(D, cholesky(D))).toBeCloseTo(1e6, 3);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), seed, (n, s) => {
        const A = definite(s, n);
        const values = eigvalsh(A);
        const spectral = values[n - 1]! / values[0]!;
        const estimate = conditionEstimate(A, cholesky(A));
        expect(estimate).toBeGreaterThan(spectral / (3 * n));
        expect(estimate).toBeLessThan(spectral * n * 1.001);
      }),
      { numRuns: 30 },
    );
    expect(conditionEstimate(zeros(0, 0), cholesky(zeros(0, 0)))).toBe(0);
    expect(() => conditionEstimate(identity(3), cholesky(identity(2)))).toThrow(
      /factor must be 3×3, got 2×2/,
    );
  });
});

describe("solvePositiveDefiniteInPlace", () => {
  it("gives the solution of cholesky, whatever lies above the diagonal", () => {
    fc.assert(
      fc.property(size, size, seed, (n, r, s) => {
        const A = definite(s, n);
        const B = normal(s + 1, n, r);
        const X = solvePositiveDefinite(A, B);
        for (let i = 0; i < n; i++) A.data.fill(Number.NaN, i * n + i + 1, (i + 1) * n);
        expect(solvePositiveDefiniteInPlace(A, B)).toEqual(X);
      }),
    );
  });

  it("refuses what is not positive definite, or not finite, wherever that stands", () => {
    const B = zeros(2, 1);
    expect(() => solvePositiveDefiniteInPlace(diagonalMatrix([1, -1]), B)).toThrow(NotPositiveDefiniteError);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), seed, (n, s) => {
        const A = definite(s, n);
        const i = s % n;
        A.data[i * n + ((s >>> 8) % (i + 1))] = Number.NaN;
        expect(() => solvePositiveDefiniteInPlace(A, zeros(n, 1))).toThrow("must be finite");
      }),
    );
  });
});
