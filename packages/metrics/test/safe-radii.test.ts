import { type Matrix, matmul, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { expect, test } from "vitest";
import { matchClassifier } from "../src/classifier/classifier.js";
import { decisionCounts, sumOver } from "../src/classifier/nc4.js";
import { safeRadii } from "../src/classifier/safe-radii.js";
import { linearScores } from "../src/classifier/scores.js";
import type { DeviationVisitor } from "../src/statistics/deviations.js";
import { measureRows, secondPass } from "../src/statistics/summarise-features.js";

/** Rows of classes around random means, a share of them of the length of the means. */
function drawn(seed: number, n: number, p: number, C: number, share: number, offset: number, unit: number) {
  const random = seededRandom(seed);
  const M = randomNormal(random, C, p);
  const labels = Int32Array.from({ length: n }, (_, i) => i % C);
  const H = randomNormal(random, n, p);
  for (let at = 0; at < H.data.length; at++) {
    const [i, j] = [Math.floor(at / p), at % p];
    H.data[at] = unit * (offset + M.data[labels[i]! * p + j]! + share * H.data[at]!);
  }
  const W = randomNormal(random, C, p);
  for (let at = 0; at < W.data.length; at++) W.data[at] = (M.data[at]! + 0.3 * W.data[at]!) / unit;
  const bias = Float64Array.from({ length: C }, () => random.normal());
  return { H, labels, W, bias };
}

/** The first class of the largest score, in float64. */
function largest(H: Matrix, A: Matrix, shift: ArrayLike<number>): number[] {
  const products = matmul(H, A, { transposeB: true });
  return Array.from({ length: H.rows }, (_, i) => {
    const score = (c: number) => products.data[i * A.rows + c]! + shift[c]!;
    let best = 0;
    for (let c = 1; c < A.rows; c++) if (score(c) > score(best)) best = c;
    return best;
  });
}

test("decisions by radii are the decisions by all scores, however far the features have collapsed", () => {
  let seed = 1;
  for (const [n, p, C] of [
    [60, 5, 3],
    [400, 40, 20],
    [90, 3, 7],
    [4400, 12, 1100],
  ] as const) {
    for (const share of C > 1000 ? [1e-3, 0.3] : [0, 1e-8, 0.05, 0.3, 1]) {
      for (const [offset, unit] of [
        [0, 1],
        [1e3, 1],
        [0, 1e-120],
      ] as const) {
        const { H, labels, W, bias } = drawn(seed++, n, p, C, share, offset, unit);
        const measured = measureRows(H, labels, {});
        const { means } = measured;
        const counted = decisionCounts(means, matchClassifier({ weights: W, bias }, means));
        secondPass(measured, [counted.visit]);
        const { disagreements, classifierRight, nearestRight } = counted.result();
        const squares = Array.from({ length: C }, (_, c) => {
          let total = 0;
          for (let j = 0; j < p; j++) total += (means.means.data[c * p + j]! / means.scale) ** 2;
          return total;
        });
        const shifted = matrix(
          n,
          p,
          H.data.map((value, at) => value - means.origin[at % p]! / means.scale),
        );
        const M = { ...means.means, data: means.means.data.map((value) => value / means.scale) };
        const nearest = largest(
          shifted,
          M,
          squares.map((square) => -square / 2),
        );
        const decided = largest(H, W, bias);
        expect(sumOver(nearestRight)).toBe(nearest.filter((c, i) => c === labels[i]).length);
        expect(sumOver(classifierRight)).toBe(decided.filter((c, i) => c === labels[i]).length);
        expect(sumOver(disagreements)).toBe(decided.filter((c, i) => c !== nearest[i]).length);
      }
    }
  }
});

test("a radius is the distance to the nearest boundary, and no more", () => {
  const random = seededRandom(3);
  for (const [C, p] of [
    [2, 1],
    [9, 4],
    [1500, 8],
  ] as const) {
    const A = randomNormal(random, C, p);
    const shift = Float64Array.from({ length: C }, () => 0.1 * random.normal());
    const centres = randomNormal(random, C, p);
    const found = safeRadii({ scores: linearScores(A, shift), centres });
    const products = matmul(centres, A, { transposeB: true });
    for (let y = 0; y < C; y++) {
      let radius = Number.POSITIVE_INFINITY;
      for (let c = 0; c < C; c++) {
        if (c === y) continue;
        let apart = 0;
        for (let j = 0; j < p; j++) apart += (A.data[y * p + j]! - A.data[c * p + j]!) ** 2;
        const gap = products.data[y * C + y]! + shift[y]! - products.data[y * C + c]! - shift[c]!;
        radius = Math.min(radius, Math.max(0, gap) / Math.sqrt(apart));
      }
      expect(Math.sqrt(found[y]!)).toBeLessThanOrEqual(radius);
      expect(Math.sqrt(found[y]!)).toBeGreaterThan(0.999 * radius - 1e-3);
    }
  }
});

test("classes that coincide, and numbers that float32 cannot hold, have no radius", () => {
  const twice = matrix(3, 2, [1, 0, 1, 0, 0, 1]);
  const scores = linearScores(twice, Float64Array.of(-0.5, -0.5, -0.5));
  const [one, other, third] = safeRadii({ scores, centres: twice });
  expect([one, other]).toEqual([0, 0]);
  expect(third).toBeCloseTo(0.5, 4);
  const huge = matrix(2, 1, [1e200, -1e200]);
  const found = safeRadii({ scores: linearScores(huge, new Float64Array(2)), centres: huge });
  expect(Array.from(found)).toEqual([0, 0]);
});

test("collapsed rows lie within their radii, so that nothing is asked of all classes", () => {
  const { H, labels } = drawn(5, 300, 10, 30, 1e-3, 0, 1);
  const measured = measureRows(H, labels, {});
  const { means } = measured.means;
  const shift = Float64Array.from({ length: 30 }, (_, c) => {
    let square = 0;
    for (let j = 0; j < 10; j++) square += means.data[c * 10 + j]! ** 2;
    return -square / 2;
  });
  const radii = safeRadii({ scores: linearScores(means, shift), centres: means });
  let within = 0;
  const visit: DeviationVisitor = ({ spreads, classes }) => {
    within += spreads.filter((spread, i) => spread < radii[classes[i]!]!).length;
  };
  secondPass(measured, [visit]);
  expect(within).toBe(300);
});
