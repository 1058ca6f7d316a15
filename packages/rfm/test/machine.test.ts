import { iris } from "@collapsar/datasets";
import { laplace } from "@collapsar/kernels";
import { matmul, pairwiseDistances, randomNormal, seededRandom, zeros } from "@collapsar/linalg";
import { sum } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accuracy, fitModel, fitRfm, predictRfm, score } from "../src/index.js";
import { predictTiles } from "../src/machine/predict-tiles.js";
import {
  codeTargets,
  decodeClasses,
  determination,
  meanSquaredError,
  medianDistance,
  predictMatrix,
} from "../src/parts.js";
import { maxDifference, randomMetric } from "./numeric.js";

describe("codeTargets", () => {
  it("codes one-hot, ±1 and prevalence, which decode to the labels again", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 30 }), (labels) => {
        const hot = codeTargets(labels, "one-hot", 4);
        const signs = codeTargets(labels, "plus-minus", 4);
        const centred = codeTargets(labels, "prevalence", 4);
        const shares = [0, 1, 2, 3].map((c) => labels.filter((label) => label === c).length / labels.length);
        for (let at = 0; at < hot.data.length; at++) {
          expect(signs.data[at]).toBe(2 * hot.data[at]! - 1);
          expect(centred.data[at]).toBeCloseTo(hot.data[at]! - shares[at % 4]!, 14);
        }
        for (const Y of [hot, signs]) expect(Array.from(decodeClasses(Y))).toEqual(labels);
        expect(Array.from(decodeClasses(centred, shares))).toEqual(labels);
      }),
      { numRuns: 30 },
    );
    expect(() => codeTargets([0, 3], "one-hot", 2)).toThrow("labels must be below 2 classes, got 3");
    expect(() => codeTargets([0, 1], "binary" as "one-hot")).toThrow("coding must be one of one-hot");
  });

  it("reads a single column by its sign", () => {
    expect(Array.from(decodeClasses({ rows: 3, cols: 1, data: Float64Array.of(-1, 0.2, 0) }))).toEqual([
      0, 1, 0,
    ]);
  });
});

describe("medianDistance", () => {
  it("is the lower median of the sorted off-diagonal distances, with and without a metric", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 2, max: 15 }), fc.boolean(), (seed, n, withMetric) => {
        const X = randomNormal(seededRandom(seed), n, 3);
        const metric = withMetric ? randomMetric(seed, 3) : undefined;
        const R = pairwiseDistances(X, X, { metric });
        const sorted = Array.from(R.data)
          .filter((_, at) => at % n > Math.floor(at / n))
          .sort((a, b) => a - b);
        expect(medianDistance(X, metric, seededRandom(0))).toBe(sorted[(sorted.length - 1) >> 1]);
      }),
      { numRuns: 30 },
    );
    expect(() => medianDistance(zeros(4, 2), undefined, seededRandom(0))).toThrow(
      "give a bandwidth as a number",
    );
    expect(() => medianDistance(zeros(1, 2), undefined, seededRandom(0))).toThrow("at least 2 rows, got 1");
  });

  it("estimates from a subset beyond 4,096 rows", () => {
    const X = randomNormal(seededRandom(1), 5000, 4);
    const whole = medianDistance(
      { ...X, rows: 4000, data: X.data.subarray(0, 16_000) },
      undefined,
      seededRandom(0),
    );
    expect(medianDistance(X, undefined, seededRandom(0)) / whole).toBeCloseTo(1, 1);
  });
});

describe("scores", () => {
  it("are weighted means, and R² is 1 for a perfect fit and 0 for the mean", () => {
    const Y = { rows: 4, cols: 1, data: Float64Array.of(-5, -4, -3, 0) };
    const mean = { ...Y, data: Float64Array.of(-3, -3, -3, -3) };
    expect(determination(Y, Y)).toBe(1);
    expect(determination(mean, Y)).toBe(0);
    expect(determination(zeros(2, 1), zeros(2, 1))).toBeUndefined();
    expect(meanSquaredError(mean, Y, [0, 1, 1, 0])).toBe(0.5);
    expect(accuracy([0, 1, 1], [0, 1, 0], [1, 1, 2])).toBe(0.5);
  });
});

describe("predictions", () => {
  it("do not depend on the blocks of rows", () => {
    const random = seededRandom(2);
    const [X, Z, alpha] = [
      randomNormal(random, 11, 3),
      randomNormal(random, 7, 3),
      randomNormal(random, 7, 2),
    ];
    const kernel = laplace({ bandwidth: 2 });
    const told: number[] = [];
    const F = predictTiles(kernel, X, Z, alpha, { entries: 20, onProgress: ({ done }) => told.push(done) });
    expect(maxDifference(F, matmul(kernel.gram(X, Z), alpha))).toBeLessThan(1e-13);
    expect(told).toEqual([0, 2, 4, 6, 8, 10]);
    const { machine } = fitRfm(Z, alpha, { rounds: 1, bandwidth: 2 });
    expect(() => predictRfm(machine, zeros(1, 4))).toThrow("the 3 columns of the fit, got 4");
  });

  it("read class names as numbers where the task is regression", () => {
    const data = { ...iris(), classNames: ["10", "20", "30"] };
    const { model } = fitModel(data, { task: "regression", rounds: 0 });
    const prediction = predictMatrix(model, data.X);
    expect(prediction.kind === "regression" && prediction.values.data[0]).toBeCloseTo(10, 0);
    expect(
      score(
        model,
        data.X,
        Array.from(data.y, (label) => 10 * (label + 1)),
      ),
    ).toBeGreaterThan(0.99);
    expect(() => fitModel(iris(), { task: "regression" })).toThrow("needs numeric targets, got class names");
    const values = { ...iris(), y: new Int32Array(0), target: zeros(150, 1) };
    expect(() => fitModel(values, { task: "classification" })).toThrow("needs class labels");
  });

  it("refuse settings out of range at the door", () => {
    const X = randomNormal(seededRandom(3), 6, 2);
    const Y = codeTargets([0, 1, 0, 1, 0, 1]);
    const bad: [object, string][] = [
      [{ bandwidth: 0 }, "bandwidth must be positive, got 0"],
      [{ bandwidth: { adapted: -1 } }, "bandwidth must be positive, got -1"],
      [{ ridge: -1 }, "ridge must be zero or positive"],
      [{ rounds: 1.5 }, "rounds must be a whole number"],
      [{ sampleWeights: [1, 2] }, "6 rows need as many sample weights, got 2"],
      [{ sampleWeights: [1, 1, 1, 1, 1, 0] }, "sample weight 5 must be positive"],
      [{ keep: "first" }, "keep must be one of best, last"],
      [{ validation: { X: zeros(1, 3), Y } }, "validation rows must have 2 columns, got 3"],
    ];
    for (const [options, message] of bad) expect(() => fitRfm(X, Y, options)).toThrow(message);
    expect(() => fitRfm(X, codeTargets([0, 1]))).toThrow("6 rows need as many targets, got 2");
    expect(() => fitRfm(X, { rows: 6, cols: 1, data: new Float64Array(6).fill(2) })).toThrow(
      "targets must vary, got the same value 2",
    );
  });

  it("change with the metric's power and scale, and AGOPs of samples stand for those of all rows", () => {
    const X = randomNormal(seededRandom(4), 200, 4);
    const Y = { rows: 200, cols: 1, data: Float64Array.from({ length: 200 }, (_, i) => X.data[4 * i]! ** 2) };
    const whole = fitRfm(X, Y, { rounds: 2, bandwidth: 3 }).lastMetric!;
    const sampled = fitRfm(X, Y, { rounds: 2, bandwidth: 3, agopRows: 150 }).lastMetric!;
    expect(maxDifference(sampled, whole)).toBeLessThan(0.1);
    const root = fitRfm(X, Y, { rounds: 1, bandwidth: 3, metricPower: 0.5 }).lastMetric!;
    const plain = fitRfm(X, Y, { rounds: 1, bandwidth: 3 }).lastMetric!;
    expect(maxDifference(matmul(root, root), plain)).toBeLessThan(0.1);
    const diagonal = fitRfm(X, Y, {
      rounds: 1,
      bandwidth: 3,
      metricPower: 0.5,
      diagonal: true,
      normalisation: "trace",
    });
    expect(sum(diagonal.lastMetric!)).toBeCloseTo(4, 10);
  });
});
