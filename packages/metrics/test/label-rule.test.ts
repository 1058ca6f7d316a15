import { type Matrix, matmul, seededRandom, setBackend } from "@collapsar/linalg";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { normal } from "../../linalg/test/shapes.js";
import { matchClassifier } from "../src/classifier/classifier.js";
import { labelRule } from "../src/classifier/label-rule.js";
import { decisionCounts } from "../src/classifier/nc4.js";
import { linearScores, scoredRows } from "../src/classifier/scores.js";
import { measureRows, secondPass } from "../src/statistics/summarise-features.js";

afterEach(() => setBackend("auto"));

/** The first class of the largest score, in float64. */
function largest(H: Matrix, A: Matrix, shift: Float64Array): Int32Array {
  const products = matmul(H, A, { transposeB: true });
  return Int32Array.from({ length: H.rows }, (_, i) => {
    const scores = Array.from(shift, (own, c) => products.data[i * A.rows + c]! + own);
    return scores.indexOf(Math.max(...scores));
  });
}

const shapes = fc.record({
  n: fc.integer({ min: 1, max: 60 }),
  C: fc.integer({ min: 1, max: 300 }),
  p: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 60, max: 140 })),
  // how far rows lie from the class that they are made of, and how often the label is another one
  noise: fc.constantFrom(0, 0.1, 1, 5),
  wrong: fc.constantFrom(0, 0.5, 1),
  // coordinates that grow ever smaller: few of them tell
  decay: fc.constantFrom(1, 0.9),
  unit: fc.constantFrom(1, 1e-12, 1e25),
  dtype: fc.constantFrom("f32" as const, "f64" as const),
  backend: fc.constantFrom("js" as const, "wasm" as const),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

test("a label is kept where its score is the largest of all, and nowhere else", () => {
  fc.assert(
    fc.property(shapes, ({ n, C, p, noise, wrong, decay, unit, dtype, backend, seed }) => {
      setBackend(backend);
      const random = seededRandom(seed);
      const A = normal(seed, C, p);
      for (let at = 0; at < A.data.length; at++) A.data[at]! *= unit * decay ** (at % p);
      // every third class is the one before it: ties
      for (let c = 2; c < C; c += 3) A.data.copyWithin(c * p, (c - 1) * p, c * p);
      const shift = Float64Array.from({ length: C }, (_, c) => {
        let square = 0;
        for (let j = 0; j < p; j++) square += A.data[c * p + j]! ** 2;
        return -square / 2;
      });
      const H = normal(seed + 1, n, p, dtype);
      const labels = Int32Array.from({ length: n }, (_, i) => {
        const c = random.integer(C);
        for (let j = 0; j < p; j++) {
          H.data[i * p + j] = A.data[c * p + j]! + unit * noise * decay ** j * H.data[i * p + j]!;
        }
        return random.uniform(0, 1) < wrong ? random.integer(C) : c;
      });
      const rule = labelRule(linearScores(A, shift));
      const best = largest(H, A, shift);
      // the second time with the coordinates that the first has chosen
      for (let time = 0; time < 2; time++) {
        const found = rule(scoredRows(H), labels);
        expect(Array.from(found)).toEqual(Array.from(labels, (c, i) => (best[i] === c ? c : -1)));
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["agree", 0.2, 0.3],
  ["are often wrong", 1.5, 2],
  ["are made by chance", 1, 1e6],
])("of thousands of classes, decisions that %s are counted as by all scores", (_, spread, change) => {
  const [C, p, n] = [2100, 30, 4300];
  const random = seededRandom(8);
  const M = normal(1, C, p);
  const H = normal(2, n, p);
  const labels = Int32Array.from({ length: n }, (_, i) => i % C);
  for (let at = 0; at < H.data.length; at++) {
    H.data[at] = M.data[labels[Math.floor(at / p)]! * p + (at % p)]! + spread * H.data[at]!;
  }
  const W = { ...M, data: M.data.map((x) => x + change * random.normal()) as Float64Array };
  const measured = measureRows(H, labels, {});
  const { means } = measured;
  const counted = decisionCounts(means, matchClassifier({ weights: W }, means));
  secondPass(measured, [counted.visit]);
  const found = counted.result();
  const decided = largest(H, W, new Float64Array(C));
  const around = {
    ...H,
    data: H.data.map((x, at) => x * means.scale - means.origin[at % p]!) as Float64Array,
  };
  const squares = Float64Array.from({ length: C }, (_, c) => {
    let square = 0;
    for (let j = 0; j < p; j++) square += means.means.data[c * p + j]! ** 2;
    return -square / 2;
  });
  const nearest = largest(around, means.means, squares);
  const wanted = {
    disagreements: new Float64Array(C),
    classifierRight: new Float64Array(C),
    nearestRight: new Float64Array(C),
  };
  labels.forEach((c, i) => {
    if (decided[i] !== nearest[i]) wanted.disagreements[c]!++;
    if (decided[i] === c) wanted.classifierRight[c]!++;
    if (nearest[i] === c) wanted.nearestRight[c]!++;
  });
  expect(found).toEqual(wanted);
});

test("a label whose score float32 cannot hold is held against all scores", () => {
  const [C, p] = [40, 6];
  const [A, H] = [normal(3, C, p), normal(4, 50, p)];
  const labels = Int32Array.from({ length: 50 }, (_, i) => i % C);
  for (const winner of [7, 30]) {
    const shift = new Float64Array(C).fill(1e40);
    shift[winner] = 2e40;
    const found = labelRule(linearScores(A, shift))(scoredRows(H), labels);
    expect(Array.from(found)).toEqual(Array.from(labels, (c) => (c === winner ? c : -1)));
  }
});

test.each([
  ["few", 300],
  ["thousands of", 2100],
])(
  "of %s classes, the nearest mean is that of the distances, however close means lie to one another",
  (_, C) => {
    const random = seededRandom(C);
    const p = 9;
    // pairs of means 1e-8 apart, rows some 1e-10 around them
    const M = normal(5, C, p);
    for (let c = 1; c < C; c += 2) {
      for (let j = 0; j < p; j++) M.data[c * p + j] = M.data[(c - 1) * p + j]! + 1e-8 * random.normal();
    }
    const n = 4 * C;
    const labels = Int32Array.from({ length: n }, (_, i) => i % C);
    const data = Float64Array.from({ length: n * p }, (_, at) => {
      const [i, j] = [Math.floor(at / p), at % p];
      return M.data[labels[i]! * p + j]! + 1e-10 * random.normal();
    });
    const measured = measureRows({ rows: n, cols: p, data }, labels, {});
    const counted = decisionCounts(measured.means, undefined);
    secondPass(measured, [counted.visit]);
    expect(Array.from(counted.result().nearestRight)).toEqual(Array.from({ length: C }, () => 4));
  },
);

test("rows of one feature, more than are scored at a time, are counted as by all scores", () => {
  const [C, n] = [2100, 9000];
  const random = seededRandom(3);
  const labels = Int32Array.from({ length: n }, (_, i) => i % C);
  const H = { rows: n, cols: 1, data: Float64Array.from(labels, (c) => c + 0.4 * random.normal()) };
  const measured = measureRows(H, labels, {});
  const { means } = measured;
  const counted = decisionCounts(means, undefined);
  secondPass(measured, [counted.visit]);
  const centres = Array.from(
    { length: C },
    (_, c) => (means.means.data[c]! + means.origin[0]!) / means.scale,
  );
  const right = labels.reduce((sum, c, i) => {
    const own = Math.abs(H.data[i]! - centres[c]!);
    return sum + (centres.every((centre) => Math.abs(H.data[i]! - centre) >= own) ? 1 : 0);
  }, 0);
  expect(counted.result().nearestRight.reduce((sum, x) => sum + x, 0)).toBe(right);
});
