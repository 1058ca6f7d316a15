import { type Matrix, matmul, randomNormal, seededRandom } from "@collapsar/linalg";
import { eigvalsh, erf as erfOf, map, scale, selectCols, selectRows } from "@collapsar/linalg/parts";
import { describe, expect, it } from "vitest";
import { linear, nngp, ntk } from "../src/index.js";
import { publishedErfNtk } from "../src/parts.js";
import { nc1 } from "./nc1.js";

/** Two balanced classes at ∓mean on every coordinate. */
function mixture(
  n: number,
  d: number,
  seed: number,
  { mean = 2, std = 0.5 } = {},
): { X: Matrix; labels: number[] } {
  const X = scale(randomNormal(seededRandom(seed), n, d), std);
  for (let at = 0; at < X.data.length; at++) X.data[at]! += at < X.data.length / 2 ? -mean : mean;
  return { X, labels: Array.from({ length: n }, (_, i) => (i < n / 2 ? 0 : 1)) };
}

/** tr Σ_W / tr Σ_B of features, two passes. */
function featureNc1(H: Matrix, labels: number[]): number {
  const { rows: n, cols: p } = H;
  const means = [0, 1].map((c) => {
    const own = labels.flatMap((label, i) => (label === c ? [i] : []));
    return Array.from(
      { length: p },
      (_, k) => own.reduce((sum, i) => sum + H.data[i * p + k]!, 0) / own.length,
    );
  });
  let [within, between] = [0, 0];
  for (let k = 0; k < p; k++) {
    between += ((means[0]![k]! - means[1]![k]!) / 2) ** 2;
    for (let i = 0; i < n; i++) within += (H.data[i * p + k]! - means[labels[i]!]![k]!) ** 2 / n;
  }
  return within / between;
}

const [relu2, erf2] = [nngp({ activation: "relu", depth: 2 }), nngp({ activation: "erf", depth: 2 })];
const [reluNtk, erfNtk] = [ntk({ activation: "relu", depth: 2 }), ntk({ activation: "erf", depth: 2 })];

describe("NC1 of kernels in closed form", () => {
  it("T1: the linear kernel's is the features'", () => {
    const { X, labels } = mixture(40, 3, 1);
    expect(nc1(linear().gram(X), labels) / featureNc1(X, labels)).toBeCloseTo(1, 12);
  });

  it("T2: the smallest eigenvalues bound the traces", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const X = randomNormal(seededRandom(seed), 12, 1 + (seed % 5));
      const K = (seed % 2 ? reluNtk : erf2).gram(X);
      const block = (c: number) => {
        const own = Array.from({ length: 6 }, (_, i) => 6 * c + i);
        return selectCols(selectRows(K, own), own);
      };
      const mean = (A: Matrix) =>
        Float64Array.from(A.data).reduce((sum: number, value) => sum + value, 0) / A.data.length;
      const average =
        Float64Array.from(K.data).reduce((sum: number, value, at) => sum + (at % 13 ? 0 : value), 0) / 12;
      const same = (mean(block(0)) + mean(block(1))) / 2;
      const upper = average - (eigvalsh(block(0))[0]! + eigvalsh(block(1))[0]!) / 12;
      expect(average - same).toBeLessThanOrEqual(upper + 1e-12);
      expect(same - mean(K)).toBeGreaterThanOrEqual((11 / 12) * eigvalsh(K)[0]! - upper - 1e-12);
    }
  });

  it("T3: one input, ReLU: NC1 of (x₊, x₋)/√2, and 2(σ₁²+σ₂²)/(μ₁²+μ₂²) for separated classes", () => {
    const { X, labels } = mixture(400, 1, 2, { std: 1 });
    const halves = {
      rows: 400,
      cols: 2,
      data: Float64Array.from({ length: 800 }, (_, at) => Math.max(0, (at % 2 ? -1 : 1) * X.data[at >> 1]!)),
    };
    expect(nc1(relu2.gram(X), labels) / featureNc1(halves, labels)).toBeCloseTo(1, 10);
    expect(nc1(reluNtk.gram(X), labels) / nc1(relu2.gram(X), labels)).toBeCloseTo(1, 10);
    const apart = mixture(2000, 1, 3, { std: 0.2 });
    expect(nc1(relu2.gram(apart.X), apart.labels)).toBeCloseTo((4 * 0.2 ** 2) / 8, 3);
  });

  it("T4: one input, erf, small σ", () => {
    const m = 2;
    const std = 0.05;
    const { X, labels } = mixture(2000, 1, 4, { std });
    const variance = featureNc1(X, labels) * m * m;
    const q = 1 + 4 * m * m;
    const tau = (2 / Math.PI) * Math.asin((2 * m * m) / (1 + 2 * m * m));
    const c = (4 * variance) / Math.PI;
    const [nngpLimit, ntkLimit] = [
      (c * q ** -1.5) / tau,
      (c * (q ** -1.5 + (1 + 4 * m * m + 12 * m ** 4) * q ** -2.5)) /
        (tau + ((4 / Math.PI) * m * m) / Math.sqrt(q)),
    ];
    expect(Math.abs(nc1(erf2.gram(X), labels) / nngpLimit - 1)).toBeLessThan(0.02);
    expect(Math.abs(nc1(erfNtk.gram(X), labels) / ntkLimit - 1)).toBeLessThan(0.02);
  });

  it.each([
    ["relu nngp", relu2],
    ["relu ntk", reluNtk],
    ["erf nngp", erf2],
    ["erf ntk", erfNtk],
  ] as const)("T5: %s follows the limit of many inputs at finite n", (_name, kernel) => {
    const n = 256;
    const q = 4 + 0.25;
    const entry = (k: number): number => {
      const points = {
        rows: 2,
        cols: 2,
        data: Float64Array.of(
          Math.sqrt(2 * q),
          0,
          (k / q) * Math.sqrt(2 * q),
          Math.sqrt(2 * q * (1 - (k / q) ** 2)),
        ),
      };
      return kernel.gram(points).data[1]!;
    };
    const a = kernel.diag({ rows: 1, cols: 1, data: Float64Array.of(Math.sqrt(q)) })[0]!;
    const [b, e] = [entry(4), entry(-4)];
    const own = a / (n / 2) + (1 - 2 / n) * b;
    const limit = (a - own) / (own - (own + e) / 2);
    for (const [d, bound] of [
      [128, 0.01],
      [1024, 0.004],
    ] as const) {
      const { X, labels } = mixture(n, d, 5);
      expect(Math.abs(Math.log10(nc1(kernel.gram(X), labels) / limit))).toBeLessThan(bound);
    }
  });

  it("T6: a random layer's NC1 tends to the kernel's as it widens", () => {
    const { X, labels } = mixture(128, 8, 6);
    const exact = nc1(erf2.gram(X), labels);
    for (const [width, bound] of [
      [500, 0.15],
      [20000, 0.025],
    ] as const) {
      const W = randomNormal(seededRandom(width), 8, width);
      const H = map(matmul(X, W, { alpha: 1 / Math.sqrt(8) }), "erf");
      expect(Math.abs(featureNc1(H, labels) / exact - 1)).toBeLessThan(bound);
    }
    expect(erfOf(0.3)).toBeCloseTo(0.3286267594591274, 14);
  });
});

/**
 * Means of log10 NC1 over ten repeats at N = 1024: data, ReLU NNGP and NTK, erf NNGP and NTK, published code's erf
 * NTK.
 */
const TABLE: readonly (readonly number[])[] = [
  [1, -1.198, -0.897, -0.897, -2.041, -1.482, -1.986],
  [2, -1.209, -0.927, -0.74, -1.262, -0.96, -1.26],
  [8, -1.202, -0.931, -0.657, -1.029, -0.732, -1.033],
  [32, -1.204, -0.936, -0.643, -0.987, -0.685, -0.991],
  [128, -1.206, -0.937, -0.641, -0.978, -0.675, -0.982],
];

describe("log10 NC1 at N = 1024", () => {
  it.each(TABLE)("d = %i: measured values lie within three standard errors", (d, ...expected) => {
    const repeats = 4;
    const seen = expected.map(() => [] as number[]);
    for (let repeat = 0; repeat < repeats; repeat++) {
      const { X, labels } = mixture(1024, d!, 100 * d! + repeat);
      const grams = [linear(), relu2, reluNtk, erf2, erfNtk].map((kernel) => kernel.gram(X));
      [...grams, publishedErfNtk(X)].forEach((K, at) => {
        seen[at]!.push(Math.log10(nc1(K, labels)));
      });
    }
    seen.forEach((values, at) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / repeats;
      const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (repeats - 1));
      const error = Math.hypot(spread / Math.sqrt(repeats), spread / Math.sqrt(10));
      expect(Math.abs(mean - expected[at]!)).toBeLessThan(3 * error + 0.001);
    });
  });
});
