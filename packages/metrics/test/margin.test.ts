import { gram, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { rowNorms, rowSums } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { affineDistances } from "../src/classifier/affine-distances.js";
import { hullBounds } from "../src/classifier/hull-bounds.js";
import { leastNorm } from "../src/classifier/least-norm.js";
import { oneVersusRestMargin } from "../src/parts.js";

/** The distance of point k to the hull of the others, by a quadratic program of its own. */
function distance(X: ReturnType<typeof matrix>, k: number): number {
  const others = Array.from({ length: X.rows }, (_, j) => j).filter((j) => j !== k);
  const differences = others.map((j) =>
    Array.from({ length: X.cols }, (_, d) => X.data[j * X.cols + d]! - X.data[k * X.cols + d]!),
  );
  return leastNorm(gram(matrix(others.length, X.cols, differences.flat())));
}

const clouds = fc.record({
  n: fc.integer({ min: 2, max: 14 }),
  p: fc.integer({ min: 1, max: 20 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
  // how near the rows are to a simplex
  simplex: fc.constantFrom(0, 1, 10, 1e4),
});

function unitRows({ n, p, seed, simplex }: { n: number; p: number; seed: number; simplex: number }) {
  const X = randomNormal(seededRandom(seed), n, p);
  for (let i = 0; i < Math.min(n, p); i++) X.data[i * p + i]! += simplex;
  const norms = rowNorms(X);
  return matrix(
    n,
    p,
    X.data.map((value, at) => value / norms[Math.floor(at / p)]!),
  );
}

test("the margin is the least of the distances by one quadratic program each", () => {
  fc.assert(
    fc.property(clouds, (cloud) => {
      const X = unitRows(cloud);
      const wanted = Math.min(...Array.from({ length: cloud.n }, (_, k) => distance(X, k)));
      expect(Math.abs(oneVersusRestMargin(X) - wanted)).toBeLessThan(1e-7);
    }),
    { numRuns: 150 },
  );
});

test("bounds hold the distance, and what the affine hull gives is it", () => {
  fc.assert(
    fc.property(clouds, (cloud) => {
      const X = unitRows(cloud);
      const G = gram(X);
      const known = affineDistances(G);
      for (let k = 0; k < cloud.n; k++) {
        const wanted = distance(X, k);
        const { lower, upper } = hullBounds(G, rowSums(G), k, Number.POSITIVE_INFINITY);
        expect(lower).toBeLessThanOrEqual(wanted + 1e-7);
        expect(upper).toBeGreaterThanOrEqual(wanted - 1e-7);
        if (known && !Number.isNaN(known[k]!)) expect(Math.abs(known[k]! - wanted)).toBeLessThan(1e-7);
      }
    }),
    { numRuns: 100 },
  );
});

test("a simplex of 300 classes, exact and disturbed, and rows within the hull of others", () => {
  const n = 300;
  const etf = matrix(
    n,
    n,
    Float64Array.from({ length: n * n }, (_, at) => +(at % (n + 1) === 0) - 1 / n),
  );
  expect(oneVersusRestMargin(etf)).toAgree(n / (n - 1), { relative: 1e-12 });
  const near = { ...etf, data: etf.data.map((value, at) => value + 1e-3 * Math.sin(at)) };
  expect(oneVersusRestMargin(near)).toBeLessThan(n / (n - 1));
  expect(oneVersusRestMargin(near)).toBeGreaterThan(0.9);
  expect(oneVersusRestMargin(matrix(4, 1, [1, 2, -1, -3]))).toBe(0);
});

test("the margin tells how far it is, in rising steps, and stops where it is asked to", () => {
  const W = randomNormal(seededRandom(1), 40, 5);
  const seen: number[] = [];
  oneVersusRestMargin(W, {
    onProgress({ done, total }) {
      expect(total).toBe(80);
      seen.push(done);
    },
  });
  expect(seen.length).toBeGreaterThan(40);
  expect(seen).toEqual(seen.map((_, i) => i));
  const stop = new AbortController();
  const onProgress = ({ done }: { done: number }) => {
    if (done === 3) stop.abort(new Error("enough"));
  };
  expect(() => oneVersusRestMargin(W, { signal: stop.signal, onProgress })).toThrow("enough");
});
