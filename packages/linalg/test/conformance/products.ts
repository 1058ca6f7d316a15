import {
  type Backend,
  type Dtype,
  filled,
  gram,
  type Matrix,
  matmul,
  matrix,
  randomNormal,
  seededRandom,
  setBackend,
} from "@collapsar/linalg";
import { cast } from "@collapsar/linalg/parts";
import { expect, it } from "vitest";
import { EPSILON, SIZES } from "./matrices.js";
import { flipped, largest, productGap } from "./residuals.js";

function random(seed: number, rows: number, cols: number, dtype: Dtype): Matrix {
  return cast(randomNormal(seededRandom(seed), rows, cols), dtype);
}

/** |Σ a b| rounds by at most about k ε max|a| max|b|. */
function bound(A: Matrix, B: Matrix, k: number, dtype: Dtype): number {
  return 2 * (k + 1) * EPSILON[dtype] * largest(A.data) * largest(B.data);
}

const SHAPES = [
  ...SIZES.map((n) => [n, n, n] as const),
  [1, 300, 7],
  [300, 1, 7],
  [3, 5, 300],
  [0, 4, 3],
  [4, 0, 3],
  [4, 3, 0],
  [257, 13, 129],
  [31, 511, 65],
] as const;

export function productTests(backend: Backend): void {
  for (const dtype of ["f64", "f32"] as const) {
    it(`gemm ${dtype}: every shape and transpose agrees with plain sums`, () => {
      setBackend(backend);
      for (const [m, n, k] of SHAPES) {
        for (const [transposeA, transposeB] of [
          [false, false],
          [true, false],
          [false, true],
          [true, true],
        ] as const) {
          const A = random(m + 1, m, k, dtype);
          const B = random(n + 2, k, n, dtype);
          const C = matmul(transposeA ? flipped(A) : A, transposeB ? flipped(B) : B, {
            transposeA,
            transposeB,
          });
          expect([C.rows, C.cols], `${m}×${n}×${k}`).toEqual([m, n]);
          expect(productGap(A, B, C), `${m}×${n}×${k}`).toBeLessThanOrEqual(bound(A, B, k, dtype));
        }
      }
    });

    it(`gemm ${dtype}: alpha, beta and out`, () => {
      const [m, n, k] = [37, 21, 45];
      const [A, B, C] = [random(1, m, k, dtype), random(2, k, n, dtype), random(3, m, n, dtype)];
      const out = C.data.slice();
      backend.gemm!(false, false, m, n, k, 2, A.data, B.data, -0.5, out);
      const expected = { ...C, data: Float64Array.from(out, (x, i) => (x + 0.5 * C.data[i]!) / 2) };
      expect(productGap(A, B, expected)).toBeLessThan(4 * bound(A, B, k, dtype));
      const nan = C.data.slice().fill(Number.NaN);
      backend.gemm!(false, false, m, n, k, 1, A.data, B.data, 0, nan);
      expect(productGap(A, B, { ...C, data: nan })).toBeLessThan(bound(A, B, k, dtype));
    });

    it(`gemm ${dtype}: views into larger buffers and shared memory`, () => {
      setBackend(backend);
      const A = random(5, 9, 11, dtype);
      const B = random(6, 11, 5, dtype);
      const padded = cast(filled(1, 3 + A.data.length + 2, Number.NaN), dtype).data;
      padded.set(A.data, 3);
      const buffer = new SharedArrayBuffer(B.data.byteLength);
      const shared = dtype === "f64" ? new Float64Array(buffer) : new Float32Array(buffer);
      shared.set(B.data);
      const C = matmul(matrix(9, 11, padded.subarray(3, 3 + A.data.length)), matrix(11, 5, shared));
      expect(productGap(A, B, C)).toBeLessThan(bound(A, B, 11, dtype));
    });

    it(`syrk ${dtype}: agrees with plain sums and is exactly symmetric`, () => {
      if (!backend.syrk) return;
      setBackend(backend);
      for (const [n, , k] of SHAPES) {
        const A = random(n + 9, n, k, dtype);
        for (const [G, left] of [
          [gram(A), A],
          [gram(A, { transpose: true, alpha: 1 }), flipped(A)],
        ] as const) {
          const right = flipped(left);
          expect(productGap(left, right, G), `${n}×${k}`).toBeLessThanOrEqual(
            bound(left, right, left.cols, dtype),
          );
          expect(flipped(G).data).toEqual(G.data);
        }
      }
    });
  }

  it("gemm: the same call gives the same bits", () => {
    setBackend(backend);
    const A = random(1, 150, 170, "f64");
    const B = random(2, 170, 90, "f64");
    expect(matmul(A, B).data).toEqual(matmul(A, B).data);
  });
}
