import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsBackend } from "../../src/backends/js/index.js";
import { createWasmBackend } from "../../src/backends/wasm/backend.js";
import { noise } from "./noise.js";

const size = fc.integer({ min: 0, max: 40 });

function expectClose(got: ArrayLike<number>, want: ArrayLike<number>, tolerance: number) {
  expect(got.length).toBe(want.length);
  for (let i = 0; i < want.length; i++) expect(Math.abs(got[i]! - want[i]!)).toBeLessThanOrEqual(tolerance);
}

describe.each(["simd", "relaxed-simd"] as const)("gram maps, %s", (core) => {
  const wasm = createWasmBackend({ core });

  it.each(["f64", "f32"] as const)(
    "distances agree with the reference and vanish on equal rows, %s",
    (dtype) => {
      const make = (length: number) =>
        dtype === "f64" ? new Float64Array(length) : new Float32Array(length);
      const tolerance = dtype === "f64" ? 1e-7 : 3e-3;
      fc.assert(
        fc.property(size, size, size, fc.boolean(), (n, m, d, root) => {
          const [X, Z] = [noise(n * d, 1, dtype), noise(m * d, 2, dtype)];
          if (n > 0 && m > 0) Z.set(X.subarray(0, d));
          const [got, want] = [make(n * m), make(n * m)];
          wasm.distances!(root, n, m, d, X, Z, got);
          jsBackend.distances(root, n, m, d, X, Z, want);
          expectClose(got, want, root ? tolerance : tolerance / 10);
          if (n > 0 && m > 0) expect(got[0]).toBe(0);
          wasm.distancesExp!(root ? 1 : 2, -0.7, n, m, d, X, Z, got);
          jsBackend.distancesExp(root ? 1 : 2, -0.7, n, m, d, X, Z, want);
          expectClose(got, want, tolerance);
          const floors = new Float64Array(n).fill(dtype === "f64" ? 1e-12 : 1e-5);
          wasm.distancesSlope!(-0.7, floors, n, m, d, X, Z, got);
          jsBackend.distancesSlope(-0.7, floors, n, m, d, X, Z, want);
          expectClose(got, want, 10 * tolerance);
          if (n > 0 && m > 0) expect(got[0]).toBe(0);
          const [square, reference] = [make(n * n), make(n * n)];
          wasm.distances!(root, n, n, d, X, X, square);
          jsBackend.distances(root, n, n, d, X, X, reference);
          expectClose(square, reference, tolerance);
          for (let i = 0; i < n; i++) {
            expect(square[i * n + i]).toBe(0);
            for (let j = 0; j < i; j++) expect(square[i * n + j]).toBe(square[j * n + i]);
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it.each([-1, -0.25, 0.2])(
    "float32 exponentials of distances are right to float32's digits, scale %f",
    (scale) => {
      const Z = Float32Array.from({ length: 1601 }, (_, j) => (j * j) / 6400);
      const got = new Float32Array(Z.length);
      wasm.distancesExp!(1, scale, 1, Z.length, 1, new Float32Array(1), Z, got);
      for (const [j, distance] of Z.entries()) {
        const [x, want] = [scale * distance, Math.exp(scale * distance)];
        const rounding = (4 + 3 * Math.abs(x)) * 2 ** -24;
        expect(Math.abs(got[j]! - want)).toBeLessThanOrEqual(rounding * want + 2 ** -149);
      }
    },
  );

  it.each(["f64", "f32"] as const)(
    "products with kernel matrices agree with the reference's, mirrored tiles included, %s",
    (dtype) => {
      const make = (length: number) =>
        dtype === "f64" ? new Float64Array(length) : new Float32Array(length);
      const tolerance = dtype === "f64" ? 1e-11 : 1e-2;
      for (const [n, m, d, c] of [
        [0, 3, 2, 1],
        [3, 0, 2, 1],
        [3, 4, 0, 2],
        [3, 4, 2, 0],
        [1, 1, 1, 1],
        [70, 1100, 5, 3],
        [1090, 33, 17, 2],
        [1100, 1100, 3, 4],
      ] as const) {
        const [X, V] = [noise(n * d, 1, dtype), noise(m * c, 3, dtype)];
        const Z = n === m ? X : noise(m * d, 2, dtype);
        const [got, want] = [make(n * c).fill(7), make(n * c).fill(7)];
        for (const power of [1, 2] as const) {
          wasm.distancesExpProduct!(power, -0.7, n, m, d, X, Z, got, c, V);
          jsBackend.distancesExpProduct(power, -0.7, n, m, d, X, Z, want, c, V);
          expectClose(got, want, tolerance);
        }
      }
    },
  );

  it("distances survive a common offset a million times their size", () => {
    const [n, d] = [30, 5];
    const X = noise(n * d, 3).map((x) => x + 1e6);
    const [got, want] = [new Float64Array(n * n), new Float64Array(n * n)];
    wasm.distances!(false, n, n, d, X, X, got);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        for (let k = 0; k < d; k++) want[i * n + j]! += (X[i * d + k]! - X[j * d + k]!) ** 2;
      }
    }
    expectClose(got, want, 1e-8);
  });

  it("distances across blocks are symmetric and right", () => {
    const [n, d] = [2051, 2];
    const X = noise(n * d, 4);
    const got = new Float64Array(n * n);
    wasm.distances!(true, n, n, d, X, X, got);
    for (const [i, j] of [
      [2050, 3],
      [2049, 2050],
      [100, 2048],
    ] as const) {
      const want = Math.hypot(X[i * d]! - X[j * d]!, X[i * d + 1]! - X[j * d + 1]!);
      expect(got[i * n + j]).toBeCloseTo(want, 12);
      expect(got[j * n + i]).toBe(got[i * n + j]);
    }
  });

  it("reduces rows and columns", () => {
    fc.assert(
      fc.property(
        size,
        size,
        fc.constantFrom("sum", "squares", "maxAbs"),
        fc.boolean(),
        (n, m, op, single) => {
          const A = noise(n * m, 8, single ? "f32" : "f64");
          for (const [name, length] of [
            ["reduceRows", n],
            ["reduceCols", m],
          ] as const) {
            const [got, want] = [new Float64Array(length), new Float64Array(length)];
            wasm[name]!(op, n, m, A, got);
            jsBackend[name](op, n, m, A, want);
            expectClose(got, want, 1e-13);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
