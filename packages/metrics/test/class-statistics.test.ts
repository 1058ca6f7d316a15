import { type Matrix, matrix, seededRandom } from "@collapsar/linalg";
import { cast, mapFn, rowRange } from "@collapsar/linalg/parts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ClassStatistics,
  type CollapseMetrics,
  classStatistics,
  collapseMetrics,
  mergeStatistics,
  summariseStatistics,
  summaryMetrics,
  updateStatistics,
  type Weighting,
} from "../src/index.js";
import { nc4Disagreements } from "../src/parts.js";
import { arbitraryLabelled, type Labelled, labelled, relative } from "./naive.js";

function stream(
  { H, labels }: Labelled,
  batch: number,
  weighting: Weighting,
  classes: number,
): ClassStatistics {
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label]! += 1;
  const stats = classStatistics({
    features: H.cols,
    classes,
    scatter: "full",
    ...(weighting === "class" && { classCounts: counts }),
  });
  for (let start = 0; start < H.rows; start += batch) {
    const end = Math.min(start + batch, H.rows);
    updateStatistics(stats, rowRange(H, start, end), labels.slice(start, end));
  }
  return stats;
}

function numbers(metrics: CollapseMetrics): number[] {
  const { nc1, nc2, uniformity } = metrics;
  return [...Object.values(nc1), ...Object.values(nc2), uniformity!.log.mean, uniformity!.riesz.mean];
}

function expectSame(found: CollapseMetrics, wanted: CollapseMetrics, tolerance = 1e-10): void {
  const [a, b] = [numbers(found), numbers(wanted)];
  const far = a.filter((value, k) => Math.abs(value - b[k]!) > tolerance * (1e-5 + Math.abs(b[k]!)));
  expect(far).toEqual([]);
}

/** Without what is measured from the origin: an offset changes it. */
function withoutOrigin(metrics: CollapseMetrics): CollapseMetrics {
  return { ...metrics, nc2: { ...metrics.nc2, orthogonalFrame: 0 } };
}

describe("streamed statistics", () => {
  test("batches of any size give what the two-pass formulas give, in both weightings", () => {
    const weightings = fc.constantFrom("sample" as const, "class" as const);
    fc.assert(
      fc.property(
        arbitraryLabelled,
        fc.integer({ min: 1, max: 12 }),
        weightings,
        (data, batch, weighting) => {
          fc.pre(data.H.cols >= data.sizes.length);
          const stats = stream(data, batch, weighting, data.sizes.length);
          const streamed = summaryMetrics(summariseStatistics(stats, weighting));
          expectSame(streamed, collapseMetrics(data.H, data.labels, { weighting }));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("parts merge in any order, with classes that a part has not seen", () => {
    fc.assert(
      fc.property(arbitraryLabelled, fc.float({ min: 0, max: 1, noNaN: true }), (data, share) => {
        fc.pre(data.H.cols >= data.sizes.length);
        const cut = Math.round(share * data.H.rows);
        const part = (from: number, to: number) =>
          stream(
            { H: rowRange(data.H, from, to), labels: data.labels.slice(from, to) },
            3,
            "sample",
            data.sizes.length,
          );
        const [a, b] = [part(0, cut), part(cut, data.H.rows)];
        const whole = collapseMetrics(data.H, data.labels);
        expectSame(summaryMetrics(summariseStatistics(mergeStatistics(a, b))), whole);
        expectSame(summaryMetrics(summariseStatistics(mergeStatistics(b, a))), whole);
      }),
      { numRuns: 40 },
    );
  });

  test("a refused batch changes nothing, the first and a later one", () => {
    const { H, labels } = labelled([5, 4], 3, 8);
    const bad = mapFn(H, (value, i) => (i === 4 ? Number.NaN : value * 1e200));
    const [stats, untouched] = [0, 1].map(() =>
      classStatistics({ features: 3, classes: 2, scatter: "full" }),
    );
    const same = () =>
      expect(summaryMetrics(summariseStatistics(stats!))).toEqual(
        summaryMetrics(summariseStatistics(untouched!)),
      );
    for (let batch = 0; batch < 2; batch++) {
      expect(() => updateStatistics(stats!, bad, labels)).toThrow(/updateStatistics: X must be finite/);
      for (const each of [stats!, untouched!]) updateStatistics(each, H, labels);
      same();
    }
  });
  test("merging leaves both parts usable", () => {
    const data = labelled([6, 6], 3, 1);
    const a = stream(data, 4, "sample", 2);
    const before = summaryMetrics(summariseStatistics(a));
    mergeStatistics(a, a);
    expect(summaryMetrics(summariseStatistics(a))).toEqual(before);
  });

  test("a common offset of 1e6 costs no digits, streamed, merged or in memory", () => {
    const data = labelled([40, 60, 50], 8, 5, 1e6);
    const centred = { H: mapFn(data.H, (value) => value - 1e6), labels: data.labels };
    const wanted = withoutOrigin(collapseMetrics(centred.H, centred.labels));
    expectSame(withoutOrigin(collapseMetrics(data.H, data.labels)), wanted, 1e-10);
    const stats = stream(data, 7, "sample", 3);
    expectSame(withoutOrigin(summaryMetrics(summariseStatistics(stats))), wanted, 1e-10);
    const half = (from: number, to: number) =>
      stream({ H: rowRange(data.H, from, to), labels: data.labels.slice(from, to) }, 9, "sample", 3);
    expectSame(
      withoutOrigin(summaryMetrics(summariseStatistics(mergeStatistics(half(0, 70), half(70, 150))))),
      wanted,
      1e-10,
    );
  });

  test("float32 batches give the metrics of the same numbers in float64", () => {
    const data = labelled([9, 14], 5, 8);
    const H = cast(data.H, "f32");
    const wanted = collapseMetrics(cast(H, "f64"), data.labels);
    expectSame(
      summaryMetrics(summariseStatistics(stream({ H, labels: data.labels }, 4, "sample", 2))),
      wanted,
    );
    expectSame(collapseMetrics(H, data.labels), wanted);
  });

  test("NC4 over a second pass of batches, NC3 and NC5 agree with the features in memory", () => {
    const data = labelled([9, 14, 5], 5, 8, 3);
    const weights = matrix(
      3,
      5,
      Array.from({ length: 15 }, (_, k) => Math.cos(k)),
    );
    const [bias, ood] = [
      [0.1, -0.2, 0.3],
      [1, 0, 2, 0, -1],
    ];
    const summary = summariseStatistics(stream(data, 4, "sample", 3));
    let disagreements = 0;
    for (let start = 0; start < data.H.rows; start += 5) {
      const batch: Matrix = rowRange(data.H, start, Math.min(start + 5, data.H.rows));
      disagreements += nc4Disagreements(batch, summary, { weights, bias });
    }
    const found = summaryMetrics(summary, { weights, disagreements, ood });
    const wanted = collapseMetrics(data.H, data.labels, { weights, bias, ood });
    expect(found.nc4).toBe(wanted.nc4);
    expect(relative(found.nc3!.selfDuality!, wanted.nc3!.selfDuality!)).toBeLessThan(1e-12);
    expect(relative(found.nc5!, wanted.nc5!)).toBeLessThan(1e-12);
  });

  test("many rows pass through the scatter buffer in blocks", () => {
    const rng = seededRandom(2);
    const n = 3000;
    const p = 2048;
    const stats = classStatistics({ features: p, classes: 2, scatter: "full" });
    const row = (i: number) =>
      Float64Array.from({ length: p }, (_, j) => (j < 3 ? rng.normal() + (i % 2) : 0));
    let squares = 0;
    const seen: Float64Array[] = [];
    for (let i = 0; i < n; i++) {
      const x = row(i);
      seen.push(x);
      updateStatistics(stats, matrix(1, p, x), [i % 2]);
    }
    const { sigmaW, means, origin } = summariseStatistics(stats);
    seen.forEach((x, i) => {
      squares +=
        (x[0]! - origin[0]! - means.data[(i % 2) * p]!) * (x[1]! - origin[1]! - means.data[(i % 2) * p + 1]!);
    });
    expect(Math.abs(sigmaW!.data[1]! - squares / n)).toBeLessThan(1e-12);
  });
});

describe("bad input", () => {
  const fresh = (features = 2, classes = 2) => classStatistics({ features, classes, scatter: "full" });
  const X = matrix(4, 2, [0, 1, 2, 3, 4, 5, 6, 8]);
  const refused: [string, () => unknown, RegExp][] = [
    ["other columns", () => updateStatistics(fresh(3), X, [0, 0, 1, 1]), /X must have 3 columns, got 2/],
    ["an unknown label", () => updateStatistics(fresh(), X, [0, 0, 1, 2]), /0…1, got 2 at entry 3/],
    ["too few labels", () => updateStatistics(fresh(), X, [0]), /4 samples need 4 labels, got 1/],
    [
      "infinity",
      () => updateStatistics(fresh(), matrix(1, 2, [1, Infinity]), [0]),
      /finite, got Infinity at row 0, column 1/,
    ],
    ["no classes", () => fresh(2, 0), /classes must be a whole number of at least 1/],
    [
      "counts of other length",
      () => classStatistics({ features: 1, classes: 2, classCounts: [3] }),
      /hold 2 entries, got 1/,
    ],
    [
      "another size",
      () => mergeStatistics(fresh(), fresh(3)),
      /2 classes of 2 features and 2 classes of 3 features/,
    ],
    [
      "another scatter",
      () => mergeStatistics(fresh(), classStatistics({ features: 2, classes: 2 })),
      /same scatter/,
    ],
    [
      "a class with one sample",
      () => summariseStatistics(updateStatistics(fresh(), rowRange(X, 0, 3), [0, 0, 1])),
      /at least 2 samples, got 1 of class 1/,
    ],
    [
      "counts not seen",
      () =>
        summariseStatistics(
          updateStatistics(
            classStatistics({ features: 2, classes: 2, scatter: "full", classCounts: [3, 1] }),
            X,
            [0, 0, 1, 1],
          ),
          "class",
        ),
      /classCounts must be the counts that were seen/,
    ],
    [
      "class weights too late",
      () =>
        summariseStatistics(
          updateStatistics(fresh(), matrix(5, 2, new Float64Array(10)), [0, 0, 1, 1, 1]),
          "class",
        ),
      /classCounts must be known/,
    ],
    [
      "no scatter for pinv",
      () =>
        summaryMetrics(
          summariseStatistics(
            updateStatistics(classStatistics({ features: 2, classes: 2 }), X, [0, 0, 1, 1]),
          ),
        ),
      /needs the full scatter/,
    ],
  ];
  test.each(refused)("%s is refused", (_, run, message) => {
    expect(run).toThrow(RangeError);
    expect(run).toThrow(message);
  });
});
