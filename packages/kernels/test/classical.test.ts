import { gram as gramOf, type Matrix, matmul, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { diagonalMatrix, psdSqrt } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaussian, generalisedLaplace, type Kernel, laplace, linear, ntk, polynomial } from "../src/index.js";
import { productKernel, productLaplace, scaledKernel, sumKernel, sumOfPowers } from "../src/parts.js";
import { expectGradient } from "./central-differences.js";

const rng = seededRandom(11);
const metric = gramOf(randomNormal(rng, 3, 3));
const diagonal = matrix(3, 1, [0.3, 1.2, 2]);

/** Kernels by parameters, and their formula for two points. */
const makers: [string, (metric?: Matrix) => Kernel, (x: number[], z: number[]) => number][] = [
  ["linear", (metric) => linear({ offset: 0.5, metric }), (x, z) => dot(x, z) + 0.5],
  [
    "polynomial",
    (metric) => polynomial({ degree: 3, scale: 0.4, offset: 0.7, metric }),
    (x, z) => (0.4 * dot(x, z) + 0.7) ** 3,
  ],
  [
    "gaussian",
    (metric) => gaussian({ bandwidth: 1.5, metric }),
    (x, z) => Math.exp(-(norm(x, z, 2) ** 2) / 4.5),
  ],
  ["laplace", (metric) => laplace({ bandwidth: 1.5, metric }), (x, z) => Math.exp(-norm(x, z, 2) / 1.5)],
  [
    "generalised-laplace p=2",
    (metric) => generalisedLaplace({ bandwidth: 1.5, p: 2, q: 1.3, metric }),
    (x, z) => Math.exp(-((norm(x, z, 2) / 1.5) ** 1.3)),
  ],
  [
    "generalised-laplace p=1.7",
    (metric) => generalisedLaplace({ bandwidth: 1.5, p: 1.7, q: 1.3, metric }),
    (x, z) => Math.exp(-((norm(x, z, 1.7) / 1.5) ** 1.3)),
  ],
  [
    "generalised-laplace p=0.8",
    (metric) => generalisedLaplace({ bandwidth: 1.5, p: 0.8, q: 0.8, metric }),
    (x, z) => Math.exp(-((norm(x, z, 0.8) / 1.5) ** 0.8)),
  ],
  [
    "product-laplace",
    (metric) => productLaplace({ bandwidth: 1.5, metric }),
    (x, z) => Math.exp(-norm(x, z, 1) / 1.5),
  ],
  [
    "sum-of-powers",
    (metric) => sumOfPowers({ bandwidth: 1.5, q: 1.4, constant: 0.2, power: 3, metric }),
    (x, z) =>
      (0.8 * (x.reduce((sum, v, k) => sum + Math.exp(-((Math.abs(v - z[k]!) / 1.5) ** 1.4)), 0) / x.length) +
        0.2) **
      3,
  ],
];

function dot(x: number[], z: number[]): number {
  return x.reduce((sum, v, k) => sum + v * z[k]!, 0);
}

function norm(x: number[], z: number[], p: number): number {
  return x.reduce((sum, v, k) => sum + Math.abs(v - z[k]!) ** p, 0) ** (1 / p);
}

function row(X: Matrix, i: number): number[] {
  return Array.from(X.data.subarray(i * X.cols, (i + 1) * X.cols));
}

describe.each(makers)("%s", (_name, make, formula) => {
  it("follows its formula on points of any number and dimension", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        (n, m, d) => {
          const random = seededRandom(n + 10 * m + 100 * d);
          const [X, Z] = [randomNormal(random, n, d), randomNormal(random, m, d)];
          const K = make().gram(X, Z);
          expect([K.rows, K.cols]).toEqual([n, m]);
          K.data.forEach((value, at) => {
            expect(value).toBeCloseTo(formula(row(X, Math.floor(at / m)), row(Z, at % m)), 11);
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  it("acts with a metric as on the points times its root", () => {
    const X = randomNormal(seededRandom(1), 5, 3);
    for (const [M, root] of [
      [metric, psdSqrt(metric)],
      [diagonal, diagonalMatrix(diagonal.data.map(Math.sqrt))],
    ] as const) {
      const exact = make().gram(matmul(X, root));
      make(M)
        .gram(X)
        .data.forEach((value, at) => {
          expect(value).toBeCloseTo(exact.data[at]!, 10);
        });
    }
  });

  it("has the gradient of its central differences, with any metric", () => {
    for (const M of [undefined, metric, diagonal]) expectGradient(make(M));
  });

  it("is exact and symmetric on the diagonal, with finite gradients there", () => {
    const X = randomNormal(seededRandom(5), 6, 3);
    X.data.copyWithin(3, 0, 3);
    for (const M of [undefined, metric, diagonal]) {
      const kernel = make(M);
      const [K, diag] = [kernel.gram(X), kernel.diag(X)];
      for (let i = 0; i < 6; i++) {
        expect(K.data[i * 7]).toBe(diag[i]);
        for (let j = 0; j < i; j++) expect(K.data[i * 6 + j]).toBe(K.data[j * 6 + i]);
      }
      expect(kernel.inputGradient(X, X, K).data.every(Number.isFinite)).toBe(true);
    }
  });
});

describe("combinators", () => {
  const X = randomNormal(seededRandom(6), 4, 3);
  const [one, two] = [gaussian({ bandwidth: 2 }), ntk({ activation: "relu", depth: 2 })];

  it("sums, products and scalings are kernels with gradients", () => {
    const whole = sumKernel(productKernel(one, two, linear({ offset: 1 })), scaledKernel(laplace(), 0.3));
    expectGradient(whole);
    const exact = linear({ offset: 1 }).gram(X);
    const [a, b, c] = [one.gram(X), two.gram(X), laplace().gram(X)];
    const K = whole.gram(X);
    K.data.forEach((value, at) => {
      expect(value).toBeCloseTo(a.data[at]! * b.data[at]! * exact.data[at]! + 0.3 * c.data[at]!, 12);
    });
    whole.diag(X).forEach((value, i) => {
      expect(value).toBeCloseTo(K.data[i * 5]!, 13);
    });
  });

  it("refuse nothing to combine and negative factors", () => {
    expect(() => sumKernel()).toThrow("at least one kernel");
    expect(() => productKernel()).toThrow("at least one kernel");
    expect(() => scaledKernel(one, -1)).toThrow("factor must be zero or positive, got -1");
  });
});

describe("bad parameters", () => {
  it("NaN and infinite points are refused with their place", () => {
    const X = matrix(2, 2, [1, 2, Number.NaN, 4]);
    for (const kernel of [gaussian(), laplace(), linear(), sumOfPowers(), ntk({ depth: 2 })]) {
      expect(() => kernel.gram(X)).toThrow("X must be finite, got NaN at row 1, column 0");
      expect(() => kernel.gram(matrix(1, 2, [1, 2]), X)).toThrow(
        "Z must be finite, got NaN at row 1, column 0",
      );
    }
  });

  it("are refused by name and value", () => {
    expect(() => generalisedLaplace({ p: 1, q: 1.5 })).toThrow("0 < q ≤ p ≤ 2, got q = 1.5 and p = 1");
    expect(() => generalisedLaplace({ bandwidth: 0 })).toThrow("bandwidth must be positive, got 0");
    expect(() => productLaplace({ bandwidth: -1 })).toThrow("bandwidth must be positive");
    expect(() => sumOfPowers({ constant: 1 })).toThrow("constant must be below 1, got 1");
    expect(() => sumOfPowers({ q: 3 })).toThrow("q must be at most 2");
    expect(() => sumOfPowers({ power: 0.5 })).toThrow("power must be a whole number");
    expect(() => polynomial({ degree: 1.5 })).toThrow("degree must be a whole number of at least 1, got 1.5");
    expect(() => polynomial({ offset: -1 })).toThrow("offset must be zero or positive");
    expect(() => productLaplace({ metric: matrix(3, 1, [1, -1, 1]) })).toThrow(
      "a diagonal metric must be zero or positive, got -1 at entry 1",
    );
    expect(() => linear({ metric }).gram(matrix(1, 2, [1, 2]))).toThrow("metric must be 2×2");
    expect(() =>
      gaussian().inputGradient(matrix(1, 2, [1, 2]), matrix(1, 2, [1, 2]), matrix(1, 2, [1, 2])),
    ).toThrow("weights must be 1×1, got 1×2");
  });
});

describe("kernels of coordinates under a metric", () => {
  it("take coordinates that tie but for rounding as ties: their slope is 0, not a sign", () => {
    const X = randomNormal(seededRandom(21), 9, 3);
    for (let at = 0; at < X.data.length; at++) X.data[at] = Math.round(X.data[at]!);
    const random = seededRandom(22);
    const nudged = { ...X, data: X.data.map((value) => value + 1e-15 * random.normal()) };
    const weights = randomNormal(seededRandom(23), 9, 9);
    const kernels = [
      productLaplace({ bandwidth: 2 }),
      generalisedLaplace({ bandwidth: 2, p: 1.2, q: 0.9 }),
      sumOfPowers({ bandwidth: 2 }),
    ];
    for (const kernel of kernels) {
      const [exact, near] = [X, nudged].map((points) => kernel.inputGradient(points, X, weights).data);
      exact!.forEach((value, at) => {
        expect(near![at]).toBeCloseTo(value, 9);
      });
    }
  });

  it("do not see the rounding of a singular metric's root", () => {
    const column = randomNormal(seededRandom(24), 3, 1);
    const flat = gramOf(column);
    const across = matrix(1, 3, [column.data[1]!, -column.data[0]!, 0]);
    const origin = matrix(1, 3, [0, 0, 0]);
    expect(productLaplace({ metric: flat }).gram(origin, across).data[0]).toBeCloseTo(1, 12);
  });
});
