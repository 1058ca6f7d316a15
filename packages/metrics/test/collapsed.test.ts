import { matrix, randomNormal, seededRandom, zeros } from "@collapsar/linalg";
import { expect, test } from "vitest";
import { measureFeatures, nc3Duality } from "../src/index.js";
import { debiasedCka } from "../src/parts.js";

/** Three samples at each vertex of a simplex of C classes, W = M + 1vᵀ. */
function collapsed(C: number, v: number) {
  const H = zeros(3 * C, C);
  const labels = Array.from({ length: 3 * C }, (_, i) => Math.floor(i / 3));
  labels.forEach((c, i) => {
    for (let j = 0; j < C; j++) H.data[i * C + j] = (c === j ? 1 : 0) - 1 / C;
  });
  const W = matrix(
    C,
    C,
    Array.from({ length: C * C }, (_, at) => (at % (C + 1) === 0 ? 1 : 0) - 1 / C + v),
  );
  return { H, labels, W };
}

test("every quantity has its collapsed value on a simplex", () => {
  const C = 5;
  const { H, labels, W } = collapsed(C, 0);
  const found = measureFeatures(H, labels, { weights: W, metrics: ["nc", "classifier", "rank", "class"] });
  expect(found.nc1).toAgree(
    { traceRatio: 0, bounded: 0, pinv: 0, pinvRank: C - 1, cdnv: 0, std: 0 },
    { relative: 0, absolute: 1e-12 },
  );
  expect(found.nc3!.centred.alignment!.mean).toAgree(1, { relative: 1e-12 });
  expect(found.classifier!.product).toAgree(0, { relative: 0, absolute: 1e-12 });
  expect(found.classifier!.nc0Relative).toAgree(0, { relative: 0, absolute: 1e-12 });
  expect(found.classifier!.biasRelation).toAgree(0, { relative: 0, absolute: 1e-12 });
  expect(found.margin).toAgree(C / (C - 1), { relative: 1e-9 });
  expect(found.ranks!.features).toAgree(
    { numerical: C - 1, stable: C - 1, participation: C - 1, effective: C - 1 },
    { relative: 1e-9 },
  );
  expect(found.seli).toAgree({ weights: 0, means: 0 }, { relative: 0, absolute: 1e-9 });
  expect(found.smallestAngle).toAgree(Math.acos(-1 / (C - 1)), { relative: 1e-9 });
  expect(found.nc2!.orthogonalFrame).toAgree(Math.sqrt(2 - 2 * Math.sqrt((C - 1) / C)), { relative: 1e-9 });
  expect(found.accuracy).toEqual({ classifier: 1, nearestMean: 1 });
});

test("a vector added to every row of W moves NC0 and NC3, not the centred NC3", () => {
  const { H, labels, W } = collapsed(4, 0.3);
  expect(nc3Duality(H, labels, W).selfDuality).toBeGreaterThan(0.1);
  const centred = nc3Duality(H, labels, W, { centred: true });
  expect(centred).toAgree(
    { selfDuality: 0, alignment: { mean: 1, variance: 0 } },
    { relative: 1e-12, absolute: 1e-12 },
  );
  expect(measureFeatures(H, labels, { weights: W }).classifier!.nc0).toBeGreaterThan(1);
});

test("debiased CKA of independent features is zero within its error, and 1 for equal ones", () => {
  const values = Array.from({ length: 40 }, (_, seed) =>
    debiasedCka(randomNormal(seededRandom(seed), 32, 6), randomNormal(seededRandom(1000 + seed), 32, 5)),
  );
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / (40 * 39));
  expect(Math.abs(mean)).toBeLessThan(4 * spread);
  const X = randomNormal(seededRandom(7), 32, 6);
  expect(debiasedCka(X, X)).toAgree(1, { relative: 1e-12 });
});
