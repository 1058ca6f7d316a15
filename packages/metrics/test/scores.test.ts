import { type Matrix, matmul, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { cast, mapFn } from "@collapsar/linalg/parts";
import { expect, test } from "vitest";
import { type LinearScores, largestScores, linearScores, scoredRows } from "../src/classifier/scores.js";

/** The classes of rows as they are. */
const decided = (H: Matrix, scores: LinearScores) => Array.from(largestScores(scoredRows(H), scores));

/** The first class of the largest score, by float64 alone. */
function exact(H: Matrix, A: Matrix, shift: Float64Array): number[] {
  const products = matmul(H, A, { transposeB: true });
  return Array.from({ length: H.rows }, (_, i) => {
    const scores = Array.from(shift, (s, c) => products.data[i * A.rows + c]! + s);
    return scores.indexOf(Math.max(...scores));
  });
}

test("classes that float32 cannot tell apart are told apart as in float64", () => {
  const random = seededRandom(4);
  for (const [n, p, C, gap] of [
    [40, 3, 2, 1e-9],
    [60, 70, 9, 1e-7],
    [50, 300, 1100, 1e-10],
    [30, 20, 5, 0],
  ] as const) {
    const A = randomNormal(random, C, p);
    // each odd class is its neighbour to within the gap
    for (let c = 1; c < C; c += 2) {
      for (let j = 0; j < p; j++)
        A.data[c * p + j] = A.data[(c - 1) * p + j]! + gap * random.uniform(-0.5, 0.5);
    }
    const H = randomNormal(random, n, p);
    const shift = Float64Array.from({ length: C }, (_, c) => 0.1 * Math.floor(c / 2));
    expect(decided(H, linearScores(A, shift))).toEqual(exact(H, A, shift));
  }
});

test("numbers that float32 cannot hold are decided in float64", () => {
  // subnormal products of float32 are multiples of 2⁻¹⁴⁹: (3.4, 0)·(1, 1) loses to (1.6, 1.6)·(1, 1) = 3.2 by
  // rounding to 3 and 4
  const unit = 2 ** -149;
  const A = matrix(2, 2, Float64Array.from([3.4 * unit, 0, 1.6 * unit, 1.6 * unit]));
  const H = matrix(1, 2, Float64Array.from([1, 1]));
  expect(decided(H, linearScores(A, new Float64Array(2)))).toEqual([0]);
  // and with small rows instead of small classes
  const small = matrix(1, 2, Float64Array.from([unit, unit]));
  const classes = matrix(2, 2, Float64Array.from([3.4, 0, 1.6, 1.6]));
  expect(decided(small, linearScores(classes, new Float64Array(2)))).toEqual([0]);
  for (const unit of [1e-200, 1e30, 1e200]) {
    const large = matrix(2, 2, Float64Array.from([unit, 0, 0, unit * (1 + 1e-12)]));
    const rows = matrix(2, 2, Float64Array.from([1, 1, 1, 0.5]));
    expect(decided(rows, linearScores(large, new Float64Array(2)))).toEqual([1, 0]);
  }
});

test("rows in another scale and around a point are scored as such, float32 or float64", () => {
  const random = seededRandom(6);
  const [A, H] = [randomNormal(random, 7, 30), randomNormal(random, 40, 30, "f32")];
  const [scale, shift] = [2 ** -3, new Float64Array(7)];
  const point = Float64Array.from({ length: 30 }, () => random.normal());
  const moved = mapFn(cast(H, "f64"), (value, _, j) => value * scale - point[j]!);
  for (const rows of [H, cast(H, "f64")]) {
    const labels = largestScores(scoredRows(rows, scale, point), linearScores(A, shift));
    expect(Array.from(labels)).toEqual(exact(moved, A, shift));
    expect(decided(rows, linearScores(A, shift))).toEqual(exact(cast(H, "f64"), A, shift));
  }
});
