import { fromRows, type Matrix, matrix, seededRandom } from "@collapsar/linalg";
import { mapFn } from "@collapsar/linalg/parts";
import { expect, test } from "vitest";
import {
  classStatistics,
  collapseMetrics,
  nc1Pinv,
  summariseStatistics,
  summaryMetrics,
  updateStatistics,
} from "../src/index.js";
import { labelled } from "./naive.js";

const times = (H: Matrix, factor: number) => mapFn(H, (value) => value * factor);

/** Metrics of one pass over batches of three rows. */
function streamed(H: Matrix, labels: readonly number[]) {
  const stats = classStatistics({ features: H.cols, classes: Math.max(...labels) + 1, scatter: "full" });
  for (let i = 0; i < H.rows; i += 3) {
    const rows = Math.min(3, H.rows - i);
    const data = H.data.slice(i * H.cols, (i + rows) * H.cols);
    updateStatistics(stats, { rows, cols: H.cols, data }, labels.slice(i, i + rows));
  }
  return summaryMetrics(summariseStatistics(stats));
}

test("pinv does not depend on the unit of a column, to the digits of the data", () => {
  // the exact pseudo-inverse has rank C − 1 = 2 and depends on units; a full-rank Σ_B does not: here p = C − 1
  const { H, labels } = labelled([7, 9, 8], 2, 5);
  const wanted = nc1Pinv(H, labels);
  for (const unit of [1e4, 1e7, 1e10]) {
    const other = mapFn(H, (value, _, j) => (j === 0 ? value * unit : value));
    expect(nc1Pinv(other, labels)).toAgree(wanted, { relative: 1e-9 });
    expect(streamed(other, labels).nc1.pinv).toAgree(wanted, { relative: 1e-9 });
  }
});

test("pinv is exact through every condition of Σ_B, where QR ends and the SVD takes over too", () => {
  // means (1, 0, 0), (−1, 0, 0), (0, b, 0) and rows μ ± w e_j: Σ_W = w²/3·I, Σ_B = diag(2/3, 2b²/9, 0)
  const w = 2 ** -20;
  const signed = [0, 1, 2].flatMap((j) => [w, -w].map((step) => ({ j, step })));
  for (const power of [0, 4, 12, 17, 18, 19, 20, 22, 26]) {
    const b = 2 ** -power;
    const means = [
      [1, 0, 0],
      [-1, 0, 0],
      [0, b, 0],
    ] as const;
    const rows = means.flatMap((mean) =>
      signed.map(({ j, step }) => mean.map((value, k) => (k === j ? value + step : value))),
    );
    const labels = rows.map((_, i) => Math.floor(i / signed.length));
    const exact = ((w * w) / 9) * (3 / 2 + 9 / (2 * b * b));
    expect(nc1Pinv(fromRows(rows), labels)).toAgree(exact, {
      relative: 1e-10 * 2 ** Math.max(0, power - 16),
    });
    expect(collapseMetrics(fromRows(rows), labels).nc1.pinvRank).toBe(2);
  }
});

test("contrasts that differ by a subnormal number are of lower rank, and no failure", () => {
  const w = 2 ** -20;
  const signed = [0, 1, 2].flatMap((j) => [w, -w].map((step) => ({ j, step })));
  const rows = [
    [1, 0, 0],
    [-1, 0, 0],
    [0, 1e-310, 0],
  ].flatMap((mean) => signed.map(({ j, step }) => mean.map((value, k) => (k === j ? value + step : value))));
  const labels = rows.map((_, i) => Math.floor(i / signed.length));
  const { nc1 } = collapseMetrics(fromRows(rows), labels);
  expect(nc1.pinvRank).toBe(1);
  expect(nc1.pinv).toAgree(((w * w) / 9) * (3 / 2), { relative: 1e-12 });
});

test("one class far away leaves pinv its digits: the others keep their differences", () => {
  // Σ_B⁺ tends to that of the near classes around their own mean as the far one leaves, plus the far direction
  const { H, labels } = labelled([6, 6, 6, 6], 6, 11);
  const far = (distance: number, cls: number) =>
    mapFn(H, (value, i, j) => (labels[i] === cls && j === 2 ? value + distance : value));
  for (const cls of [0, 3]) {
    const wanted = nc1Pinv(far(1e6, cls), labels);
    expect(nc1Pinv(far(1e8, cls), labels)).toAgree(wanted, { relative: 1e-5 });
    expect(nc1Pinv(far(1e6 * (1 + 2 ** -40), cls), labels)).toAgree(wanted, { relative: 1e-8 });
  }
});

test("every metric is right at any scale, in memory and streamed", () => {
  const { H, labels } = labelled([5, 7, 6], 4, 3);
  const wanted = collapseMetrics(H, labels, { metrics: ["rank", "class"] });
  for (const scale of [1e-300, 1e-200, 1e-82, 1e-80, 1e78, 1e160, 1e200, 1e300]) {
    const found = collapseMetrics(times(H, scale), labels, { metrics: ["rank", "class"] });
    for (const { nc1, nc2, uniformity } of [found, streamed(times(H, scale), labels)]) {
      expect({ ...nc1, std: nc1.std! / scale }).toAgree(wanted.nc1, { relative: 1e-9 });
      expect(nc2).toAgree(wanted.nc2, { relative: 1e-9 });
      expect(uniformity).toAgree(wanted.uniformity, { relative: 1e-9 });
    }
    expect(found.ranks).toAgree(wanted.ranks, { relative: 1e-9 });
    expect(found.norms!.mean! / scale).toAgree(wanted.norms!.mean, { relative: 1e-12 });
  }
});

test("statistics move to another scale when a later batch asks for it", () => {
  const { H, labels } = labelled([6, 6], 3, 4);
  const rows = Array.from({ length: H.rows }, (_, i) => i);
  const grown = mapFn(H, (value, i) => (i < 4 ? value * 1e-120 : value * 1e150));
  const order = rows.map((i) => labels[i]!);
  expect(streamed(grown, order).nc1).toAgree(collapseMetrics(grown, order).nc1, { relative: 1e-9 });
});

test("one undefined quantity never hides the others", () => {
  const dead = matrix(6, 2, [1, 2, 1.5, 2.5, 0, 0, 0, 0, 0, 0, 0, 0]);
  const found = collapseMetrics(dead, [0, 0, 1, 1, 2, 2]);
  expect(found.nc1.traceRatio).toAgree(0.02830188679245283, { relative: 1e-14 });
  expect(found.nc1.cdnv).toBeNull();
  const energies = ["log.mean", "log.variance", "riesz.mean", "riesz.variance"].map(
    (key) => `uniformity.${key}`,
  );
  expect(Object.keys(found.undefined!)).toEqual(["nc1.cdnv", ...energies]);
  expect(found.nc2.equinorm).toAgree(Math.SQRT1_2 / 2, { relative: 1e-12 });
  const equal = collapseMetrics(matrix(4, 1, [1, 3, 0, 4]), [0, 0, 1, 1]);
  expect(equal.nc1).toMatchObject({ traceRatio: null, pinv: null, cdnv: null, std: 1.5 });
  expect(equal.undefined!["nc1.traceRatio"]).toContain("all class means are equal");
  const weights = matrix(3, 2, [1, 2, 0, 0, 3, 1]);
  const zeroRow = collapseMetrics(dead, [0, 0, 1, 1, 2, 2], { weights, metrics: ["classifier"] });
  expect(zeroRow.nc3!.alignment).toBeNull();
  expect(zeroRow.nc3!.selfDuality).toBeGreaterThan(0);
  expect(zeroRow.classifier!.nc0).toAgree(5, { relative: 1e-14 });
  expect(zeroRow.margin).toBeNull();
});

test("the Riesz energy keeps its logarithm where it leaves the range", () => {
  const p = 2048;
  const rng = seededRandom(1);
  const H = matrix(
    8,
    p,
    Array.from({ length: 8 * p }, () => rng.normal()),
  );
  const { riesz } = collapseMetrics(H, [0, 0, 1, 1, 2, 2, 3, 3]).uniformity!;
  const units = collapseMetrics(H, [0, 0, 1, 1, 2, 2, 3, 3]).uniformity!.log;
  // s = 2046 and distances near 1.6: the mean is e^{−s·0.49}, below 1e-400
  expect(riesz.mean).toBe(0);
  expect(riesz.logMean).toBeLessThan(-700);
  expect(riesz.logMean! / 2046).toAgree(units.mean, { relative: 0.05 });
  expect(Number.isFinite(riesz.logVariance)).toBe(true);
});

test("the published weighting is tr Σ_W by sample over tr Σ_B by class", () => {
  const { H, labels } = labelled([4, 9, 6], 5, 2);
  const [sample, byClass] = (["sample", "class"] as const).map((weighting) => ({
    bounded: collapseMetrics(H, labels, { weighting }).nc1.bounded!,
    ratio: collapseMetrics(H, labels, { weighting }).nc1.traceRatio!,
    total: scatterTotal(H, labels, weighting),
  }));
  const traceW = sample!.bounded * sample!.total;
  const traceB = byClass!.total * (1 - byClass!.bounded);
  const found = collapseMetrics(H, labels, { weighting: "published" }).nc1.traceRatio;
  expect(found).toAgree(traceW / traceB, { relative: 1e-12 });
});

/** tr Σ_W + tr Σ_B as the weighted mean squared distance to the centre. */
function scatterTotal(H: Matrix, labels: readonly number[], weighting: "sample" | "class"): number {
  const counts = [0, 1, 2].map((c) => labels.filter((label) => label === c).length);
  const weight = labels.map((c) => (weighting === "sample" ? 1 / labels.length : 1 / 3 / counts[c]!));
  const centre = Array.from({ length: H.cols }, (_, j) =>
    weight.reduce((total, w, i) => total + w * H.data[i * H.cols + j]!, 0),
  );
  return weight.reduce((total, w, i) => {
    const row = H.data.subarray(i * H.cols, (i + 1) * H.cols);
    return total + w * centre.reduce((sum, m, j) => sum + (row[j]! - m) ** 2, 0);
  }, 0);
}

test("absent classes are no fault, and weights are matched by rank or by label", () => {
  const { H, labels } = labelled([5, 6, 4], 3, 8);
  const gaps = labels.map((c) => [0, 3, 7][c]!);
  const W = fromRows([
    [1, 0, 2],
    [0, 1, -1],
    [2, 2, 0],
  ]);
  const wide = matrix(8, 3, new Float64Array(24).fill(9));
  [0, 3, 7].forEach((row, c) => {
    wide.data.set(W.data.subarray(3 * c, 3 * c + 3), 3 * row);
  });
  const wanted = collapseMetrics(H, labels, { weights: W, bias: [0, 1, 2] });
  expect(collapseMetrics(H, gaps, { weights: W, bias: [0, 1, 2] })).toEqual(wanted);
  const bias = [0, 5, 5, 1, 5, 5, 5, 2];
  expect(collapseMetrics(H, gaps, { weights: wide, bias })).toEqual(wanted);
  const few = { weights: matrix(5, 3, new Float64Array(15)) };
  expect(() => collapseMetrics(H, gaps, few)).toThrow(/3 classes, or for each label below 8, got 5×3/);
});

test("classes below minPerClass are left out", () => {
  const { H, labels } = labelled([5, 6, 1], 3, 8);
  const kept = labels.flatMap((c, i) => (c < 2 ? [i] : []));
  const data = kept.flatMap((i) => Array.from(H.data.subarray(3 * i, 3 * i + 3)));
  const wanted = collapseMetrics(
    matrix(kept.length, 3, data),
    kept.map((i) => labels[i]!),
  );
  expect(collapseMetrics(H, labels, { minPerClass: 2 })).toAgree(wanted, { relative: 1e-12 });
  expect(() => collapseMetrics(H, labels)).toThrow(/minPerClass/);
  expect(() => collapseMetrics(H, labels, { minPerClass: 1000 })).toThrow(
    /^collapseMetrics: minPerClass must be at most \d+, to leave two of \d+ classes in, got 1000$/,
  );
});
