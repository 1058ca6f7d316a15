import { matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { mapFn } from "@collapsar/linalg/parts";
import { expect, it } from "vitest";
import { circulantShare } from "../../src/agop/circulant-share.js";

it("is 1 for block-circulant matrices of either kind, and near 1/p of the noise for random ones", () => {
  const p = 17;
  const row = Array.from({ length: p }, (_, k) => Math.sin(k * k + 1));
  const empty = matrix(2 * p, 2 * p, new Float64Array(4 * p * p));
  for (const sign of [1, -1]) {
    const M = mapFn(empty, (_, i, j) => {
      const within = i < p === j < p;
      const difference = within ? i - j : i + sign * j;
      return row[((difference % p) + p) % p]! + (i === j ? 5 * Math.cos(i) : 0);
    });
    expect(circulantShare(M, p)).toBeCloseTo(1, 12);
  }
  expect(circulantShare(randomNormal(seededRandom(1), 2 * p, 2 * p), p)).toBeLessThan(0.2);
});
