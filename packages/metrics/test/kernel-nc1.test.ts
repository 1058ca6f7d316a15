import { gram, type Matrix, matmul, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import {
  cast,
  mapFn,
  mapInPlace,
  pairwiseSquaredDistances,
  rowSquaredNorms,
  trace,
} from "@collapsar/linalg/parts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  expectedKernelNc1,
  gramNc1,
  type KernelLike,
  kernelNc1,
  kernelNc1Bounds,
  nc1TraceRatio,
} from "../src/index.js";
import { kernelNc1Together, relativeNc1 } from "../src/parts.js";
import { arbitraryLabelled, labelled, naiveScatter, relative } from "./naive.js";

const linear: KernelLike = {
  gram: (X, Z) => (Z ? matmul(X, Z, { transposeB: true }) : gram(X)),
  diag: rowSquaredNorms,
};
const gaussian: KernelLike = {
  gram: (X, Z) => mapInPlace(pairwiseSquaredDistances(X, Z ?? X), "exp", -0.5),
  diag: (X) => new Float64Array(X.rows).fill(1),
};

describe("kernel NC1", () => {
  test("of the linear kernel has the traces of the features, in both weightings", () => {
    fc.assert(
      fc.property(arbitraryLabelled, fc.integer({ min: 1, max: 20 }), (data, tile) => {
        const found = kernelNc1(linear, data.H, data.labels, { tile });
        for (const weighting of ["sample", "class"] as const) {
          const { sigmaW, sigmaB } = naiveScatter(data, weighting);
          expect(relative(found[weighting].traceW, trace(sigmaW))).toBeLessThan(1e-10);
          expect(relative(found[weighting].traceB, trace(sigmaB))).toBeLessThan(1e-9);
          const nc1 = nc1TraceRatio(data.H, data.labels, { weighting });
          expect(relative(found[weighting].nc1, nc1)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("takes the sums over blocks that a kernel offers instead of its Gram matrix", () => {
    const { H, labels } = labelled([13, 8, 21], 4, 2);
    const blockSums = (X: Matrix, starts: ArrayLike<number>) => {
      const [K, C] = [gaussian.gram(X), starts.length - 1];
      const sums = new Float64Array(C * C);
      for (let c = 0; c < C; c++) {
        for (let i = starts[c]!; i < starts[c + 1]!; i++) {
          for (let e = 0; e < C; e++) {
            for (let j = starts[e]!; j < starts[e + 1]!; j++) sums[c * C + e]! += K.data[i * K.cols + j]!;
          }
        }
      }
      return sums;
    };
    const refuse = (): never => {
      throw new Error("not to be asked for");
    };
    const [quick, want] = [{ ...gaussian, gram: refuse, blockSums }, kernelNc1(gaussian, H, labels)];
    const family = {
      one: quick,
      two: quick,
      both: refuse,
      blockSums: (X: Matrix, starts: ArrayLike<number>) => ({
        one: blockSums(X, starts),
        two: blockSums(X, starts),
      }),
    };
    const found = kernelNc1Together(family, ["one", "two"], H, labels);
    for (const each of [kernelNc1(quick, H, labels), found.one, found.two]) {
      for (const weighting of ["sample", "class", "paper"] as const) {
        expect(relative(each[weighting].nc1, want[weighting].nc1)).toBeLessThan(1e-10);
      }
    }
  });

  test("does not depend on the tile, and equals that of the whole Gram matrix", () => {
    const { H, labels } = labelled([13, 8, 21], 4, 2);
    const whole = gramNc1(gaussian.gram(H), labels);
    for (const tile of [1, 5, 16, 42, 1024]) {
      const found = kernelNc1(gaussian, H, labels, { tile });
      for (const weighting of ["sample", "class", "paper"] as const) {
        expect(relative(found[weighting].nc1, whole[weighting].nc1)).toBeLessThan(1e-11);
      }
      expect(found).toMatchObject({ n: 42, classes: 3, sizes: [13, 8, 21], warnings: [] });
    }
  });

  test("the three weightings agree for balanced classes", () => {
    const { H, labels } = labelled([7, 7, 7], 3, 4);
    const found = gramNc1(gaussian.gram(H), labels);
    expect(relative(found.sample.nc1, found.paper.nc1)).toBeLessThan(1e-12);
    expect(relative(found.sample.nc1, found.class.nc1)).toBeLessThan(1e-12);
  });

  test("the paper's weighting can go negative on imbalanced classes: returned with a warning", () => {
    const rng = seededRandom(1);
    const labels = Array.from({ length: 60 }, (_, i) => (i < 4 ? 0 : 1));
    const X = mapFn(randomNormal(rng, 60, 2), (value, i) => value * (i < 4 ? 0.01 : 1) + (i < 4 ? 0.2 : 5));
    const found = gramNc1(linear.gram(X), labels);
    expect(found.paper.traceB).toBeLessThan(0);
    expect(found.warnings[0]).toMatch(/not positive in the paper's weighting/);
  });

  test("two kernels on the same tiles give what each gives alone", () => {
    const { H, labels } = labelled([9, 12], 4, 6);
    const family = {
      linear,
      gaussian,
      both: (X: Matrix, Z?: Matrix) => ({ linear: linear.gram(X, Z), gaussian: gaussian.gram(X, Z) }),
    };
    const found = kernelNc1Together(family, ["linear", "gaussian"], H, labels, { tile: 5 });
    expect(found.linear).toEqual(kernelNc1(linear, H, labels, { tile: 5 }));
    expect(found.gaussian).toEqual(kernelNc1(gaussian, H, labels, { tile: 5 }));
  });

  test("float32 tiles stay within 1e-5 of float64", () => {
    const { H, labels } = labelled([300, 500], 6, 6);
    const wanted = kernelNc1(gaussian, H, labels).sample.nc1;
    expect(relative(kernelNc1(gaussian, H, labels, { dtype: "f32" }).sample.nc1, wanted)).toBeLessThan(1e-5);
    expect(relative(kernelNc1(gaussian, cast(H, "f32"), labels).sample.nc1, wanted)).toBeLessThan(1e-5);
  });
});

describe("estimates from samples", () => {
  const { H, labels } = labelled([400, 250, 150], 3, 9);
  const exact = kernelNc1(gaussian, H, labels);

  test("lie within four standard errors of the exact value, which shrink with the budget", () => {
    const errors = [20_000, 320_000].map((samplePairs) => {
      const found = kernelNc1(gaussian, H, labels, {
        pairBudget: 1e5,
        samplePairs: Math.min(samplePairs, 1e5),
        tile: 64,
        seed: samplePairs,
      });
      for (const weighting of ["sample", "class", "paper"] as const) {
        const error = found.estimate!.standardError[weighting];
        for (const key of ["traceW", "traceB", "nc1"] as const) {
          expect(Math.abs(found[weighting][key] - exact[weighting][key])).toBeLessThan(4.5 * error[key]);
        }
      }
      return found.estimate!.standardError.sample.nc1;
    });
    expect(errors[1]!).toBeLessThan(errors[0]!);
  });

  test("are unbiased: their mean over seeds approaches the exact traces as its error says", () => {
    const runs = Array.from({ length: 60 }, (_, seed) =>
      kernelNc1(gaussian, H, labels, { pairBudget: 10_000, samplePairs: 5000, tile: 16, seed }),
    );
    const B = runs.map((run) => run.sample.traceB);
    const mean = B.reduce((a, b) => a + b, 0) / B.length;
    const spread = Math.sqrt(B.reduce((total, b) => total + (b - mean) ** 2, 0) / (B.length - 1));
    expect(Math.abs(mean - exact.sample.traceB)).toBeLessThan((4 * spread) / Math.sqrt(B.length));
    const claimed =
      runs.reduce((total, run) => total + run.estimate!.standardError.sample.traceB, 0) / B.length;
    expect(claimed / spread).toBeGreaterThan(0.7);
    expect(claimed / spread).toBeLessThan(1.4);
  });

  test("the same seed gives the same numbers", () => {
    const run = () => kernelNc1(linear, H, labels, { pairBudget: 10_000, seed: 3 });
    expect(run()).toEqual(run());
  });
});

describe("expectedKernelNc1", () => {
  const [mean, std, d] = [2, 0.5, 3];
  const sampler = {
    classes: 2,
    sample: (c: number, count: number, rng: ReturnType<typeof seededRandom>) =>
      mapFn(randomNormal(rng, count, d), (value) => (c === 0 ? -mean : mean) + std * value),
  };

  test("meets the closed form of the linear kernel, σ²/m², within its standard error", () => {
    const found = expectedKernelNc1(linear, sampler, { seed: 1 });
    for (const weighting of ["sample", "class", "paper"] as const) {
      const error = found.standardError[weighting].nc1;
      expect(error).toBeLessThan(0.01);
      expect(Math.abs(found[weighting].nc1 - std ** 2 / mean ** 2)).toBeLessThan(4 * error);
    }
  });

  test("weighs classes by their priors: (σ²/m²)/(4p(1−p)) for the linear kernel", () => {
    const found = expectedKernelNc1(linear, { ...sampler, priors: [0.2, 0.8] }, { replicates: 64, seed: 2 });
    const wanted = std ** 2 / mean ** 2 / (4 * 0.2 * 0.8);
    expect(Math.abs(found.sample.nc1 - wanted)).toBeLessThan(4 * found.standardError.sample.nc1);
  });

  test("refuses a sampler that yields too few rows, or priors that do not sum to 1", () => {
    expect(() => expectedKernelNc1(linear, { ...sampler, priors: [0.5, 0.6] })).toThrow(/sum to 1/);
    const short = { classes: 2, sample: () => matrix(1, 1, [1]) };
    expect(() => expectedKernelNc1(linear, short)).toThrow(/must yield 16 rows, got 1/);
  });
});

describe("bounds and relative NC1", () => {
  test("the bounds say how far they are and stop when they are told to", () => {
    const { H, labels } = labelled([9, 12], 3, 1);
    const K = gaussian.gram(H);
    const seen: number[] = [];
    kernelNc1Bounds(K, labels, { onProgress: ({ done, total }) => seen.push(done / total!) });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(() => kernelNc1Bounds(K, labels, { signal: AbortSignal.abort() })).toThrow(/abort/i);
  });

  test("the bounds hold for random kernels", () => {
    fc.assert(
      fc.property(arbitraryLabelled, (data) => {
        const K = gaussian.gram(data.H);
        const { traceWUpper, traceBLower } = kernelNc1Bounds(K, data.labels);
        const { paper } = gramNc1(K, data.labels);
        expect(paper.traceW).toBeLessThanOrEqual(traceWUpper + 1e-12);
        expect(paper.traceB).toBeGreaterThanOrEqual(traceBLower - 1e-12);
      }),
      { numRuns: 60 },
    );
  });

  test("relative NC1 divides by that of the data plus the offset", () => {
    expect(relativeNc1(0.5, 0.25, { offset: 0.25 })).toBe(1);
    expect(() => relativeNc1(1, 0, { offset: 0 })).toThrow(/must be positive, got 0/);
    expect(() => relativeNc1(Number.NaN, 1)).toThrow(/must be finite, got NaN/);
    expect(() => relativeNc1(1, -1)).toThrow(RangeError);
  });
});

describe("bad input", () => {
  const X = matrix(4, 1, [1, 3, 0, 4]);
  const refused: [string, () => unknown, RegExp][] = [
    ["equal class means", () => gramNc1(linear.gram(X), [0, 0, 1, 1]), /gramNc1: tr Σ_B must be larger/],
    [
      "a NaN from the kernel",
      () =>
        kernelNc1(
          { ...linear, gram: () => matrix(4, 4, new Float64Array(16).fill(Number.NaN)) },
          X,
          [0, 1, 1, 0],
        ),
      /kernel must be finite/,
    ],
    [
      "a NaN in X",
      () => kernelNc1(linear, matrix(4, 1, [1, 2, Number.NaN, 4]), [0, 0, 1, 1]),
      /X must be finite/,
    ],
    [
      "a class with one sample",
      () => kernelNc1(linear, X, [0, 0, 0, 1]),
      /at least 2 samples, got 1 of class 1/,
    ],
    [
      "a tile of zero rows",
      () => kernelNc1(linear, X, [0, 1, 1, 0], { tile: 0 }),
      /tile must be a whole number of at least 1/,
    ],
    [
      "no budget",
      () => kernelNc1(linear, X, [0, 1, 1, 0], { pairBudget: 0 }),
      /pairBudget must be positive, got 0/,
    ],
    [
      "an unknown type",
      () => kernelNc1(linear, X, [0, 1, 1, 0], { dtype: "f16" as "f32" }),
      /dtype must be one of/,
    ],
    ["a Gram matrix that is not square", () => gramNc1(matrix(2, 1, [1, 2]), [0, 1]), /K must be square/],
  ];
  test.each(refused)("%s is refused", (_, run, message) => {
    expect(run).toThrow(RangeError);
    expect(run).toThrow(message);
  });
});
