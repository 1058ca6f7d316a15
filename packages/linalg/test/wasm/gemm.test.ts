import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWasmBackend } from "../../src/backends/wasm/backend.js";
import type { Real } from "../../src/matrix/matrix.js";
import { noise } from "./noise.js";

/** Entry (i, j) of op(A)·op(B) by the definition. */
function entry(
  transA: boolean,
  transB: boolean,
  m: number,
  n: number,
  k: number,
  A: Real,
  B: Real,
  i: number,
  j: number,
) {
  let sum = 0;
  for (let p = 0; p < k; p++) {
    sum += (transA ? A[p * m + i]! : A[i * k + p]!) * (transB ? B[j * k + p]! : B[p * n + j]!);
  }
  return sum;
}

const TRANSPOSES = [
  [false, false],
  [false, true],
  [true, false],
  [true, true],
] as const;

const size = fc.integer({ min: 0, max: 70 });
const factor = fc.constantFrom(0, 1, -0.5);

describe.each(["simd", "relaxed-simd"] as const)("gemm, %s", (core) => {
  const backend = createWasmBackend({ core });
  it.each(["f64", "f32"] as const)("equals the definition for every shape and transpose, %s", (dtype) => {
    const eps = dtype === "f64" ? 2 ** -52 : 2 ** -23;
    fc.assert(
      fc.property(
        size,
        size,
        size,
        fc.boolean(),
        fc.boolean(),
        factor,
        factor,
        (m, n, k, ta, tb, alpha, beta) => {
          const [A, B, C] = [noise(m * k, 1, dtype), noise(k * n, 2, dtype), noise(m * n, 3, dtype)];
          const before = C.slice();
          if (beta === 0) C.fill(Number.NaN);
          backend.gemm!(ta, tb, m, n, k, alpha, A, B, beta, C);
          for (let i = 0; i < m; i++) {
            for (let j = 0; j < n; j++) {
              const want = alpha * entry(ta, tb, m, n, k, A, B, i, j) + beta * before[i * n + j]!;
              expect(Math.abs(C[i * n + j]! - want)).toBeLessThanOrEqual((k + 2) * eps);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(["f64", "f32"] as const)("goes through operands larger than one block, %s", (dtype) => {
    const [m, n, k] = [2100, 1030, 2113];
    const eps = dtype === "f64" ? 2 ** -52 : 2 ** -23;
    const [A, B] = [noise(m * k, 1, dtype), noise(k * n, 2, dtype)];
    for (const [ta, tb] of TRANSPOSES) {
      const C = noise(m * n, 3, dtype);
      const before = C.slice();
      backend.gemm!(ta, tb, m, n, k, 2, A, B, 0.5, C);
      for (const i of [0, 1023, 1024, 2099]) {
        for (const j of [1, 1023, 1029]) {
          const want = 2 * entry(ta, tb, m, n, k, A, B, i, j) + 0.5 * before[i * n + j]!;
          expect(Math.abs(C[i * n + j]! - want)).toBeLessThanOrEqual(k * eps);
        }
      }
    }
  });

  it.each([
    [1, 1, 300_001],
    [200_001, 1, 3],
    [2, 150_001, 5],
    [1030, 1030, 2],
    [3, 5, 4500],
  ])("multiplies long and thin operands: %i × %i over %i", (m, n, k) => {
    const [A, B, C] = [noise(m * k, 1), noise(k * n, 2), new Float64Array(m * n)];
    for (const [ta, tb] of TRANSPOSES) {
      backend.gemm!(ta, tb, m, n, k, 1, A, B, 0, C);
      for (const [i, j] of [
        [0, 0],
        [m - 1, n - 1],
        [m >> 1, n >> 1],
      ] as const) {
        expect(Math.abs(C[i * n + j]! - entry(ta, tb, m, n, k, A, B, i, j))).toBeLessThan(1e-15 * (k + 2));
      }
    }
  });

  it("rounds alike at edges and within: the product of a matrix and its transpose is symmetric", () => {
    for (const [n, k] of [
      [100, 300],
      [333, 600],
      [1030, 260],
    ] as const) {
      const [A, C] = [noise(n * k, 1), new Float64Array(n * n)];
      backend.gemm!(false, true, n, n, k, 1 / k, A, A, 0, C);
      const flipped = C.map((_, at) => C[(at % n) * n + Math.floor(at / n)]!);
      expect(flipped).toEqual(C);
    }
  });

  it("gives syrk both triangles, equal to the product", () => {
    fc.assert(
      fc.property(size, size, fc.boolean(), (n, k, trans) => {
        const A = noise(n * k, 4);
        const C = new Float64Array(n * n).fill(Number.NaN);
        backend.syrk!(trans, n, k, 2, A, C);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j <= i; j++) {
            expect(C[i * n + j]).toBe(C[j * n + i]);
            expect(C[i * n + j]).toBeCloseTo(2 * entry(trans, !trans, n, n, k, A, A, i, j), 11);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
