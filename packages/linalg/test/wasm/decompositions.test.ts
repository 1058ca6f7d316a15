import { describe, expect, it } from "vitest";
import { jsBackend } from "../../src/backends/js/index.js";
import { createWasmBackend } from "../../src/backends/wasm/backend.js";
import type { Real } from "../../src/matrix/matrix.js";
import { noise } from "./noise.js";

const EPS = 2 ** -52;

function product(
  m: number,
  n: number,
  k: number,
  A: Real,
  B: Real,
  transA = false,
  transB = false,
): Float64Array {
  const C = new Float64Array(m * n);
  jsBackend.gemm(transA, transB, m, n, k, 1, A, B, 0, C);
  return C;
}

function norm(A: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < A.length; i++) most = Math.max(most, Math.abs(A[i]!));
  let sum = 0;
  for (let i = 0; i < A.length; i++) sum += (A[i]! / (most || 1)) ** 2;
  return most * Math.sqrt(sum);
}

function difference(A: ArrayLike<number>, B: ArrayLike<number>): number {
  return norm(Float64Array.from({ length: A.length }, (_, i) => A[i]! - B[i]!));
}

function identity(n: number): Float64Array {
  const I = new Float64Array(n * n);
  for (let i = 0; i < n; i++) I[i * (n + 1)] = 1;
  return I;
}

function positiveDefinite(n: number, scale = 1): Float64Array {
  const X = noise(n * (n + 2), n + 1);
  return product(n, n, n + 2, X, X, false, true).map((x) => x * scale);
}

const SIZES = [0, 1, 2, 3, 7, 31, 33, 64, 65, 97, 129, 200];

describe.each([
  ["simd", 1],
  ["relaxed-simd", 1],
  ["relaxed-simd", 3],
] as const)("decompositions, %s, %i threads", (core, threads) => {
  const wasm = createWasmBackend({ core, threads });

  it.each([1, 1e-290, 1e290])("cholesky: L·Lᵀ = A at scale %d, and the solves", (scale) => {
    for (const n of SIZES) {
      const A = positiveDefinite(n, scale);
      const L = A.slice();
      expect(wasm.potrf!(n, L)).toBe(0);
      const unit = L.map((x) => x / Math.sqrt(scale));
      for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) expect(L[i * n + j]).toBe(0);
      expect(
        difference(
          product(n, n, n, unit, unit, false, true),
          A.map((x) => x / scale),
        ),
      ).toBeLessThanOrEqual(50 * n * EPS * norm(A.map((x) => x / scale)));
      for (const r of [1, 5, 17, 40]) {
        const B = noise(n * r, 3);
        const X = B.slice();
        wasm.trsm!(false, n, r, unit, X);
        expect(difference(product(n, r, n, unit, X), B)).toBeLessThanOrEqual(
          50 * n * EPS * norm(unit) * norm(X),
        );
        const Y = X.slice();
        wasm.trsm!(true, n, r, unit, Y);
        const Z = B.slice();
        wasm.potrs!(n, r, unit, Z);
        expect(Z).toEqual(Y);
      }
    }
  });

  it("the inverse of a factor is the one that solves give, symmetric, whatever lies above the factor", () => {
    for (const n of SIZES) {
      const L = positiveDefinite(n);
      wasm.potrf!(n, L);
      const solved = identity(n);
      wasm.potrs!(n, n, L, solved);
      const P = L.slice();
      for (let i = 0; i < n; i++) P.fill(Number.NaN, i * n + i + 1, (i + 1) * n);
      wasm.potri!(n, P);
      expect(difference(P, solved)).toBeLessThanOrEqual(50 * n * EPS * norm(solved));
      for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) expect(P[i * n + j]).toBe(P[j * n + i]);
    }
  });

  it("cholesky names the pivot and leaves its value", () => {
    const n = 150;
    const A = identity(n);
    A[100 * (n + 1)] = -3;
    expect(wasm.potrf!(n, A)).toBe(101);
    expect(A[100 * (n + 1)]).toBe(-3);
  });

  it("lu: P·A = L·U, and the solve", () => {
    for (const n of SIZES) {
      const A = noise(n * n, n + 9);
      const LU = A.slice();
      const pivots = new Int32Array(n);
      expect(wasm.getrf!(n, LU, pivots)).toBe(0);
      const PA = A.slice();
      pivots.forEach((p, i) => {
        const row = PA.slice(i * n, (i + 1) * n);
        PA.set(PA.subarray(p * n, (p + 1) * n), i * n);
        PA.set(row, p * n);
      });
      const L = LU.map((x, i) => (i % n < Math.floor(i / n) ? x : i % (n + 1) === 0 ? 1 : 0));
      const U = LU.map((x, i) => (i % n >= Math.floor(i / n) ? x : 0));
      expect(difference(product(n, n, n, L, U), PA)).toBeLessThanOrEqual(50 * n * EPS * norm(A));
      for (const x of L) expect(Math.abs(x)).toBeLessThanOrEqual(1);
      const B = noise(n * 3, 4);
      const X = B.slice();
      wasm.getrs!(n, 3, LU, pivots, X);
      expect(difference(product(n, 3, n, A, X), B)).toBeLessThanOrEqual(
        50 * n * EPS * norm(A) * (norm(X) + 1),
      );
    }
    const singular = new Float64Array(9).fill(1);
    expect(wasm.getrf!(3, singular, new Int32Array(3))).toBe(2);
  });

  it("qr: Q·R = A with orthonormal Q for tall, wide, rank-deficient, tiny and huge matrices", () => {
    for (const [m, n] of [
      [0, 3],
      [1, 1],
      [5, 3],
      [3, 5],
      [40, 40],
      [33, 70],
      [130, 65],
      [200, 33],
    ] as const) {
      for (const scale of [1, 1e-300, 1e300, 0]) {
        const A = noise(m * n, m + n).map((x, i) => (i % n === 2 ? 0 : x * scale));
        const k = Math.min(m, n);
        const [Q, R] = [new Float64Array(m * k), new Float64Array(k * n)];
        wasm.geqrf!(m, n, A, Q, R);
        expect(difference(product(k, k, m, Q, Q, true), identity(k))).toBeLessThanOrEqual(50 * (k + 1) * EPS);
        expect(difference(product(m, n, k, Q, R), A)).toBeLessThanOrEqual(50 * (k + 1) * EPS * norm(A));
        for (let i = 0; i < k; i++) for (let j = 0; j < Math.min(i, n); j++) expect(R[i * n + j]).toBe(0);
      }
    }
  });

  const symmetric: Record<string, (n: number) => Float64Array> = {
    random: (n) => positiveDefinite(n).map((x, i) => (i % (n + 1) === 0 ? x - n / 2 : x)),
    graded: (n) => positiveDefinite(n).map((x, i) => x * 10 ** -((Math.floor(i / n) + (i % n)) / 10)),
    clustered: (n) => identity(n).map((x, i) => x + 1e-14 * Math.sin(i % n) * Math.sin(Math.floor(i / n))),
    "rank one": (n) =>
      Float64Array.from({ length: n * n }, (_, i) => Math.cos(i % n) * Math.cos(Math.floor(i / n))),
    zero: (n) => new Float64Array(n * n),
    tridiagonal: (n) =>
      Float64Array.from({ length: n * n }, (_, i) => [2, -1][Math.abs((i % n) - Math.floor(i / n))] ?? 0),
    wilkinson: (n) =>
      Float64Array.from({ length: n * n }, (_, i) =>
        i % (n + 1) === 0
          ? Math.abs((i % n) - (n - 1) / 2)
          : Math.abs((i % n) - Math.floor(i / n)) === 1
            ? 1
            : 0,
      ),
    tiny: (n) => positiveDefinite(n, 1e-300 / (n + 1)),
    huge: (n) => positiveDefinite(n, 1e300 / (n + 1)),
  };

  it.each(Object.keys(symmetric))(
    "eigh of a %s matrix: A·V = V·Λ, VᵀV = I, values agree with values only",
    (name) => {
      for (const n of SIZES) {
        const A = symmetric[name]!(n);
        const size = norm(A) || 1;
        const [values, only] = [new Float64Array(n), new Float64Array(n)];
        const V = new Float64Array(n * n);
        expect(wasm.syevd!(n, A, values, V)).toBe(0);
        expect(wasm.syevd!(n, A, only, null)).toBe(0);
        expect(difference(product(n, n, n, V, V, true), identity(n)), `n = ${n}`).toBeLessThanOrEqual(
          50 * n * EPS,
        );
        const unit = A.map((x) => x / size);
        const AV = product(n, n, n, unit, V);
        const VL = V.map((x, i) => x * (values[i % n]! / size));
        expect(difference(AV, VL), `n = ${n}`).toBeLessThanOrEqual(50 * n * EPS);
        for (let i = 0; i < n; i++) {
          expect(Math.abs(values[i]! - only[i]!)).toBeLessThanOrEqual(50 * n * EPS * size);
          if (i > 0) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1]!);
        }
      }
    },
  );

  const general: Record<string, (m: number, n: number) => Float64Array> = {
    random: (m, n) => noise(m * n, m + 3 * n),
    "column graded": (m, n) => noise(m * n, m + n).map((x, i) => x * 10 ** (-(i % n) / 8)),
    "row graded": (m, n) => noise(m * n, m + n).map((x, i) => x * 10 ** (-Math.floor(i / n) / 8)),
    "rank three": (m, n) => product(m, n, 3, noise(m * 3, 1), noise(3 * n, 2)),
    sparse: (m, n) => noise(m * n, m * n).map((x) => (Math.abs(x) < 0.9 ? 0 : x)),
    zero: (m, n) => new Float64Array(m * n),
    identity: (m, n) => Float64Array.from({ length: m * n }, (_, i) => (i % n === Math.floor(i / n) ? 1 : 0)),
    tiny: (m, n) => noise(m * n, m).map((x) => x * 1e-300),
    huge: (m, n) => noise(m * n, m).map((x) => x * 1e300),
  };
  const shapes: [number, number][] = [
    [0, 4],
    [1, 1],
    [1, 5],
    [7, 3],
    [30, 30],
    [20, 61],
    [130, 129],
    [180, 140],
    [140, 180],
  ];

  it.each(Object.keys(general))("svd of a %s matrix: U·S·Vᵀ = A with orthonormal U and V", (name) => {
    for (const [m, n] of shapes) {
      const A = general[name]!(m, n);
      const size = norm(A) || 1;
      const k = Math.min(m, n);
      const [U, S, V, only] = [m * k, k, n * k, k].map((length) => new Float64Array(length)) as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      expect(wasm.gesdd!(m, n, A, U, S, V)).toBe(0);
      expect(wasm.gesdd!(m, n, A, null, only, null)).toBe(0);
      const bound = 50 * Math.max(m, n) * EPS;
      expect(difference(product(k, k, m, U, U, true), identity(k)), `${m}×${n}`).toBeLessThanOrEqual(bound);
      expect(difference(product(k, k, n, V, V, true), identity(k)), `${m}×${n}`).toBeLessThanOrEqual(bound);
      const US = U.map((x, i) => x * (S[i % k]! / size));
      const unit = A.map((x) => x / size);
      expect(difference(product(m, n, k, US, V, false, true), unit), `${m}×${n}`).toBeLessThanOrEqual(bound);
      for (let i = 0; i < k; i++) {
        expect(S[i]).toBeGreaterThanOrEqual(S[i + 1] ?? 0);
        expect(Math.abs(S[i]! - only[i]!)).toBeLessThanOrEqual(bound * size);
      }
    }
  });

  it("svd finds singular values of a graded matrix to a relative accuracy of 1e-12 up to 128 columns", () => {
    // Q·D with orthonormal Q: the singular values are the entries of D.
    const [m, n] = [90, 60];
    const [Q, R] = [new Float64Array(m * n), new Float64Array(n * n)];
    wasm.geqrf!(m, n, noise(m * n, 8), Q, R);
    const D = Float64Array.from({ length: n }, (_, i) => 10 ** (-i / 3));
    const S = new Float64Array(n);
    wasm.gesdd!(
      m,
      n,
      Q.map((x, i) => x * D[i % n]!),
      null,
      S,
      null,
    );
    for (let i = 0; i < n; i++) expect(Math.abs(S[i]! / D[i]! - 1)).toBeLessThanOrEqual(1e-12);
  });
});
