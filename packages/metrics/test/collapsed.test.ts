import { eigh, matmul, matrix, randomNormal, seededRandom, transpose, zeros } from "@collapsar/linalg";
import { cast, frobeniusNorm, singularValues } from "@collapsar/linalg/parts";
import { expect, test } from "vitest";
import { measureFeatures, nc3Duality } from "../src/index.js";
import { balancedness, conditionNumber, debiasedCka, matrixRanks } from "../src/parts.js";
import { preciseSingularValues } from "../src/spectra/ranks.js";

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

test("a classifier in float32 is measured as the same numbers in float64", () => {
  for (const [C, p] of [
    [5, 9],
    [12, 4],
  ] as const) {
    const random = seededRandom(C);
    const [M, W] = [randomNormal(random, C, p), cast(randomNormal(random, C, p), "f32")];
    const labels = Array.from({ length: 6 * C }, (_, i) => i % C);
    const noise = randomNormal(random, 6 * C, p);
    const H = matrix(
      6 * C,
      p,
      noise.data.map((value, at) => value / 4 + M.data[labels[Math.floor(at / p)]! * p + (at % p)]!),
    );
    const metrics = ["nc", "classifier", "rank", "class"] as const;
    const [single, double] = [W, cast(W, "f64")].map((weights) => {
      const { undefined: _, ...found } = measureFeatures(H, labels, { weights, metrics });
      return { found, condition: conditionNumber(weights), chain: balancedness(weights, transpose(weights)) };
    });
    expect(single).toAgree(double, { relative: 1e-12, absolute: 1e-14 });
  }
});

test("the rank of rounded weights is counted by the precision that they have", () => {
  const W = collapsed(7, 0).W;
  const rounded = cast({ ...W, data: W.data.map((w) => w * 1.1) }, "f32");
  expect([matrixRanks(W).numerical, matrixRanks(rounded).numerical]).toEqual([6, 6]);
});

test("singular values of a tall matrix come tile by tile as of the whole", () => {
  const A = randomNormal(seededRandom(3), 4200, 3);
  expect(preciseSingularValues(A)).toAgree(singularValues(A), { relative: 1e-12 });
});

test("the product of weights and means keeps its digits with more classes than features, near collapse and far", () => {
  // C = p + 1 vertices of a simplex, by the QR of its Gram matrix
  const C = 9;
  const p = C - 1;
  const { vectors } = eigh(
    matrix(
      C,
      C,
      Array.from({ length: C * C }, (_, at) => (at % (C + 1) === 0 ? 1 : 0) - 1 / C),
    ),
  );
  const M = zeros(C, p);
  for (let c = 0; c < C; c++) for (let j = 0; j < p; j++) M.data[c * p + j] = vectors.data[c * C + j + 1]!;
  const labels = Array.from({ length: 2 * C }, (_, i) => i % C);
  const H = matrix(
    2 * C,
    p,
    Array.from({ length: 2 * C * p }, (_, at) => M.data[at % (C * p)]!),
  );
  const noise = randomNormal(seededRandom(1), C, p);
  for (const far of [0, 1e-6, 0.05, 2]) {
    const W = { ...M, data: M.data.map((m, at) => m + far * noise.data[at]!) };
    const WM = matmul(W, M, { transposeB: true });
    const norm = frobeniusNorm(WM);
    const simplex = (at: number) => ((at % (C + 1) === 0 ? 1 : 0) - 1 / C) / Math.sqrt(C - 1);
    const wanted = frobeniusNorm({ ...WM, data: WM.data.map((value, at) => value / norm - simplex(at)) });
    expect(measureFeatures(H, labels, { weights: W }).classifier!.product, String(far)).toAgree(wanted, {
      relative: 1e-9,
      absolute: 1e-14,
    });
  }
});
