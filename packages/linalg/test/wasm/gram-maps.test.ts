import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsBackend } from "../../src/backends/js/index.js";
import { createWasmBackend } from "../../src/backends/wasm/backend.js";
import type { Real } from "../../src/matrix/matrix.js";
import { noise } from "./noise.js";

const size = fc.integer({ min: 0, max: 40 });

function expectClose(got: ArrayLike<number>, want: ArrayLike<number>, tolerance: number) {
  expect(got.length).toBe(want.length);
  for (let i = 0; i < want.length; i++) expect(Math.abs(got[i]! - want[i]!)).toBeLessThanOrEqual(tolerance);
}

/** Σ x_k z_k for all pairs of rows, and the squared norms. */
function gram(n: number, m: number, d: number, X: Real, Z: Real): Float64Array {
  const K = new Float64Array(n * m);
  jsBackend.gemm(false, true, n, m, d, 1, Float64Array.from(X), Float64Array.from(Z), 0, K);
  return K;
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

  it.each(["dualRelu", "dualErf"] as const)("%s agrees with the reference", (name) => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 5 }), (n, m, d) => {
        const [X, Z] = [noise(n * d, 5), noise(m * d, 6)];
        const K = gram(n, m, d, X, Z);
        const a = Float64Array.from(
          { length: n },
          (_, i) => gram(1, 1, d, X.subarray(i * d), X.subarray(i * d))[0]!,
        );
        const b = Float64Array.from(
          { length: m },
          (_, i) => gram(1, 1, d, Z.subarray(i * d), Z.subarray(i * d))[0]!,
        );
        const [T, dT, T2, dT2] = [K.slice(), K.slice(), K.slice(), K.slice()];
        wasm[name]!(n, m, K, a, b, T, dT);
        jsBackend[name](n, m, K, a, b, T2, dT2);
        expectClose(T, T2, 1e-13);
        expectClose(dT, dT2, 3e-8);
        const inPlace = K.slice();
        wasm[name]!(n, m, inPlace, a, b, inPlace, null);
        expect(inPlace).toEqual(T);
        const single = Float32Array.from(K);
        wasm[name]!(n, m, single, Float32Array.from(a), Float32Array.from(b), single, null);
        expectClose(single, T, 2e-6);
      }),
      { numRuns: 30 },
    );
  });

  it("dual activations are exact on equal rows and guarded at zero, tiny and huge variances", () => {
    const a = Float64Array.of(3, 0.1, 1e-200, 1e200, 0);
    const T = new Float64Array(25);
    const dT = new Float64Array(25);
    const K = Float64Array.from(
      { length: 25 },
      (_, i) => Math.sqrt(a[Math.floor(i / 5)]!) * Math.sqrt(a[i % 5]!),
    );
    for (let i = 0; i < 5; i++) K[i * 6] = a[i]!;
    wasm.dualRelu!(5, 5, K, a, a, T, dT);
    for (let i = 0; i < 4; i++) {
      expect(T[i * 6]! / a[i]!).toBeCloseTo(0.5, 14);
      expect(dT[i * 6]).toBeCloseTo(0.5, 15);
      expect(T[i * 5 + 4]).toBe(0);
      expect(dT[i * 5 + 4]).toBeCloseTo(0.25, 15);
    }
    expect(dT[24]).toBeCloseTo(0.25, 15);
    wasm.dualErf!(5, 5, K, a, a, T, dT);
    for (let i = 0; i < 5; i++) {
      const want = (2 / Math.PI) * Math.atan2(2 * a[i]!, Math.sqrt(1 + 4 * a[i]!));
      expect(Math.abs(T[i * 6]! - want)).toBeLessThanOrEqual(1e-14 * want);
      expect(dT[i * 6]! * Math.sqrt(1 + 4 * a[i]!)).toBeCloseTo(4 / Math.PI, 13);
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
