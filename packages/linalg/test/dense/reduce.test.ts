import { gram, matmul, matrix, transpose, zeros } from "@collapsar/linalg";
import { OutOfMemoryError } from "@collapsar/linalg/check";
import {
  colMeans,
  colSums,
  diagonal,
  frobeniusNorm,
  innerProduct,
  largestOf,
  leastOf,
  maxAbs,
  rowMeans,
  rowNorms,
  rowSquaredNorms,
  rowSums,
  scale,
  sum,
  trace,
} from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyMatrix, largestGap, normal, pair } from "../shapes.js";

describe("extremes", () => {
  it("are those of Math.max and Math.min, for none, NaN, and more values than a call can be given", () => {
    fc.assert(
      fc.property(fc.array(fc.double()), (values) => {
        expect(largestOf(values)).toBe(Math.max(...values));
        expect(leastOf(values)).toBe(Math.min(...values));
      }),
    );
    const many = Float64Array.from({ length: 300_000 }, (_, i) => (i * 7) % 300_000);
    expect([leastOf(many), largestOf(many)]).toEqual([0, 299_999]);
  });

  it("a matrix that no memory holds is a numerical failure by its size", () => {
    expect(() => zeros(2 ** 26, 2 ** 26)).toThrow(OutOfMemoryError);
    expect(() => zeros(2 ** 26, 2 ** 26)).toThrow(/must fit into memory, got 3.36e\+7 GiB/);
  });
});

describe("reductions", () => {
  it("rows of the transpose are columns, and both add up to the sum", () => {
    fc.assert(
      fc.property(anyMatrix, (A) => {
        expect(largestGap(rowSums(transpose(A)), colSums(A))).toBeLessThan(1e-12);
        const total = rowSums(A).reduce((s, x) => s + x, 0);
        expect(Math.abs(sum(A) - total)).toBeLessThan(1e-12);
        expect(largestGap(rowNorms(A), rowSquaredNorms(A).map(Math.sqrt))).toBe(0);
      }),
    );
  });

  it("tr(AAᵀ) = ‖A‖² = ⟨A, A⟩ = Σ‖row‖²", () => {
    fc.assert(
      fc.property(pair, ([A, B]) => {
        const squared = frobeniusNorm(A) ** 2;
        expect(trace(gram(A))).toBeCloseTo(squared, 9);
        expect(innerProduct(A, A)).toBeCloseTo(squared, 9);
        expect(rowSquaredNorms(A).reduce((s, x) => s + x, 0)).toBeCloseTo(squared, 9);
        expect(innerProduct(A, B)).toBeCloseTo(trace(matmul(A, B, { transposeB: true })), 9);
      }),
    );
  });

  it("means are sums over counts, and refuse nothing to average", () => {
    const A = normal(1, 4, 5);
    expect(
      largestGap(
        colMeans(A),
        colSums(A).map((x) => x / 4),
      ),
    ).toBe(0);
    expect(
      largestGap(
        rowMeans(A),
        rowSums(A).map((x) => x / 5),
      ),
    ).toBe(0);
    expect(() => colMeans(zeros(0, 3))).toThrow("colMeans: A must have rows, got 0×3");
    expect(() => rowMeans(zeros(3, 0))).toThrow("rowMeans: A must have columns, got 3×0");
  });

  it("norms neither overflow nor vanish, and NaN shows", () => {
    expect(frobeniusNorm(scale(matrix(1, 2, [3, 4]), 1e300))).toBeCloseTo(5e300, -290);
    expect(frobeniusNorm(scale(matrix(1, 2, [3, 4]), 1e-300)) / 5e-300).toBeCloseTo(1, 12);
    expect(maxAbs(matrix(1, 3, [1, Number.NaN, -5]))).toBeNaN();
    expect(maxAbs(matrix(1, 3, [1, 2, -5]))).toBe(5);
    expect(maxAbs(zeros(0, 0))).toBe(0);
  });

  it("diagonal and trace need a square matrix", () => {
    expect(trace(matrix(2, 2, [1, 2, 3, 4]))).toBe(5);
    expect(() => trace(zeros(2, 3))).toThrow("trace: A must be square, got 2×3");
    expect(() => diagonal(zeros(2, 3))).toThrow("diagonal: A must be square, got 2×3");
  });
});
