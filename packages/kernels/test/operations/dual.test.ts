import {
  gram,
  type Matrix,
  matmul,
  matrix,
  randomNormal,
  seededRandom,
  setBackend,
  transpose,
  zeros,
} from "@collapsar/linalg";
import { createWasmBackend } from "@collapsar/linalg/engine";
import { cast, diagonal, erf, randomUniform, rowSquaredNorms } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { largestGap, normal } from "../../../linalg/test/shapes.js";
import { dualErf, dualRelu } from "../../src/operations/dual.js";

afterEach(() => setBackend("auto"));

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

const size = fc.integer({ min: 0, max: 40 });

/** Entries in [−1, 1): the tolerances below are absolute. */
function uniform(seed: number, rows: number, cols: number): Matrix {
  return randomUniform(seededRandom(seed), rows, cols, -1, 1);
}

describe.each(["simd", "relaxed-simd"] as const)("dual activations by wasm, %s", (core) => {
  const wasm = createWasmBackend({ core });

  it.each([
    ["relu", dualRelu],
    ["erf", dualErf],
  ] as const)("of %s agree with plain loops, in float32 too", (_, dual) => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 5 }), (n, m, d) => {
        const [A, B] = [uniform(5, n, d), uniform(6, m, d)];
        setBackend("js");
        const products = matmul(A, B, { transposeB: true });
        const [a, b] = [rowSquaredNorms(A), rowSquaredNorms(B)];
        const want = dual(products, a, b);
        setBackend(wasm);
        const got = dual(products, a, b);
        expect(largestGap(got.T.data, want.T.data)).toBeLessThan(1e-13);
        expect(largestGap(got.dT.data, want.dT.data)).toBeLessThan(3e-8);
        const single = dual(cast(products, "f32"), a, b);
        expect(single.T.data).toBeInstanceOf(Float32Array);
        expect(largestGap(single.T.data, got.T.data)).toBeLessThan(2e-6);
      }),
      { numRuns: 30 },
    );
  });

  it("are exact on equal rows and guarded at zero, tiny and huge variances", () => {
    setBackend(wasm);
    const a = Float64Array.of(3, 0.1, 1e-200, 1e200, 0);
    const entry = (_: unknown, i: number) => Math.sqrt(a[Math.floor(i / 5)]!) * Math.sqrt(a[i % 5]!);
    const products = matrix(5, 5, Float64Array.from({ length: 25 }, entry));
    for (let i = 0; i < 5; i++) products.data[i * 6] = a[i]!;
    const relu = dualRelu(products, a, a);
    for (let i = 0; i < 4; i++) {
      expect(relu.T.data[i * 6]! / a[i]!).toBeCloseTo(0.5, 14);
      expect(relu.dT.data[i * 6]).toBeCloseTo(0.5, 15);
      expect(relu.T.data[i * 5 + 4]).toBe(0);
      expect(relu.dT.data[i * 5 + 4]).toBeCloseTo(0.25, 15);
    }
    expect(relu.dT.data[24]).toBeCloseTo(0.25, 15);
    const bell = dualErf(products, a, a);
    for (let i = 0; i < 5; i++) {
      const want = (2 / Math.PI) * Math.atan2(2 * a[i]!, Math.sqrt(1 + 4 * a[i]!));
      expect(Math.abs(bell.T.data[i * 6]! - want)).toBeLessThanOrEqual(1e-14 * want);
      expect(bell.dT.data[i * 6]! * Math.sqrt(1 + 4 * a[i]!)).toBeCloseTo(4 / Math.PI, 13);
    }
  });
});

describe.each([
  ["f64", "simd"],
  ["f64", "relaxed-simd"],
  ["f32", "simd"],
  ["f32", "relaxed-simd"],
] as const)("dual activations of degenerate rows, %s on %s", (dtype, core) => {
  const wasm = createWasmBackend({ core });

  it("are those of plain loops at |c| = 1 and zero variance too", () => {
    const rows = cast(normal(3, 67, 5), dtype);
    rows.data.fill(0, 10, 15);
    rows.data.copyWithin(20, 30, 35);
    for (let c = 0; c < 5; c++) rows.data[40 + c] = -rows.data[35 + c]!;
    setBackend("js");
    const products = gram(rows);
    const own = Float64Array.from({ length: 67 }, (_, i) => products.data[i * 68]!);
    for (const dual of [dualRelu, dualErf]) {
      setBackend("js");
      const expected = dual(products, own, own);
      setBackend(wasm);
      const found = dual(products, own, own);
      for (const key of ["T", "dT"] as const) {
        const floor = key === "T" ? own[0]! * 0.01 : 0.01;
        found[key].data.forEach((value: number, i: number) => {
          const reference = expected[key].data[i]!;
          const gap = Math.abs(value - reference) / Math.max(Math.abs(reference), floor);
          if (!(gap < (dtype === "f64" ? 1e-13 : 1e-3))) expect([key, i, value]).toEqual([key, i, reference]);
        });
      }
    }
  });
});
