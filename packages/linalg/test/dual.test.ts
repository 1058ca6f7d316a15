import { gram, matrix, randomNormal, seededRandom, transpose, zeros } from "@collapsar/linalg";
import { diagonal, dualErf, dualRelu, erf } from "@collapsar/linalg/parts";
import { describe, expect, it } from "vitest";
import { largestGap, normal } from "./shapes.js";

const X = normal(3, 4, 3);
const K = gram(X);
const v = diagonal(K);

/** Monte Carlo E[f(u) f(v)] with u = ⟨w, x_i⟩, w ~ N(0, I), and its standard error. */
function monteCarlo(f: (x: number) => number, i: number, j: number): { mean: number; error: number } {
  const W = randomNormal(seededRandom(9), 200_000, 3);
  let [total, squares] = [0, 0];
  for (let s = 0; s < W.rows; s++) {
    let [a, b] = [0, 0];
    for (let c = 0; c < 3; c++) {
      a += W.data[s * 3 + c]! * X.data[i * 3 + c]!;
      b += W.data[s * 3 + c]! * X.data[j * 3 + c]!;
    }
    const value = f(a) * f(b);
    total += value;
    squares += value * value;
  }
  const mean = total / W.rows;
  return { mean, error: Math.sqrt((squares / W.rows - mean * mean) / W.rows) };
}

describe.each([
  ["relu", dualRelu, (x: number) => Math.max(x, 0), (x: number) => (x > 0 ? 1 : 0)],
  ["erf", dualErf, erf, (x: number) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x)],
] as const)("dual activation of %s", (_, dual, f, derivative) => {
  it("agrees with Monte Carlo within its standard error", () => {
    const { T, dT } = dual(K, v, v);
    for (const [i, j] of [
      [0, 1],
      [2, 3],
      [1, 1],
    ] as const) {
      const value = monteCarlo(f, i, j);
      const slope = monteCarlo(derivative, i, j);
      expect(Math.abs(T.data[i * 4 + j]! - value.mean)).toBeLessThan(5 * value.error + 1e-12);
      expect(Math.abs(dT.data[i * 4 + j]! - slope.mean)).toBeLessThan(5 * slope.error + 1e-12);
    }
  });
  it("is symmetric", () => {
    const { T, dT } = dual(K, v, v);
    expect(largestGap(transpose(T).data, T.data)).toBeLessThan(1e-15);
    expect(largestGap(transpose(dT).data, dT.data)).toBeLessThan(1e-15);
  });
  it("refuses variances that do not match or are negative", () => {
    expect(() => dual(K, v, v.subarray(1))).toThrow(/diagZ must hold 4 entries, got 3/);
    expect(() => dual(K, Float64Array.of(1, -1, 1, 1), v)).toThrow(
      /diag[XZ] must be zero or positive, got -1 at entry 1/,
    );
  });
});

describe("dualRelu", () => {
  it("is half the variance on the diagonal, and zero for zero inputs", () => {
    const { T, dT } = dualRelu(K, v, v);
    for (let i = 0; i < 4; i++) {
      expect(T.data[i * 5]).toBeCloseTo(v[i]! / 2, 14);
      expect(dT.data[i * 5]).toBeCloseTo(0.5, 7);
    }
    const none = dualRelu(zeros(1, 1), Float64Array.of(0), Float64Array.of(0));
    expect([none.T.data[0], none.dT.data[0]]).toEqual([0, 0.25]);
    const opposite = dualRelu(matrix(1, 1, [-2]), Float64Array.of(2), Float64Array.of(2));
    expect(opposite.T.data[0]).toBeCloseTo(0, 15);
  });
});
