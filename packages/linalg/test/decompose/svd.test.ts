import { gram, identity, matmul, matrix, pinv, svd, transpose } from "@collapsar/linalg";
import { cast, diagonalMatrix, eigvalsh, singularValues } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestGap, normal, seed, size } from "../shapes.js";

describe("svd", () => {
  it("U S Vᵀ = A, orthonormal, descending; S² are the eigenvalues of the Gram matrix", () => {
    fc.assert(
      fc.property(size, size, seed, (m, n, s) => {
        const A = normal(s, m, n);
        const { U, S, V } = svd(A);
        const k = Math.min(m, n);
        expect(
          largestGap(matmul(matmul(U, diagonalMatrix(S)), V, { transposeB: true }).data, A.data),
        ).toBeLessThan(1e-12);
        expect(largestGap(gram(U, { transpose: true }).data, identity(k).data)).toBeLessThan(1e-13);
        expect(largestGap(gram(V, { transpose: true }).data, identity(k).data)).toBeLessThan(1e-13);
        const squares = eigvalsh(m < n ? gram(A) : gram(A, { transpose: true })).reverse();
        expect(
          largestGap(
            S.map((x) => x * x),
            squares,
          ),
        ).toBeLessThan(1e-11);
        expect(largestGap(S, singularValues(A))).toBeLessThan(1e-12);
        expect(largestGap(S, singularValues(transpose(A)))).toBeLessThan(1e-12);
      }),
      { numRuns: 50 },
    );
  });
  it("refuses what is not finite", () => {
    expect(() => svd(matrix(1, 2, [0, Number.NaN]))).toThrow(
      "svd: A must be finite, got NaN at row 0, column 1",
    );
  });
});

describe("pinv", () => {
  it("satisfies the four conditions of Moore and Penrose, also for deficient rank", () => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: 0, max: 5 }), seed, (m, n, r, s) => {
        const A = matmul(normal(s, m, r), normal(s + 1, r, n));
        const P = pinv(A, { rtol: 1e-10 });
        const [AP, PA] = [matmul(A, P), matmul(P, A)];
        expect(largestGap(matmul(AP, A).data, A.data)).toBeLessThan(1e-8);
        expect(largestGap(matmul(PA, P).data, P.data)).toBeLessThan(1e-6);
        expect(largestGap(transpose(AP).data, AP.data)).toBeLessThan(1e-6);
        expect(largestGap(transpose(PA).data, PA.data)).toBeLessThan(1e-6);
      }),
      { numRuns: 30 },
    );
  });
  it("drops singular values below rtol, by default at rounding", () => {
    const A = diagonalMatrix([1, 1e-3, 1e-20]);
    expect(pinv(A).data[8]).toBe(0);
    expect(pinv(A, { rtol: 1e-2 }).data[4]).toBe(0);
    expect(pinv(cast(A, "f32")).data[4]).toBeCloseTo(1000, 1);
    expect(() => pinv(A, { rtol: -1 })).toThrow("pinv: rtol must be zero or positive, got -1");
  });
});
