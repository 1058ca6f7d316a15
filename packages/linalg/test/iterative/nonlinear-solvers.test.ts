import { ConvergenceError } from "@collapsar/linalg/check";
import { andersonAcceleration, newtonKrylov } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestGap, normal, seed } from "../shapes.js";

/** −u″ + u³ = f on a grid, discretised: F(u) for a manufactured solution. */
function reaction(solution: Float64Array): (u: Float64Array) => Float64Array {
  const n = solution.length;
  const h = 1 / (n + 1);
  const apply = (u: Float64Array) =>
    u.map((value, i) => (2 * value - (u[i - 1] ?? 0) - (u[i + 1] ?? 0)) / (h * h) + value ** 3);
  const f = apply(solution);
  return (u) => apply(u).map((value, i) => (value - f[i]!) * h * h);
}

describe("newtonKrylov", () => {
  it("finds a manufactured solution from afar", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), seed, (n, s) => {
        const solution = normal(s, n, 1).data as Float64Array;
        const found = newtonKrylov({
          residual: reaction(solution),
          x0: new Float64Array(n),
          tolerance: 1e-12,
        });
        expect(largestGap(found.x, solution)).toBeLessThan(1e-6);
        expect(found.residual).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: 30 },
    );
  });
  it("needs the line search for arctan from far away", () => {
    const found = newtonKrylov({
      residual: (x) => x.map(Math.atan),
      x0: Float64Array.of(20),
      tolerance: 1e-12,
    });
    expect(Math.abs(found.x[0]!)).toBeLessThan(1e-12);
  });
  it("reports that there is no root", () => {
    const attempt = () => newtonKrylov({ residual: (x) => x.map((v) => v * v + 1), x0: Float64Array.of(3) });
    expect(attempt).toThrow(ConvergenceError);
    expect(attempt).toThrow(/newtonKrylov: residual must fall to 1e-10, got 1/);
  });
});

describe("andersonAcceleration", () => {
  it("finds the fixed point that plain iteration finds, hardly ever in more steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), seed, (n, s) => {
        const shift = normal(s, n, 1).data;
        const step = (x: Float64Array) =>
          x.map((v, i) => 0.9 * Math.cos(v + 0.1 * x[(i + 1) % n]!) + shift[i]!);
        const plain = andersonAcceleration({
          step,
          x0: new Float64Array(n),
          memory: 0,
          maxIterations: 20_000,
          damping: 0.5,
        });
        const fast = andersonAcceleration({ step, x0: new Float64Array(n), memory: 6, damping: 0.5 });
        expect(largestGap(step(fast.x), fast.x)).toBeLessThanOrEqual(1e-10);
        expect(largestGap(fast.x, plain.x)).toBeLessThan(1e-8);
        expect(fast.iterations).toBeLessThanOrEqual(plain.iterations + 10);
      }),
      { numRuns: 20 },
    );
  });
  it("solves a linear problem in as many steps as it has dimensions", () => {
    const step = (x: Float64Array) =>
      Float64Array.of(0.5 * x[0]! + 0.3 * x[1]! + 1, -0.4 * x[0]! + 0.2 * x[1]! + 2);
    expect(andersonAcceleration({ step, x0: new Float64Array(2), memory: 3 }).iterations).toBeLessThanOrEqual(
      5,
    );
  });
  it("reports divergence", () => {
    const step = (x: Float64Array) => x.map((v) => v + 1);
    expect(() => andersonAcceleration({ step, x0: Float64Array.of(0), maxIterations: 30 })).toThrow(
      ConvergenceError,
    );
  });
});
