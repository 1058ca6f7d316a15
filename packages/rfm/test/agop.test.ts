import { gaussian, generalisedLaplace, type Kernel, laplace, type RadialKernel } from "@collapsar/kernels";
import {
  filled,
  type Matrix,
  matmul,
  pairwiseDistances,
  randomNormal,
  seededRandom,
} from "@collapsar/linalg";
import { maxAbs, randomUniform, rowRange, subtract } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agop } from "../src/index.js";
import {
  cheaperContraction,
  contractionCost,
  metricKernel,
  metricKernelNames,
  normaliseMetric,
  quadraticAgop,
  radialAgop,
} from "../src/parts.js";
import { laplaceByHand, maxDifference, randomMetric } from "./numeric.js";

/** AGOP by central differences of f, the independent route. */
function differenceAgop(kernel: Kernel, X: Matrix, Z: Matrix, alpha: Matrix, centre = false): Matrix {
  const [n, d, C] = [X.rows, X.cols, alpha.cols];
  const step = 1e-5;
  const jacobian = new Float64Array(n * C * d);
  for (let k = 0; k < d; k++) {
    const moved = (sign: number) =>
      matmul(
        kernel.gram({ ...X, data: X.data.map((v, at) => (at % d === k ? v + sign * step : v)) }, Z),
        alpha,
      );
    const change = subtract(moved(1), moved(-1));
    for (let i = 0; i < n * C; i++) jacobian[i * d + k] = change.data[i]! / (2 * step);
  }
  if (centre) {
    for (let column = 0; column < C * d; column++) {
      let mean = 0;
      for (let i = 0; i < n; i++) mean += jacobian[i * C * d + column]! / n;
      for (let i = 0; i < n; i++) jacobian[i * C * d + column]! -= mean;
    }
  }
  const J = { rows: n * C, cols: d, data: jacobian };
  return matmul(J, J, { transposeA: true, alpha: 1 / n });
}

const sizes = fc.record({
  seed: fc.nat(1e6),
  n: fc.integer({ min: 1, max: 12 }),
  p: fc.integer({ min: 1, max: 12 }),
  d: fc.integer({ min: 1, max: 6 }),
  C: fc.integer({ min: 1, max: 4 }),
});

function problem({ seed, n, p, d, C }: { seed: number; n: number; p: number; d: number; C: number }) {
  const random = seededRandom(seed);
  return { X: randomNormal(random, n, d), Z: randomNormal(random, p, d), alpha: randomNormal(random, p, C) };
}

/**
 * Whether no two points nearly meet. There D of a kinked kernel grows as 1/r: the class-free form squares it and
 * loses r² of its digits, and differences across the kink are not derivatives.
 */
function areApart({ X, Z }: { readonly X: Matrix; readonly Z: Matrix }): boolean {
  return pairwiseDistances(X, Z).data.every((distance) => distance > 0.01);
}

describe("agop", () => {
  it("agrees between both contractions to rounding, centred or not, weighted or not", () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.boolean(), (size, centre, weighted) => {
        const { X, Z, alpha } = problem(size);
        fc.pre(areApart({ X, Z }));
        const metric = randomMetric(size.seed, size.d);
        const { D } = laplaceByHand(X, Z, 2, metric);
        const weights = weighted ? randomUniform(seededRandom(size.seed), size.n, 1, 0.1, 3).data : undefined;
        const options = { metric, centre, weights };
        const rows = radialAgop(D, X, Z, alpha, { ...options, contraction: "rows" });
        const classFree = radialAgop(D, X, Z, alpha, { ...options, contraction: "class-free" });
        const scale = 1 + Math.max(...rows.data);
        expect(maxDifference(rows, classFree)).toBeLessThan(1e-10 * scale);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps its digits where points nearly meet: there auto turns from the class-free form to rows", () => {
    const { X, alpha } = problem({ seed: 12, n: 60, p: 60, d: 40, C: 5 });
    for (let k = 0; k < 40; k++) X.data[40 + k] = X.data[k]! + 1e-6 * (k % 3);
    const { D } = laplace({ bandwidth: 5 }).radialGram(X);
    expect(cheaperContraction({ n: 60, p: 60, d: 40, outputs: 5, symmetric: true })).toBe("class-free");
    expect(cheaperContraction({ n: 60, p: 60, d: 40, outputs: 5 })).toBe("class-free");
    for (const points of [X, { ...X, data: X.data.slice() }]) {
      const sums = (contraction: "rows" | "class-free" | "auto") =>
        radialAgop(D, points, X, alpha, { contraction });
      const rows = sums("rows");
      expect(maxDifference(sums("class-free"), rows) / maxAbs(rows)).toBeGreaterThan(1e-9);
      expect(sums("auto")).toEqual(rows);
    }
  });

  it("agrees with central differences for laplace and gaussian with a metric", () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.constantFrom(laplace, gaussian), (size, centre, kernelOf) => {
        const { X, Z, alpha } = problem(size);
        fc.pre(areApart({ X, Z }));
        const metric = randomMetric(size.seed, size.d);
        const kernel = kernelOf({ bandwidth: 3, metric });
        const A = agop(kernel, X, Z, alpha, { metric, centre });
        const reference = differenceAgop(kernel, X, Z, alpha, centre);
        expect(maxDifference(A, reference)).toBeLessThan(1e-6 * (1 + Math.max(...A.data)));
      }),
      { numRuns: 30 },
    );
  });

  it.each(metricKernelNames)(
    "agrees with central differences for the %s kernel, by each kind of metric",
    (name) => {
      const { X, Z, alpha } = problem({ seed: 8, n: 5, p: 6, d: 3, C: 2 });
      const full = randomMetric(9, 3);
      const diagonal = { rows: 3, cols: 1, data: Float64Array.of(0.5, 1, 2) };
      for (const metric of [undefined, full, diagonal]) {
        const kernel = metricKernel({ name, norm: 1.5, exponent: 1.2 }, 3, metric);
        const A = agop(kernel, X, Z, alpha, { metric });
        expect(maxDifference(A, differenceAgop(kernel, X, Z, alpha))).toBeLessThan(
          1e-6 * (1 + Math.max(...A.data)),
        );
      }
    },
  );

  it("takes the quadratic kernel's short way", () => {
    const { X, Z, alpha } = problem({ seed: 11, n: 7, p: 6, d: 3, C: 2 });
    for (const metric of [undefined, randomMetric(9, 3)]) {
      const kernel = metricKernel("polynomial", 1, metric);
      expect(maxDifference(quadraticAgop(X, Z, alpha, metric), agop(kernel, X, Z, alpha))).toBeLessThan(1e-9);
    }
  });

  it("takes sums of kernels", () => {
    const { X, Z, alpha } = problem({ seed: 10, n: 5, p: 6, d: 3, C: 2 });
    const sum = { sum: [{ name: "laplace", weight: 0.5 }, { name: "gaussian" }] } as const;
    const kernel = metricKernel(sum, 2, randomMetric(9, 3));
    const A = agop(kernel, X, Z, alpha);
    expect(maxDifference(A, differenceAgop(kernel, X, Z, alpha))).toBeLessThan(1e-6);
    expect(() => metricKernel("sine" as "laplace", 1)).toThrow("kernel must be one of laplace, gaussian");
  });

  it("agrees across tiles of points and centres with the form that is given all derivatives", () => {
    const { X, Z, alpha } = problem({ seed: 5, n: 1100, p: 1300, d: 3, C: 2 });
    const kernel = laplace({ bandwidth: 2 });
    const weights = randomUniform(seededRandom(6), X.rows, 1, 0.5, 2).data;
    const { D } = kernel.radialGram(X, Z);
    for (const centre of [false, true]) {
      const options = { centre, weights, contraction: "rows" } as const;
      const byTiles = agop(kernel, X, Z, alpha, options);
      expect(maxDifference(byTiles, radialAgop(D, X, Z, alpha, options))).toBeLessThan(
        1e-12 * maxAbs(byTiles),
      );
    }
  });

  it.each([0, 1e6])(
    "is as right where a tile ends in one row that stands elsewhere too, about %f",
    (offset) => {
      for (const d of [3, 20]) {
        const { X, Z: _, alpha } = problem({ seed: d, n: 1025, p: 1025, d, C: 2 });
        X.data.copyWithin(1024 * d, 3 * d, 4 * d);
        for (let at = 0; at < X.data.length; at++) X.data[at]! += offset;
        const metric = randomMetric(d, d);
        for (const kernel of [
          laplace({ bandwidth: 3, metric }),
          generalisedLaplace({ bandwidth: 3, q: 0.5, metric }),
        ] as RadialKernel[]) {
          const expected = radialAgop(kernel.radialGram(X, { ...X, data: X.data.slice() }).D, X, X, alpha);
          for (const Z of [X, { ...X, data: X.data.slice() }]) {
            for (const contraction of ["rows", "class-free"] as const) {
              for (const blockRows of [undefined, 1, 512]) {
                if (blockRows === 1 && (contraction === "class-free" || d > 3)) continue;
                const A = agop(kernel, X, Z, alpha, { contraction, blockRows });
                expect(
                  maxDifference(A, expected),
                  `${kernel.name}, ${contraction}, ${blockRows}`,
                ).toBeLessThan(1e-7 * (offset === 0 ? 1 : 100) * maxAbs(expected));
              }
            }
          }
        }
      }
    },
  );

  it("agrees where points are the centres, by pairs of tiles and by blocks of points", () => {
    const { X } = problem({ seed: 7, n: 2100, p: 2, d: 3, C: 2 });
    const alpha = randomNormal(seededRandom(8), X.rows, 2);
    const weights = randomUniform(seededRandom(6), X.rows, 1, 0.5, 2).data;
    for (const kernel of [laplace({ bandwidth: 2 }), gaussian({ bandwidth: 2 })]) {
      const { D } = kernel.radialGram(X);
      for (const centre of [false, true]) {
        const options = { centre, weights, contraction: "rows" } as const;
        const expected = radialAgop(D, X, X, alpha, options);
        for (const blockRows of [undefined, 900]) {
          const byTiles = agop(kernel, X, X, alpha, { ...options, blockRows });
          expect(maxDifference(byTiles, expected)).toBeLessThan(1e-11 * maxAbs(expected));
        }
      }
    }
  });

  it("does not depend on the blocks of points, and its diagonal is the diagonal", () => {
    const { X, Z, alpha } = problem({ seed: 3, n: 11, p: 9, d: 4, C: 3 });
    const kernel = laplace({ bandwidth: 2 });
    for (const centre of [false, true]) {
      const whole = agop(kernel, X, Z, alpha, { centre });
      for (const contraction of ["auto", "rows", "class-free"] as const) {
        const blocks = agop(kernel, X, Z, alpha, { centre, contraction, blockRows: 3 });
        expect(maxDifference(blocks, whole)).toBeLessThan(1e-12);
      }
      const diagonal = agop(kernel, X, Z, alpha, { centre, diagonal: true });
      expect(Array.from(diagonal.data)).toEqual([0, 1, 2, 3].map((k) => whole.data[k * 5]));
    }
  });

  it("agrees with the kernel's own gradient, and weights are repetitions", () => {
    const { X, Z, alpha } = problem({ seed: 4, n: 8, p: 7, d: 3, C: 2 });
    const { name, gram, diag, inputGradient } = laplace({ bandwidth: 2 });
    const plain = agop(laplace({ bandwidth: 2 }), X, Z, alpha);
    expect(maxDifference(agop({ name, gram, diag, inputGradient }, X, Z, alpha), plain)).toBeLessThan(1e-12);
    const twice = { rows: 9, cols: 3, data: Float64Array.from([...X.data, ...rowRange(X, 0, 1).data]) };
    for (const centre of [false, true]) {
      const repeated = agop(laplace({ bandwidth: 2 }), twice, Z, alpha, { centre });
      const weights = [2, 1, 1, 1, 1, 1, 1, 1];
      const weighted = agop(laplace({ bandwidth: 2 }), X, Z, alpha, { centre, weights });
      const generic = agop({ name, gram, diag, inputGradient }, X, Z, alpha, { centre, weights });
      expect(maxDifference(weighted, repeated)).toBeLessThan(1e-12);
      expect(maxDifference(generic, repeated)).toBeLessThan(1e-12);
    }
  });

  it("keeps its digits far from the origin", () => {
    const { X, Z, alpha } = problem({ seed: 5, n: 10, p: 10, d: 3, C: 2 });
    const far = (A: Matrix) => ({ ...A, data: A.data.map((v) => v + 1024) });
    const { D } = laplaceByHand(X, Z, 2);
    for (const contraction of ["rows", "class-free"] as const) {
      const near = radialAgop(D, X, Z, alpha, { contraction });
      expect(maxDifference(radialAgop(D, far(X), far(Z), alpha, { contraction }), near)).toBeLessThan(1e-9);
    }
  });

  it("refuses shapes that disagree and coefficients that are not finite", () => {
    const { X, Z, alpha } = problem({ seed: 6, n: 4, p: 3, d: 2, C: 2 });
    const kernel = laplace({ bandwidth: 1 });
    expect(() => agop(kernel, X, X, alpha)).toThrow(
      "agop: alpha must have a row for each of the 4 centres, got 3",
    );
    expect(() => agop(kernel, X, Z, { ...alpha, data: alpha.data.map(() => Number.NaN) })).toThrow(
      "must be finite",
    );
    expect(() => radialAgop(alpha, X, Z, alpha)).toThrow("radialAgop: D must be 4×3, got 3×2");
    expect(() => agop(kernel, X, Z, alpha, { weights: [1] })).toThrow("4 points need as many weights, got 1");
  });
});

describe("contraction of one set of points", () => {
  it("agrees with the gradient rows across tiles, and with the rectangular form", () => {
    const random = seededRandom(3);
    const X = randomNormal(random, 1100, 3);
    const alpha = randomNormal(random, 1100, 2);
    const { D } = laplace({ bandwidth: 2 }).radialGram(X);
    const rows = radialAgop(D, X, X, alpha, { contraction: "rows" });
    const tiles = radialAgop(D, X, X, alpha, { contraction: "class-free" });
    const scratch = filled(1100, 1100, Number.NaN);
    expect(radialAgop(D, X, X, alpha, { contraction: "class-free", scratch })).toEqual(tiles);
    const rectangular = radialAgop(D, X, { ...X, data: X.data.slice() }, alpha, {
      contraction: "class-free",
    });
    expect(maxDifference(tiles, rows) / maxAbs(rows)).toBeLessThan(1e-11);
    expect(maxDifference(tiles, rectangular) / maxAbs(rows)).toBeLessThan(1e-11);
  });

  it("costs half as much", () => {
    const sizes = { n: 1000, p: 1000, d: 500, outputs: 10 };
    const [whole, half] = [contractionCost(sizes), contractionCost({ ...sizes, symmetric: true })];
    expect(half.rows).toBe(whole.rows);
    expect(half["class-free"] / whole["class-free"]).toBeLessThan(0.7);
  });
});

describe("contractionCost", () => {
  it("prefers rows for few outputs and inputs, and the class-free form for many", () => {
    expect(cheaperContraction({ n: 5000, p: 5000, d: 100, outputs: 10 })).toBe("rows");
    expect(cheaperContraction({ n: 5000, p: 5000, d: 784, outputs: 10 })).toBe("class-free");
    const cost = contractionCost({ n: 10, p: 10, d: 3, outputs: 100 });
    expect(cost["class-free"]).toBeLessThan(cost.rows);
  });
});

describe("normaliseMetric", () => {
  it("scales to the largest entry 1, to trace d, or not at all", () => {
    const M = randomMetric(7, 4);
    expect(Math.max(...normaliseMetric(M).data)).toBeCloseTo(1, 14);
    const byTrace = normaliseMetric(M, "trace");
    expect([0, 1, 2, 3].reduce((total, k) => total + byTrace.data[k * 5]!, 0)).toBeCloseTo(4, 12);
    expect(normaliseMetric(M, "none")).toBe(M);
    expect(() => normaliseMetric({ rows: 2, cols: 2, data: new Float64Array(4) })).toThrow("not zero");
  });
});
