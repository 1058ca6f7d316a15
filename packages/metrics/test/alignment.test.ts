import { gram, matmul, matrix, qr, randomNormal, seededRandom } from "@collapsar/linalg";
import { mapFn, scale, sum } from "@collapsar/linalg/parts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featureCorrelation, kernelAlignment, linearCka } from "../src/index.js";
import { centredKernelAlignment, labelGram } from "../src/parts.js";

const shapes = fc.record({
  n: fc.integer({ min: 3, max: 12 }),
  p: fc.integer({ min: 1, max: 6 }),
  q: fc.integer({ min: 1, max: 6 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
});
const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-12);

describe("alignment", () => {
  test("is 1 for a multiple of itself, symmetric, and at most 1", () => {
    fc.assert(
      fc.property(shapes, ({ n, p, q, seed }) => {
        const rng = seededRandom(seed);
        const [K, L] = [gram(randomNormal(rng, n, p)), gram(randomNormal(rng, n, q))];
        near(kernelAlignment(K, scale(K, 3)), 1);
        near(kernelAlignment(K, L), kernelAlignment(L, K));
        expect(kernelAlignment(K, L)).toBeLessThanOrEqual(1 + 1e-12);
        near(
          centredKernelAlignment(
            K,
            mapFn(K, (value) => 2 * value + 5),
          ),
          1,
        );
      }),
    );
  });

  test("linear CKA is the centred alignment of the linear kernels, and blind to rotations", () => {
    fc.assert(
      fc.property(shapes, ({ n, p, q, seed }) => {
        const rng = seededRandom(seed);
        const [X, Z] = [randomNormal(rng, n, p), randomNormal(rng, n, q)];
        near(linearCka(X, Z), centredKernelAlignment(gram(X), gram(Z)));
        const { Q } = qr(randomNormal(rng, p, p));
        near(linearCka(matmul(X, Q), Z), linearCka(X, Z));
      }),
    );
  });

  test("a block kernel has the alignment with YYᵀ that its blocks give", () => {
    const labels = [0, 0, 1, 1, 2, 2];
    const [diagonal, within, between] = [3, 2, 1];
    const K = mapFn(labelGram(labels), (same, i, j) => (i === j ? diagonal : same ? within : between));
    const norm = Math.sqrt(diagonal ** 2 + within ** 2 + 4 * between ** 2);
    near(kernelAlignment(K, labelGram(labels)), (diagonal + within) / (norm * Math.sqrt(2)));
  });

  test("what has no direction is refused", () => {
    const zero = matrix(2, 2, [0, 0, 0, 0]);
    const ones = matrix(2, 2, [1, 1, 1, 1]);
    expect(() => kernelAlignment(zero, ones)).toThrow(/kernelAlignment: matrices must not be zero/);
    expect(() => centredKernelAlignment(ones, ones)).toThrow(/must not be zero/);
    expect(() => linearCka(ones, ones)).toThrow(/must not be zero/);
    expect(() => linearCka(ones, matrix(1, 2, [1, 2]))).toThrow(/numbers of rows must agree, got 2 and 1/);
    expect(() => kernelAlignment(ones, matrix(1, 2, [1, 2]))).toThrow(/shapes must agree/);
  });
});

describe("featureCorrelation", () => {
  test("is Pearson's correlation of the entries", () => {
    fc.assert(
      fc.property(shapes, ({ n, p, seed }) => {
        const rng = seededRandom(seed);
        const [A, B] = [randomNormal(rng, n, p + 1), randomNormal(rng, n, p + 1)];
        near(
          featureCorrelation(
            A,
            mapFn(A, (value) => 2 - 3 * value),
          ),
          -1,
        );
        const size = A.data.length;
        const mean = (M: typeof A) => sum(M) / size;
        const product = mean(mapFn(A, (value, i, j) => value * B.data[i * A.cols + j]!)) - mean(A) * mean(B);
        const spread = (M: typeof A) => Math.sqrt(mean(mapFn(M, (value) => value * value)) - mean(M) ** 2);
        expect(Math.abs(featureCorrelation(A, B) - product / (spread(A) * spread(B)))).toBeLessThan(1e-9);
      }),
    );
  });

  test("refuses constant matrices", () => {
    const ones = matrix(1, 2, [1, 1]);
    expect(() => featureCorrelation(ones, matrix(1, 2, [1, 2]))).toThrow(/entries must vary/);
  });
});
