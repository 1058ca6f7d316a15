import { matmul, matrix, pinv, seededRandom } from "@collapsar/linalg";
import { innerProduct, trace } from "@collapsar/linalg/parts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  collapseMetrics,
  hypersphericalUniformity,
  measureFeatures,
  nc1Cdnv,
  nc1Pinv,
  nc1Std,
  nc1TraceRatio,
  nc2Equiangular,
  nc2Equinorm,
  nc2EtfDistance,
  nc2EtfMeanSquare,
  nc2MaxAngle,
  nc3Duality,
  nc4,
  nc5,
} from "../src/index.js";
import { nc1AndNc2, oodDetector } from "../src/parts.js";
import {
  arbitraryLabelled,
  average,
  dot,
  labelled,
  naiveScatter,
  pairs,
  relative,
  variance,
} from "./naive.js";

const weightings = fc.constantFrom("sample" as const, "class" as const);
const norm = (a: readonly number[]) => Math.sqrt(dot(a, a));
const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-10 * (1 + Math.abs(b)));
const each = (property: Parameters<typeof fc.assert>[0]) => fc.assert(property, { numRuns: 40 });

describe("NC1", () => {
  test("the trace ratio is the ratio of the traces of the explicit scatter matrices", () => {
    each(
      fc.property(arbitraryLabelled, weightings, (data, weighting) => {
        const { sigmaW, sigmaB } = naiveScatter(data, weighting);
        close(nc1TraceRatio(data.H, data.labels, { weighting }), trace(sigmaW) / trace(sigmaB));
      }),
    );
  });

  test("pinv is tr(Σ_W Σ_B⁺)/C of the explicit matrices", () => {
    each(
      fc.property(arbitraryLabelled, weightings, (data, weighting) => {
        const { sigmaW, sigmaB, means } = naiveScatter(data, weighting);
        const explicit = innerProduct(sigmaW, pinv(sigmaB, { rtol: 1e-12 })) / means.length;
        const found = nc1Pinv(data.H, data.labels, { weighting, rtol: 1e-12 });
        expect(relative(found, explicit)).toBeLessThan(1e-6);
      }),
    );
  });

  test("CDNV is its mean over pairs, and std the mean of all standard deviations", () => {
    each(
      fc.property(arbitraryLabelled, (data) => {
        const { means, spreads, stds } = naiveScatter(data);
        const ratios = pairs(means.length).map(([c, e]) => {
          const gap = means[c]!.map((m, j) => m - means[e]![j]!);
          return (spreads[c]! + spreads[e]!) / (2 * dot(gap, gap));
        });
        close(nc1Cdnv(data.H, data.labels), average(ratios));
        close(nc1Std(data.H, data.labels), average(stds));
      }),
    );
  });
});

describe("NC2 and uniformity", () => {
  test("all follow from the explicit cosines of the centred means", () => {
    each(
      fc.property(arbitraryLabelled, weightings, ({ H, labels, sizes, ...rest }, weighting) => {
        const { M } = naiveScatter({ H, labels, ...rest }, weighting);
        const classes = sizes.length;
        const norms = M.map(norm);
        const cosines = pairs(classes).map(([c, e]) => dot(M[c]!, M[e]!) / (norms[c]! * norms[e]!));
        const gaps = cosines.map((cos) => cos + 1 / (classes - 1));
        const options = { weighting };
        close(nc2Equinorm(H, labels, options), Math.sqrt(variance(norms)) / average(norms));
        close(nc2Equiangular(H, labels, options), Math.sqrt(variance(cosines)));
        close(nc2MaxAngle(H, labels, options), average(gaps.map(Math.abs)));
        const squares = (2 * gaps.reduce((total, gap) => total + gap * gap, 0)) / classes ** 2;
        close(nc2EtfMeanSquare(H, labels, options), squares);
        expect(nc1AndNc2(H, labels, options)).toEqual({
          nc1: nc1TraceRatio(H, labels, options),
          nc2: nc2EtfMeanSquare(H, labels, options),
        });
      }),
    );
  });

  test("the ETF distance is the norm of the explicit difference", () => {
    each(
      fc.property(arbitraryLabelled, weightings, (data, weighting) => {
        const { M } = naiveScatter(data, weighting);
        const classes = M.length;
        const G = M.map((a) => M.map((b) => dot(a, b)));
        const size = Math.sqrt(G.flat().reduce((total, g) => total + g * g, 0));
        const ideal = (c: number, e: number) => ((c === e ? 1 : 0) - 1 / classes) / Math.sqrt(classes - 1);
        const gaps = G.flatMap((row, c) => row.map((g, e) => g / size - ideal(c, e)));
        const distance = Math.sqrt(gaps.reduce((total, gap) => total + gap * gap, 0));
        close(nc2EtfDistance(data.H, data.labels, { weighting }), distance);
      }),
    );
  });

  test("uniformity has the moments of the explicit distances, for any exponent", () => {
    const exponents = fc.constantFrom(undefined, 1, 2.5);
    each(
      fc.property(arbitraryLabelled, exponents, (data, rieszExponent) => {
        fc.pre(data.H.cols > 1);
        const { M } = naiveScatter(data);
        const units = M.map((m) => m.map((x) => x / norm(m)));
        const distances = pairs(M.length).map(([c, e]) => norm(units[c]!.map((x, j) => x - units[e]![j]!)));
        const s = rieszExponent ?? Math.max(data.H.cols - 2, 1);
        const found = hypersphericalUniformity(data.H, data.labels, { rieszExponent });
        const logs = distances.map((r) => -Math.log(r));
        const riesz = distances.map((r) => r ** -s);
        close(found.log.mean, average(logs));
        close(found.log.variance, variance(logs));
        expect(relative(found.riesz.mean, average(riesz))).toBeLessThan(1e-9);
        expect(Math.abs(found.riesz.variance - variance(riesz))).toBeLessThan(1e-8 * average(riesz) ** 2);
      }),
    );
  });

  test("equal directions have infinite energy, never NaN", () => {
    const H = matrix(6, 1, [1, 1.5, 2, 2.5, -5, -4]);
    const found = hypersphericalUniformity(H, [0, 0, 1, 1, 2, 2]);
    expect(found.log).toEqual({ mean: Number.POSITIVE_INFINITY, variance: Number.POSITIVE_INFINITY });
    expect(found.riesz).toEqual({ mean: Number.POSITIVE_INFINITY, variance: Number.POSITIVE_INFINITY });
  });
});

describe("NC3, NC4 and NC5", () => {
  test("NC3 is the explicit distance and cosines, and 0 and 1 for W = M", () => {
    each(
      fc.property(arbitraryLabelled, weightings, (data, weighting) => {
        const { M } = naiveScatter(data, weighting);
        const [C, p] = [M.length, M[0]!.length];
        const rng = seededRandom(C * 31 + p);
        const W = M.map((m) => m.map(() => rng.normal()));
        const flat = (A: number[][]) => {
          const size = norm(A.flat());
          return A.flat().map((x) => x / size);
        };
        const found = nc3Duality(data.H, data.labels, matrix(C, p, W.flat()), { weighting });
        const mean = flat(M);
        close(found.selfDuality, norm(flat(W).map((w, k) => w - mean[k]!)));
        const cosines = M.map((m, c) => dot(m, W[c]!) / (norm(m) * norm(W[c]!)));
        close(found.alignment.mean, average(cosines));
        close(found.alignment.variance, variance(cosines));
        const self = nc3Duality(data.H, data.labels, matrix(C, p, M.flat()), { weighting });
        close(self.selfDuality, 0);
        close(self.alignment.mean, 1);
      }),
    );
  });

  test("NC4 compares argmax(Wh + b) with the nearest mean, and is 0 for the nearest-mean classifier", () => {
    each(
      fc.property(arbitraryLabelled, (data) => {
        const { means, groups } = naiveScatter(data);
        const [C, p] = [means.length, means[0]!.length];
        const rng = seededRandom(7 * C + p);
        const W = means.map((m) => m.map(() => rng.normal()));
        const b = means.map(() => rng.normal());
        const argmax = (scores: number[]) => scores.indexOf(Math.max(...scores));
        const differs = groups.flat().filter((h) => {
          const decided = argmax(W.map((w, c) => dot(w, h) + b[c]!));
          return decided !== argmax(means.map((m) => -dot(m, m) / 2 + dot(m, h)));
        });
        const found = nc4(data.H, data.labels, { weights: matrix(C, p, W.flat()), bias: b });
        expect(found).toBe(differs.length / data.labels.length);
        const nearest = { weights: matrix(C, p, means.flat()), bias: means.map((m) => -dot(m, m) / 2) };
        expect(nc4(data.H, data.labels, nearest)).toBe(0);
      }),
    );
  });

  test("NC5 is the mean |cos| to the plain mean of the out-of-distribution samples", () => {
    each(
      fc.property(arbitraryLabelled, fc.integer({ min: 1, max: 6 }), (data, k) => {
        const { means } = naiveScatter(data);
        const p = data.H.cols;
        const rng = seededRandom(k);
        const ood = matrix(
          k,
          p,
          Array.from({ length: k * p }, () => 1 + rng.normal()),
        );
        const mean = Array.from(matmul(matrix(1, k, new Float64Array(k).fill(1 / k)), ood).data);
        const cosines = means.map((m) => Math.abs(dot(m, mean)) / (norm(m) * norm(mean)));
        close(nc5(data.H, data.labels, ood), average(cosines));
        close(nc5(data.H, data.labels, mean), average(cosines));
      }),
    );
  });
});

describe("collapseMetrics", () => {
  test("gathers the single functions under the keys of the command line", () => {
    const { H, labels } = labelled([4, 7, 3], 5, 3);
    const weights = matrix(
      3,
      5,
      Array.from({ length: 15 }, (_, k) => Math.sin(k)),
    );
    const options = { weighting: "class" as const };
    const found = collapseMetrics(H, labels, { ...options, weights, bias: [0, 1, 2], ood: [1, 2, 3, 4, 5] });
    expect(found).toMatchObject({ n: 14, p: 5, classes: 3, sizes: [4, 7, 3], weighting: "class" });
    expect(found.nc1.traceRatio).toBe(nc1TraceRatio(H, labels, options));
    expect(found.nc1.pinv).toBe(nc1Pinv(H, labels, options));
    expect(found.nc1.cdnv).toBe(nc1Cdnv(H, labels));
    expect(found.nc1.std).toBe(nc1Std(H, labels));
    expect(found.nc2.equinorm).toBe(nc2Equinorm(H, labels, options));
    expect(found.nc2.etfDistance).toBe(nc2EtfDistance(H, labels, options));
    expect(found.nc3).toEqual({
      ...nc3Duality(H, labels, weights, options),
      centred: nc3Duality(H, labels, weights, { ...options, centred: true }),
    });
    expect(found.nc4).toBe(nc4(H, labels, { weights, bias: [0, 1, 2] }));
    expect(found.nc5).toBe(nc5(H, labels, [1, 2, 3, 4, 5]));
    expect(found.uniformity).toEqual(hypersphericalUniformity(H, labels, options));
    const bare = collapseMetrics(H, labels);
    expect(Object.keys(bare)).toEqual([
      "n",
      "p",
      "classes",
      "sizes",
      "nc1",
      "nc2",
      "uniformity",
      "norms",
      "weighting",
    ]);
  });

  test("numbers that are infinite are null with their reason, whatever else has a value", () => {
    const H = matrix(6, 3, [1, 0, 0, 1.1, 0, 0, 2, 0, 0, 2.1, 0, 0, -3, 0, 0, -3.2, 0, 0]);
    const { uniformity, undefined: reasons, nc1 } = collapseMetrics(H, [0, 0, 1, 1, 2, 2]);
    expect(uniformity).toEqual({
      log: { mean: null, variance: null },
      riesz: { mean: null, variance: null },
    });
    for (const key of ["log.mean", "log.variance", "riesz.mean", "riesz.variance"]) {
      expect(reasons![`uniformity.${key}`]).toMatch(/^is infinite: the centred means of two classes must/);
    }
    expect(nc1.traceRatio).toBeGreaterThan(0);
    const wide = { rieszExponent: 1e5 };
    const near = matrix(4, 2, [1, 0, 1.1, 0, -1, 0.5, -1.1, 0.6]);
    const { uniformity: energies, undefined: why } = collapseMetrics(near, [0, 0, 1, 1], wide);
    expect(energies!.riesz).toMatchObject({ mean: 0, logMean: expect.any(Number) });
    expect(why).toBe(undefined);
  });

  test("a collapsed frame has every metric at its collapsed value", () => {
    const H = matrix(6, 3, [1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1]);
    const W = matrix(3, 3, [2, -1, -1, -1, 2, -1, -1, -1, 2]);
    const { nc1, nc2, nc3, nc4: disagreement } = collapseMetrics(H, [0, 0, 1, 1, 2, 2], { weights: W });
    const { pinvRank, ...zero } = nc1;
    expect(pinvRank).toBe(2);
    for (const value of [...Object.values(zero), ...Object.values(nc2), nc3!.selfDuality, disagreement!])
      close(value!, 0);
    close(nc3!.alignment!.mean, 1);
  });
});

describe("bad input", () => {
  const H = matrix(4, 2, [0, 1, 2, 3, 4, 5, 6, 8]);
  const refused: [string, () => unknown, RegExp][] = [
    [
      "a class of one sample",
      () => collapseMetrics(H, [0, 0, 0, 1]),
      /collapseMetrics: every class needs at least 2 samples, got 1 of class 1; .*minPerClass/,
    ],
    ["one class", () => collapseMetrics(H, [0, 0, 0, 0]), /at least 2 classes/],
    ["a fractional label", () => collapseMetrics(H, [0, 0, 0.5, 1]), /whole numbers/],
    ["too few labels", () => collapseMetrics(H, [0, 0, 1]), /4 samples need 4 labels, got 3/],
    [
      "NaN",
      () => nc1TraceRatio(matrix(4, 1, [1, 2, Number.NaN, 4]), [0, 0, 1, 1]),
      /finite, got NaN at row 2, column 0/,
    ],
    [
      "NaN in a block behind the first",
      () => {
        const [rows, cols] = [20, 2 ** 15];
        const data = new Float64Array(rows * cols);
        data[17 * cols + 5] = Number.NaN;
        measureFeatures(
          { rows, cols, data },
          Array.from({ length: rows }, (_, i) => i % 2),
        );
      },
      /H must be finite, got NaN at row 17, column 5/,
    ],
    [
      "NaN out of distribution",
      () => measureFeatures(H, [0, 0, 1, 1], { metrics: ["ood"], ood: matrix(2, 2, [1, 2, 3, Number.NaN]) }),
      /ood must be finite, got NaN at row 1, column 1/,
    ],
    [
      "features of another width to score",
      () => oodDetector(H, [0, 0, 1, 1]).scores(matrix(1, 3, [1, 2, 3])),
      /oodDetector: H must have 2 features, as those behind the fit, got 3/,
    ],
    [
      "equal class means",
      () => nc1TraceRatio(matrix(4, 1, [1, 3, 0, 4]), [0, 0, 1, 1]),
      /all class means are equal: tr Σ_B must be positive, got 0/,
    ],
    [
      "a direction that is not there",
      () => nc2Equiangular(matrix(6, 1, [-1, -1, 0, 0, 1, 1]), [0, 0, 1, 1, 2, 2]),
      /the mean of class 1 equals the global mean/,
    ],
    [
      "two equal means",
      () => nc1Cdnv(matrix(6, 1, [-1, -2, -1, -2, 1, 2]), [0, 0, 1, 1, 2, 2]),
      /different means, got equal ones for 0 and 1/,
    ],
    [
      "weights of another shape",
      () => nc3Duality(H, [0, 0, 1, 1], matrix(2, 1, [1, 2])),
      /weights must be 2×2 .*, got 2×1/,
    ],
    [
      "a zero row of weights",
      () => nc3Duality(H, [0, 0, 1, 1], matrix(2, 2, [1, 2, 0, 0])),
      /weights of class 1 are zero/,
    ],
    [
      "a bias of another length",
      () => nc4(H, [0, 0, 1, 1], { weights: H, bias: [1] }),
      /bias must hold 4 numbers/,
    ],
    ["a zero mean of ood", () => nc5(H, [0, 0, 1, 1], [0, 0]), /out-of-distribution features is zero/],
    [
      "an unknown weighting",
      () => nc1TraceRatio(H, [0, 0, 1, 1], { weighting: "paper" as "class" }),
      /must be one of sample, class, published/,
    ],
    [
      "a negative exponent",
      () => hypersphericalUniformity(H, [0, 0, 1, 1], { rieszExponent: -1 }),
      /rieszExponent must be positive/,
    ],
  ];
  test.each(refused)("%s is refused by name", (_, run, message) => {
    expect(run).toThrow(RangeError);
    expect(run).toThrow(message);
  });
});
