import { erf, erfc, gaussHermite } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("erf and erfc", () => {
  it("erf + erfc = 1, erf is odd, erfc(−x) = 2 − erfc(x)", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(erf(x) + erfc(x)).toBeCloseTo(1, 15);
        expect(erf(-x)).toBe(-erf(x));
        expect(erfc(-x)).toBeCloseTo(2 - erfc(x), 15);
      }),
    );
  });

  it("agrees with Taylor's series and with the continued fraction in the tail", () => {
    for (let x = -2; x <= 2; x += 0.05) {
      let [term, total] = [x, x];
      for (let n = 1; n < 60; n++) {
        term *= (-x * x) / n;
        total += term / (2 * n + 1);
      }
      expect(erf(x)).toBeCloseTo((2 / Math.sqrt(Math.PI)) * total, 13);
    }
    for (let x = 3; x < 26; x += 0.5) {
      let fraction = x;
      for (let k = 200; k >= 1; k--) fraction = x + k / 2 / fraction;
      const reference = Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
      expect(erfc(x) / reference).toBeCloseTo(1, 12);
    }
  });

  it("takes special values", () => {
    expect([erf(0), erf(Infinity), erf(-Infinity), erfc(Infinity), erfc(-Infinity)]).toEqual([
      0, 1, -1, 0, 2,
    ]);
    expect(Object.is(erf(-0), -0)).toBe(true);
    expect([erf(Number.NaN), erfc(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("gaussHermite", () => {
  it("integrates x^k exp(−x²) exactly up to degree 2n − 1", () => {
    for (const n of [1, 2, 3, 8, 20, 64]) {
      const { nodes, weights } = gaussHermite(n);
      let moment = Math.sqrt(Math.PI);
      for (let k = 0; k <= Math.min(2 * n - 2, 40); k += 2) {
        const value = nodes.reduce((total, x, i) => total + weights[i]! * x ** k, 0);
        expect(value / moment).toBeCloseTo(1, 11);
        moment *= (k + 1) / 2;
      }
      expect(Math.abs(nodes.reduce((total, x, i) => total + weights[i]! * x ** 3, 0))).toBeLessThan(1e-10);
    }
  });
  it("has ascending nodes, positive weights, and limits", () => {
    const { nodes, weights } = gaussHermite(200);
    expect(nodes.every((x, i) => i === 0 || x > nodes[i - 1]!)).toBe(true);
    expect(weights.every((w) => w > 0)).toBe(true);
    expect(() => gaussHermite(0)).toThrow("gaussHermite: n must be a whole number of at least 1, got 0");
    expect(() => gaussHermite(201)).toThrow(/at most 200/);
  });
});
