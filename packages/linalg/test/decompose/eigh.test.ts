import { eigh, gram, identity, matmul, matrix, setBackend, transpose, zeros } from "@collapsar/linalg";
import {
  diagonalMatrix,
  eigvalsh,
  mapFn,
  psdPower,
  psdSqrt,
  scale,
  subtract,
  symmetrise,
  trace,
} from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jacobiEigenvalues } from "../conformance/jacobi.js";
import { largestGap, normal, seed, size } from "../shapes.js";

describe("eigh", () => {
  it("A V = V Λ, VᵀV = I, ascending, trace kept, values as Jacobi's", () => {
    fc.assert(
      fc.property(size, seed, (n, s) => {
        const A = symmetrise(normal(s, n, n));
        const { values, vectors } = eigh(A);
        expect(
          largestGap(matmul(A, vectors).data, matmul(vectors, diagonalMatrix(values)).data),
        ).toBeLessThan(1e-12);
        expect(largestGap(gram(vectors, { transpose: true }).data, identity(n).data)).toBeLessThan(1e-13);
        expect(values.reduce((t, x) => t + x, 0)).toBeCloseTo(trace(A), 10);
        expect(largestGap(values, jacobiEigenvalues(A))).toBeLessThan(1e-12);
        expect(largestGap(values, eigvalsh(A))).toBeLessThan(1e-12);
      }),
      { numRuns: 50 },
    );
  });

  it("fixes the signs: the entry of largest size is positive, whatever the backend", () => {
    const A = symmetrise(normal(4, 40, 40));
    setBackend("js");
    const expected = eigh(A);
    setBackend("auto");
    const { vectors } = eigh(A);
    expect(largestGap(vectors.data, expected.vectors.data)).toBeLessThan(1e-10);
  });

  it("reads one triangle when told", () => {
    const A = matrix(2, 2, [2, 99, 1, 2]);
    expect(largestGap(eigvalsh(A, { triangle: "lower" }), [1, 3])).toBeLessThan(1e-15);
    expect(largestGap(eigvalsh(transpose(A), { triangle: "upper" }), [1, 3])).toBeLessThan(1e-15);
    expect(A.data[1]).toBe(99);
  });

  it("refuses what is not symmetric or not finite", () => {
    expect(() => eigh(matrix(2, 2, [1, 2, 3, 4]))).toThrow(
      "eigh: A must be symmetric, got 3 at (1, 0) and 2 at (0, 1)",
    );
    expect(eigvalsh(matrix(2, 2, [1, 2, 2.1, 4]), { tolerance: 0.1 })).toHaveLength(2);
    expect(() => eigvalsh(matrix(1, 1, [Number.NaN]))).toThrow(
      "eigvalsh: A must be finite, got NaN at row 0, column 0",
    );
    expect(() => eigh(zeros(2, 2), { triangle: "left" as never })).toThrow(
      /triangle must be one of lower, upper/,
    );
  });

  it("scales: eigenvalues of s A are s times those of A from 1e-300 to 1e300", () => {
    const A = symmetrise(normal(8, 12, 12));
    const values = eigvalsh(A);
    for (const s of [1e-300, 1e-150, 1e150, 1e299]) {
      const scaled = eigvalsh(scale(A, s)).map((x) => x / s);
      expect(largestGap(scaled, values)).toBeLessThan(1e-12);
    }
  });
});

describe("psdPower", () => {
  it("M^½ M^½ = M, M^p M^q = M^(p+q)", () => {
    fc.assert(
      fc.property(size, seed, (n, s) => {
        const M = gram(normal(s, n, n + 2));
        const root = psdSqrt(M);
        expect(largestGap(matmul(root, root).data, M.data)).toBeLessThan(1e-11);
        expect(transpose(root)).toEqual(root);
        const product = matmul(psdPower(M, 0.3), psdPower(M, 0.7));
        expect(largestGap(product.data, M.data)).toBeLessThan(1e-10);
      }),
      { numRuns: 30 },
    );
  });
  it("clips rounding below zero and refuses other powers", () => {
    const M = mapFn(gram(normal(1, 5, 2)), (x) => x);
    expect(psdSqrt(M).data.every(Number.isFinite)).toBe(true);
    expect(() => psdPower(M, 0)).toThrow("psdPower: power must be positive, got 0");
    expect(largestGap(subtract(psdPower(M, 1), M).data, zeros(5, 5).data)).toBeLessThan(1e-13);
  });
});
