import { gram, identity, lu, matmul, matrix, qr, solve, zeros } from "@collapsar/linalg";
import { luSolve, scale, subtract } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestGap, normal, seed, size } from "../shapes.js";

describe("solve", () => {
  it("A X = B for any shape of B", () => {
    fc.assert(
      fc.property(size, size, seed, (n, r, s) => {
        const A = normal(s, n, n);
        for (let i = 0; i < n; i++) A.data[i * (n + 1)]! += 6;
        const B = normal(s + 1, n, r);
        expect(largestGap(matmul(A, solve(A, B)).data, B.data)).toBeLessThan(1e-8);
        expect(luSolve(lu(A), B)).toEqual(solve(A, B));
      }),
      { numRuns: 50 },
    );
  });

  it("needs row exchanges where the first pivot is zero", () => {
    expect(solve(matrix(2, 2, [0, 1, 1, 0]), matrix(2, 1, [3, 4])).data).toEqual(Float64Array.of(4, 3));
  });

  it("refuses singular, non-square and non-finite matrices", () => {
    expect(() => solve(zeros(2, 2), zeros(2, 1))).toThrow(
      "luSolve: A must be invertible, got pivot 0 at row 0",
    );
    expect(() => solve(zeros(2, 3), zeros(2, 1))).toThrow("solve: A must be square, got 2×3");
    expect(() => lu(matrix(1, 1, [Number.POSITIVE_INFINITY]))).toThrow(/lu: A must be finite/);
    expect(() => luSolve(lu(identity(2)), zeros(3, 1))).toThrow("luSolve: B must have 2 rows, got 3×1");
  });
});

describe("qr", () => {
  it("QR = A, QᵀQ = I, R upper triangular with a diagonal ≥ 0, RᵀR = AᵀA", () => {
    fc.assert(
      fc.property(size, size, seed, (m, n, s) => {
        const A = normal(s, m, n);
        const { Q, R } = qr(A);
        const k = Math.min(m, n);
        expect([Q.rows, Q.cols, R.rows, R.cols]).toEqual([m, k, k, n]);
        expect(largestGap(matmul(Q, R).data, A.data)).toBeLessThan(1e-12);
        expect(largestGap(gram(Q, { transpose: true }).data, identity(k).data)).toBeLessThan(1e-13);
        expect(largestGap(gram(R, { transpose: true }).data, gram(A, { transpose: true }).data)).toBeLessThan(
          1e-11,
        );
        for (let i = 0; i < k; i++) {
          expect(R.data[i * n + i]!).toBeGreaterThanOrEqual(0);
          for (let j = 0; j < i; j++) expect(R.data[i * n + j]).toBe(0);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("keeps Q orthonormal for dependent and zero columns", () => {
    const A = matrix(4, 3, [1, 2, 0, 2, 4, 0, 3, 6, 0, 4, 8, 0]);
    const { Q, R } = qr(A);
    expect(largestGap(gram(Q, { transpose: true }).data, identity(3).data)).toBeLessThan(1e-14);
    expect(largestGap(subtract(matmul(Q, R), A).data, scale(A, 0).data)).toBeLessThan(1e-14);
  });

  it("refuses what is not finite", () => {
    expect(() => qr(matrix(1, 1, [Number.NaN]))).toThrow("qr: A must be finite, got NaN at row 0, column 0");
  });
});
