import { type Matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { expect, test } from "vitest";
import { classifierGeometry } from "../src/classifier/classifier-geometry.js";
import { collapseMetrics } from "../src/index.js";

/** NC2 of rows by its formulas, with every pair of them multiplied entry by entry. */
function naive({ rows: C, cols: p, data }: Matrix, around: (j: number) => number) {
  const rows = Array.from({ length: C }, (_, c) =>
    Array.from({ length: p }, (_, j) => data[c * p + j]! - around(j)),
  );
  const dot = (a: number[], b: number[]) => a.reduce((sum, x, j) => sum + x * b[j]!, 0);
  const cosines: number[] = [];
  const squares: number[] = [];
  rows.forEach((a, c) => {
    rows.forEach((b, e) => {
      squares.push(dot(a, b) ** 2);
      if (e > c) cosines.push(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)));
    });
  });
  const norm = Math.sqrt(squares.reduce((sum, x) => sum + x, 0));
  const frame = (c: number, e: number) => ((c === e ? 1 : 0) - 1 / C) / Math.sqrt(C - 1);
  let distance = 0;
  rows.forEach((a, c) => {
    rows.forEach((b, e) => {
      distance += (dot(a, b) / norm - frame(c, e)) ** 2;
    });
  });
  const mean = cosines.reduce((sum, x) => sum + x, 0) / cosines.length;
  return {
    equiangular: Math.sqrt(cosines.reduce((sum, x) => sum + (x - mean) ** 2, 0) / cosines.length),
    maxAngle: cosines.reduce((sum, x) => sum + Math.abs(x + 1 / (C - 1)), 0) / cosines.length,
    etfDistance: Math.sqrt(distance),
  };
}

// rows around zero, around a far point, and one that the mean row nearly cancels
test.each([
  ["around zero", 0, 0],
  ["around a far point", 50, 0],
  ["with a row near zero", 2, 1],
])("the geometry of rows %s is that of the formulas, as they are and centred", (_, far, cancelled) => {
  for (const [C, p] of [
    [5, 9],
    [30, 6],
  ] as const) {
    const random = seededRandom(C);
    const W = randomNormal(random, C, p);
    for (let at = 0; at < W.data.length; at++) W.data[at]! += far;
    for (let j = 0; j < p * cancelled; j++) W.data[j] = 1e-7 * random.normal();
    const H = randomNormal(random, 2 * C, p);
    const labels = Array.from({ length: 2 * C }, (_, i) => i % C);
    const { centred, equiangular, maxAngle, etfDistance } = classifierGeometry(H, labels, W);
    const mean = (j: number) => {
      let total = 0;
      for (let c = 0; c < C; c++) total += W.data[c * p + j]!;
      return total / C;
    };
    const wanted = { plain: naive(W, () => 0), centred: naive(W, mean) };
    const digits = far > 10 ? 9 : 12;
    for (const [found, formulas] of [
      [{ equiangular, maxAngle, etfDistance }, wanted.plain],
      [centred, wanted.centred],
    ] as const) {
      for (const key of ["equiangular", "maxAngle", "etfDistance"] as const) {
        expect(found[key], key).toBeCloseTo(formulas[key], digits);
      }
    }
  }
});

test("a row without a direction is named as one of the weights", () => {
  const random = seededRandom(1);
  const H = randomNormal(random, 12, 3);
  const labels = Array.from({ length: 12 }, (_, i) => i % 4);
  const weights = randomNormal(random, 4, 3);
  weights.data.fill(0, 6, 9);
  const { undefined: reasons } = collapseMetrics(H, labels, { metrics: ["classifier"], weights });
  expect(reasons?.["classifier.equiangular"]).toBe(
    "row 2 of the weights is zero and has no direction, got 0",
  );
  const equal = { rows: 4, cols: 3, data: Float64Array.from([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]) };
  const { undefined: others } = collapseMetrics(H, labels, { metrics: ["classifier"], weights: equal });
  expect(others?.["classifier.centred.maxAngle"]).toBe("all rows of the weights are equal, got 0");
});
