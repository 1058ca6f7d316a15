import { gram, identity, matmul, matrix, setBackend, toMlMatrix, transpose, zeros } from "@collapsar/linalg";
import { add, cast, dtypeOf, scale } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestGap, normal, seed, size } from "../shapes.js";

describe("matmul", () => {
  it("agrees with ml-matrix, any shape and transpose", () => {
    fc.assert(
      fc.property(
        size,
        size,
        size,
        seed,
        fc.boolean(),
        fc.boolean(),
        (m, n, k, s, transposeA, transposeB) => {
          const A = normal(s, m, k);
          const B = normal(s + 1, k, n);
          const C = matmul(transposeA ? transpose(A) : A, transposeB ? transpose(B) : B, {
            transposeA,
            transposeB,
          });
          if (m * n * k === 0) {
            expect(C).toEqual(zeros(m, n));
            return;
          }
          const expected = toMlMatrix(A).mmul(toMlMatrix(B)).to1DArray();
          expect(largestGap(C.data, expected)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it("is associative and linear in alpha; A I = A", () => {
    const [A, B, C] = [normal(1, 5, 7), normal(2, 7, 6), normal(3, 6, 4)];
    expect(largestGap(matmul(matmul(A, B), C).data, matmul(A, matmul(B, C)).data)).toBeLessThan(1e-12);
    expect(largestGap(matmul(A, B, { alpha: -2 }).data, scale(matmul(A, B), -2).data)).toBeLessThan(1e-13);
    expect(matmul(A, identity(7))).toEqual(A);
  });

  it("writes to out, and keeps f32 only when both are f32", () => {
    const [A, B] = [normal(1, 5, 7), normal(2, 7, 6)];
    const out = zeros(5, 6);
    expect(matmul(A, B, { out })).toBe(out);
    expect(out).toEqual(matmul(A, B));
    expect(dtypeOf(matmul(cast(A, "f32"), cast(B, "f32")))).toBe("f32");
    expect(dtypeOf(matmul(cast(A, "f32"), B))).toBe("f64");
  });

  it("refuses shapes that do not fit, out that does not fit or overlaps, and detached buffers", () => {
    const A = normal(1, 3, 4);
    expect(() => matmul(A, zeros(5, 2))).toThrow("matmul: inner dimensions must agree, got 3×4 and 5×2");
    expect(() => matmul(A, zeros(4, 2), { out: zeros(2, 3) })).toThrow("matmul: out must be 3×2, got 2×3");
    expect(() => matmul(A, zeros(4, 2), { out: zeros(3, 2, "f32") })).toThrow(
      "matmul: out must be f64, got f32",
    );
    const data = new Float64Array(20);
    const view = matrix(4, 4, data.subarray(0, 16));
    expect(() => matmul(view, identity(4), { out: matrix(4, 4, data.subarray(4, 20)) })).toThrow(
      /share memory/,
    );
    const lost = matrix(2, 2, [1, 2, 3, 4]);
    structuredClone(lost.data, { transfer: [lost.data.buffer] });
    expect(() => matmul(lost, lost)).toThrow(
      /matmul: A must hold 4 entries, got none: its buffer is detached/,
    );
  });

  it("takes a non-contiguous description as an error", () => {
    const strided = { rows: 2, cols: 2, data: new Float64Array(6) };
    expect(() => matmul(strided, strided)).toThrow(/must be contiguous with rows × cols = 4 entries, got 6/);
  });

  it("auto and js agree on sizes around the thresholds", () => {
    for (const n of [7, 8, 9, 15, 16, 17, 33, 70]) {
      const A = normal(n, n, n);
      setBackend("js");
      const expected = matmul(A, A);
      setBackend("auto");
      expect(largestGap(matmul(A, A).data, expected.data)).toBeLessThan(1e-12);
    }
  });
});

describe("gram", () => {
  it("is A Aᵀ, exactly symmetric", () => {
    fc.assert(
      fc.property(size, size, seed, fc.boolean(), (n, k, s, flip) => {
        const A = normal(s, n, k);
        const G = gram(A, { transpose: flip, alpha: 0.5 });
        const expected = matmul(A, A, { transposeA: flip, transposeB: !flip, alpha: 0.5 });
        expect(largestGap(G.data, expected.data)).toBeLessThan(1e-12);
        expect(transpose(G)).toEqual(G);
      }),
    );
  });
  it("writes the lower triangle, or both, to out", () => {
    fc.assert(
      fc.property(size, size, seed, fc.boolean(), (n, k, s, transpose) => {
        const A = normal(s, transpose ? k : n, transpose ? n : k);
        const whole = gram(A, { transpose });
        const [out, lower] = [zeros(n, n), zeros(n, n)];
        expect(gram(A, { transpose, out })).toBe(out);
        expect(out).toEqual(whole);
        gram(A, { transpose, triangle: "lower", out: lower });
        for (let i = 0; i < n; i++) {
          const row = (M: typeof out) => Array.from(M.data.subarray(i * n, i * n + i + 1));
          expect(row(lower)).toEqual(row(whole));
        }
      }),
    );
    expect(() => gram(normal(1, 3, 2), { out: zeros(2, 2) })).toThrow("gram: out must be 3×3, got 2×2");
  });

  it("adds up over column blocks", () => {
    const [A, B] = [normal(1, 6, 3), normal(2, 6, 5)];
    const whole = matrix(
      6,
      8,
      Float64Array.from({ length: 48 }, (_, at) => {
        const [i, j] = [Math.floor(at / 8), at % 8];
        return j < 3 ? A.data[i * 3 + j]! : B.data[i * 5 + j - 3]!;
      }),
    );
    expect(largestGap(gram(whole).data, add(gram(A), gram(B)).data)).toBeLessThan(1e-13);
  });
});
