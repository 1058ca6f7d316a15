import { gram, type Matrix, matmul, matrix, solve } from "@collapsar/linalg";
import { ConvergenceError } from "@collapsar/linalg/check";
import { addDiagonal, conjugateGradient, gmres, type LinearMap } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestGap, normal, seed } from "../shapes.js";

const times =
  (A: Matrix): LinearMap =>
  (x) =>
    matmul(A, matrix(x.length, 1, x)).data as Float64Array;

const column = (s: number, n: number) => normal(s, n, 1).data as Float64Array;

describe("conjugateGradient", () => {
  it("solves as the direct method does, preconditioned or not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), seed, (n, s) => {
        const A = addDiagonal(gram(normal(s, n, n)), 1);
        const b = column(s + 1, n);
        const expected = solve(A, matrix(n, 1, b)).data;
        const jacobi: LinearMap = (r) => r.map((value, i) => value / A.data[i * (n + 1)]!);
        for (const preconditioner of [undefined, jacobi]) {
          const { x, residual } = conjugateGradient({
            apply: times(A),
            b,
            preconditioner,
            tolerance: 1e-12,
            maxIterations: 1000,
          });
          expect(largestGap(x, expected)).toBeLessThan(1e-6);
          expect(residual).toBeLessThan(1e-11);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("ends in as many steps as there are distinct eigenvalues", () => {
    const apply: LinearMap = (x) => x.map((value, i) => value * (1 + (i % 3)));
    expect(conjugateGradient({ apply, b: column(1, 50) }).iterations).toBeLessThanOrEqual(3);
  });

  it("reports failure with the residual and the iterate, and indefinite maps", () => {
    const A = gram(normal(1, 40, 40));
    try {
      conjugateGradient({ apply: times(A), b: column(2, 40), maxIterations: 3 });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ConvergenceError);
      expect((error as ConvergenceError).residual).toBeGreaterThan(1e-10);
      expect((error as ConvergenceError).x).toHaveLength(40);
      expect(String(error)).toMatch(/conjugateGradient: residual must fall to 1e-10, got .* in 3 iterations/);
    }
    const flip: LinearMap = (x) => x.map((value) => -value);
    expect(() => conjugateGradient({ apply: flip, b: column(1, 4) })).toThrow(
      /must be positive definite, got pᵀAp/,
    );
    expect(conjugateGradient({ apply: flip, b: new Float64Array(4) }).x).toEqual(new Float64Array(4));
  });
});

describe("gmres", () => {
  it("solves general systems, restarted and preconditioned", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), seed, (n, s) => {
        const A = addDiagonal(normal(s, n, n), 10);
        const b = column(s + 1, n);
        const expected = solve(A, matrix(n, 1, b)).data;
        const shift: LinearMap = (r) => r.map((value) => value / 10);
        for (const preconditioner of [undefined, shift]) {
          const found = gmres({
            apply: times(A),
            b,
            preconditioner,
            restart: 12,
            tolerance: 1e-12,
            maxIterations: 2000,
          });
          expect(largestGap(found.x, expected)).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("reports a singular system with its residual", () => {
    const apply: LinearMap = (x) => x.map((value, i) => (i === 0 ? 0 : value));
    expect(() => gmres({ apply, b: Float64Array.of(1, 1, 1) })).toThrow(ConvergenceError);
    expect(gmres({ apply, b: new Float64Array(3) }).iterations).toBe(0);
  });
});
