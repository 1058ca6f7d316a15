import { eigh, gram, identity, matmul, matrix, zeros } from "@collapsar/linalg";
import { ConvergenceError } from "@collapsar/linalg/check";
import { diagonalMatrix, eighTopK, symmetrise } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/random/random.js";
import { withSpectrum } from "../conformance/matrices.js";
import { largestGap, normal, seed } from "../shapes.js";

describe("eighTopK", () => {
  it("agrees with all eigenvalues, for matrices and for maps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 6 }), seed, (n, most, s) => {
        const k = Math.min(most, n);
        const A = gram(normal(s, n, Math.ceil(n / 2)));
        const all = eigh(A)
          .values.slice(n - k)
          .reverse();
        const scale = Math.max(all[0]!, 1e-12);
        const apply = (x: Float64Array) => matmul(A, matrix(n, 1, x)).data as Float64Array;
        for (const found of [eighTopK(A, k), eighTopK({ n, apply }, k)]) {
          expect(largestGap(found.values, all) / scale).toBeLessThan(1e-9);
          expect(largestGap(gram(found.vectors, { transpose: true }).data, identity(k).data)).toBeLessThan(
            1e-10,
          );
          const AV = matmul(A, found.vectors);
          const VL = matmul(found.vectors, diagonalMatrix(found.values));
          expect(largestGap(AV.data, VL.data) / scale).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("finds multiple eigenvalues with their multiplicity", () => {
    const A = withSpectrum(
      seededRandom(1),
      Array.from({ length: 150 }, (_, i) => (i < 4 ? 10 : i < 6 ? 9 : 1 / (i + 1))),
    );
    expect(largestGap(eighTopK(A, 6).values, [10, 10, 10, 10, 9, 9])).toBeLessThan(1e-9);
  });

  it("takes negative spectra and zero", () => {
    const A = symmetrise(normal(2, 130, 130));
    expect(largestGap(eighTopK(A, 3).values, eigh(A).values.slice(-3).reverse())).toBeLessThan(1e-8);
    expect(eighTopK(zeros(130, 130), 2).values).toEqual(Float64Array.of(0, 0));
  });

  it("reports what did not converge, and refuses impossible k", () => {
    const A = symmetrise(normal(3, 300, 300));
    expect(() => eighTopK(A, 3, { maxIterations: 2 })).toThrow(ConvergenceError);
    expect(() => eighTopK(identity(3), 4)).toThrow("eighTopK: k must be at most 3, got 4");
    expect(() => eighTopK(matrix(2, 2, [1, 2, 3, 4]), 1)).toThrow(/must be symmetric/);
  });
});
