import {
  gram,
  identity,
  type Matrix,
  matmul,
  matrix,
  pairwiseDistances,
  transpose,
  zeros,
} from "@collapsar/linalg";
import {
  diagonalMatrix,
  expDistanceSlopes,
  expDistances,
  expDistancesProduct,
  kinkedDistances,
  map,
  pairwiseSquaredDistances,
  psdSqrt,
  rowRange,
  scale,
  subtract,
} from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestGap, normal, seed, size } from "../shapes.js";

function direct(
  X: ReturnType<typeof normal>,
  Z: ReturnType<typeof normal>,
  M = identity(X.cols),
): Float64Array {
  const out = new Float64Array(X.rows * Z.rows);
  for (let i = 0; i < X.rows; i++) {
    for (let j = 0; j < Z.rows; j++) {
      let total = 0;
      for (let a = 0; a < X.cols; a++) {
        for (let b = 0; b < X.cols; b++) {
          const left = X.data[i * X.cols + a]! - Z.data[j * X.cols + a]!;
          total += left * M.data[a * X.cols + b]! * (X.data[i * X.cols + b]! - Z.data[j * X.cols + b]!);
        }
      }
      out[i * Z.rows + j] = total;
    }
  }
  return out;
}

describe("pairwise distances", () => {
  it("agree with the definition, with a metric or without", () => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 6 }), seed, (n, m, d, s) => {
        const [X, Z] = [normal(s, n, d), normal(s + 1, m, d)];
        const metric = gram(normal(s + 2, d, d));
        expect(largestGap(pairwiseSquaredDistances(X, Z).data, direct(X, Z))).toBeLessThan(1e-11);
        const D = pairwiseSquaredDistances(X, Z, { metric });
        expect(largestGap(D.data, direct(X, Z, metric))).toBeLessThan(1e-9);
        const vector = matrix(
          d,
          1,
          Float64Array.from({ length: d }, (_, i) => i),
        );
        const full = pairwiseDistances(X, Z, { metric: diagonalMatrix(vector.data) });
        expect(largestGap(pairwiseDistances(X, Z, { metric: vector }).data, full.data)).toBeLessThan(1e-9);
        expect(
          largestGap(pairwiseDistances(X, Z, { metric: transpose(vector) }).data, full.data),
        ).toBeLessThan(1e-9);
        expect(largestGap(map(D, "sqrt").data, pairwiseDistances(X, Z, { metric }).data)).toBeLessThan(1e-12);
      }),
      { numRuns: 30 },
    );
  });

  it("the triangle inequality holds, the diagonal is zero and the matrix symmetric", () => {
    const X = normal(5, 12, 3);
    const D = pairwiseDistances(X);
    expect(transpose(D)).toEqual(D);
    for (let i = 0; i < 12; i++) {
      expect(D.data[i * 13]).toBe(0);
      for (let j = 0; j < 12; j++) {
        for (let k = 0; k < 12; k++) {
          expect(D.data[i * 12 + k]!).toBeLessThanOrEqual(D.data[i * 12 + j]! + D.data[j * 12 + k]! + 1e-12);
        }
      }
    }
  });

  it("a metric is the Euclidean distance after its square root", () => {
    const X = normal(6, 9, 4);
    const metric = gram(normal(7, 4, 2));
    const mapped = matmul(X, psdSqrt(metric));
    expect(largestGap(pairwiseDistances(X, X, { metric }).data, pairwiseDistances(mapped).data)).toBeLessThan(
      1e-7,
    );
  });

  it("keeps the digits of close points far from the origin", () => {
    const X = matrix(2, 2, [1e8, 1e8, 1e8 + 1, 1e8]);
    expect(pairwiseDistances(X).data[1]).toBe(1);
  });

  it("refuses metrics that are of the wrong shape or not positive semi-definite, and unequal columns", () => {
    const X = zeros(2, 3);
    expect(() => pairwiseDistances(X, zeros(2, 2))).toThrow(/numbers of columns must agree, got 2×3 and 2×2/);
    expect(() => pairwiseDistances(X, X, { metric: identity(2) })).toThrow(
      "pairwiseDistances: metric must be 3×3, 3×1 or 1×3, got 2×2",
    );
    expect(() => pairwiseDistances(X, X, { metric: scale(identity(3), -1) })).toThrow(
      /positive semi-definite/,
    );
    expect(() => pairwiseDistances(X, X, { metric: matrix(1, 3, [1, -1, 0]) })).toThrow(/got -1 at entry 1/);
  });
});

describe("expDistances", () => {
  it("is exp of the scaled distances", () => {
    const [X, Z] = [normal(1, 8, 3), normal(2, 5, 3)];
    const laplace = expDistances(X, Z, { power: 1, scale: -0.5 });
    expect(largestGap(laplace.data, map(pairwiseDistances(X, Z), "exp", -0.5).data)).toBeLessThan(1e-14);
    const gaussian = expDistances(X, X, { power: 2, scale: -0.5 });
    expect(largestGap(gaussian.data, map(pairwiseSquaredDistances(X), "exp", -0.5).data)).toBeLessThan(1e-14);
    expect(largestGap(subtract(gaussian, transpose(gaussian)).data, zeros(8, 8).data)).toBe(0);
    expect(() => expDistances(X, Z, { power: 3 as 1, scale: 1 })).toThrow(/power must be 1 or 2, got 3/);
  });
});

describe("expDistancesProduct", () => {
  it("is the product with the matrix of expDistances, of any size and in a metric", () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 80 }))),
        fc.constantFrom(1, 2),
        fc.boolean(),
        fc.constantFrom(1, 2 ** -300, 2 ** 300),
        (seed, [n, others, d, c], power, own, factor) => {
          const X = scale(normal(seed, n!, d!), factor);
          const Z = own ? X : scale(normal(seed + 1, others!, d!), factor);
          const V = normal(seed + 2, Z.rows, c!);
          const options = { power, scale: -0.4 / factor ** power, metric: gram(normal(3, d!, d!)) };
          if (!Number.isFinite(options.scale)) return;
          const got = expDistancesProduct(X, Z, V, options);
          expect(largestGap(got.data, matmul(expDistances(X, Z, options), V).data)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 60 },
    );
    const [X, V] = [normal(1, 4, 3), normal(2, 5, 3)];
    expect(() => expDistancesProduct(X, X, V, { power: 1, scale: -1 })).toThrow(
      /expDistancesProduct: V must have 4 rows, got 5×3/,
    );
  });
});

describe("expDistanceSlopes", () => {
  it.each([1, 2] as const)("times M(x − z) is the derivative of expDistances, power %i", (power) => {
    for (const d of [3, 20]) {
      const [X, Z] = [normal(1, 8, d), normal(2, 5, d)];
      const options = { power, scale: -0.4, metric: gram(normal(3, d, d)) };
      const D = expDistanceSlopes(X, Z, options);
      const step = 1e-5;
      const moved = (by: number) => {
        const data = X.data.slice();
        for (let i = 0; i < X.rows; i++) data[i * d]! += by;
        return expDistances({ ...X, data }, Z, options);
      };
      const slope = scale(subtract(moved(step), moved(-step)), 1 / (2 * step));
      const [x, z] = [X, Z].map((A) => matmul(A, options.metric));
      const expected = D.data.map(
        (value, at) => value * (x!.data[Math.floor(at / Z.rows) * d]! - z!.data[(at % Z.rows) * d]!),
      );
      expect(largestGap(slope.data, expected)).toBeLessThan(1e-8);
    }
  });

  it("is 0 at the kink, also where a product's rounding parts the points", () => {
    const [X, Z] = [normal(1, 6, 14), normal(2, 9, 14)];
    Z.data.set(X.data.subarray(0, 14));
    for (let c = 0; c < 14; c++) Z.data[14 + c] = X.data[14 + c]! * (1 + 2 ** -52);
    const D = expDistanceSlopes(X, Z, { power: 1, scale: -0.5 });
    expect([D.data[0], D.data[9 + 1]]).toEqual([0, 0]);
    expect(D.data.filter((value) => value === 0)).toHaveLength(2);
  });

  it.each([0, 1e6])(
    "of a row alone, and to one point alone, is what it is among others, about %f",
    (offset) => {
      for (const d of [2, 8, 12, 40, 120]) {
        const metric = gram(normal(3, d, d), { alpha: 1 / d });
        const Z = normal(1, 40, d);
        for (let at = 0; at < Z.data.length; at++) Z.data[at]! += offset;
        Z.data.copyWithin(39 * d, 3 * d, 4 * d);
        const among = expDistanceSlopes(Z, Z, { power: 1, scale: -0.1, metric });
        const distances = kinkedDistances(Z, Z, { metric });
        for (const i of [0, 3, 17, 39]) {
          const alone = rowRange(Z, i, i + 1);
          const limit = 1e-9 * (1 + offset);
          const row = expDistanceSlopes(alone, Z, { power: 1, scale: -0.1, metric });
          expect(largestGap(row.data, rowRange(among, i, i + 1).data)).toBeLessThan(limit);
          const to = expDistanceSlopes(Z, alone, { power: 1, scale: -0.1, metric });
          expect(largestGap(to.data, rowRange(among, i, i + 1).data)).toBeLessThan(limit);
          const zeros = (D: Matrix) => D.data.filter((value) => value === 0).length;
          expect(zeros(row)).toBe(i === 3 || i === 39 ? 2 : 1);
          expect(zeros(kinkedDistances(alone, Z, { metric }))).toBe(zeros(rowRange(distances, i, i + 1)));
        }
      }
    },
  );

  it("is 0 for a point on itself where the metric hides all of it but rounding", () => {
    const d = 30;
    const direction = normal(4, 1, d);
    const metric = gram(direction, { transpose: true });
    const Z = normal(5, 300, d);
    const share = matmul(Z, direction, { transposeB: true });
    const square = gram(direction).data[0]!;
    for (let i = 0; i < 300; i++)
      for (let k = 0; k < d; k++)
        Z.data[i * d + k]! -= ((share.data[i]! - 1e-9 * i) * direction.data[k]!) / square;
    for (let i = 0; i < 300; i++) {
      const row = expDistanceSlopes(rowRange(Z, i, i + 1), Z, { power: 1, scale: -1, metric });
      expect(row.data[i]).toBe(0);
    }
  });

  it("is as exact for points of any size", () => {
    const [X, Z] = [normal(1, 6, 3), normal(2, 9, 3)];
    const expected = expDistanceSlopes(X, Z, { power: 1, scale: -0.5 });
    for (const factor of [2 ** -300, 2 ** 300]) {
      const D = expDistanceSlopes(scale(X, factor), scale(Z, factor), { power: 1, scale: -0.5 / factor });
      expect(largestGap(scale(D, factor * factor).data, expected.data)).toBeLessThan(1e-12);
    }
  });
});
