import {
  type Backend,
  type MapName,
  matrix,
  pairwiseDistances,
  randomNormal,
  seededRandom,
  setBackend,
} from "@collapsar/linalg";
import {
  cast,
  colSums,
  erf,
  erfc,
  expDistanceSlopes,
  expDistances,
  expDistancesProduct,
  map,
  maxAbs,
  pairwiseSquaredDistances,
  rowSquaredNorms,
  rowSums,
} from "@collapsar/linalg/parts";
import { expect, it } from "vitest";
import { EPSILON } from "./matrices.js";
import { flipped, larger, largest } from "./residuals.js";

const REFERENCE: Record<MapName, [(x: number) => number, number, number]> = {
  exp: [Math.exp, -745, 709],
  log: [Math.log, 1e-300, 1e300],
  expm1: [Math.expm1, -40, 700],
  sqrt: [Math.sqrt, 0, 1e300],
  sin: [Math.sin, -1e4, 1e4],
  cos: [Math.cos, -1e4, 1e4],
  tanh: [Math.tanh, -25, 25],
  arcsin: [Math.asin, -1, 1],
  arccos: [Math.acos, -1, 1],
  erf: [erf, -7, 7],
  erfc: [erfc, -7, 27],
};

/** Values over the whole domain, dense near zero, and the special ones. */
function samples(low: number, high: number): Float64Array {
  const rng = seededRandom(11);
  const uniform = Array.from({ length: 2000 }, () => rng.uniform(low, high));
  const small = Array.from({ length: 2000 }, () => rng.normal() * 10 ** rng.uniform(-20, 0));
  const special = [
    0,
    -0,
    1,
    -1,
    0.5,
    -0.5,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
    1e-310,
  ];
  return Float64Array.from([...uniform, ...small.filter((x) => x >= low && x <= high), ...special]);
}

export function mapTests(backend: Backend): void {
  for (const [name, [f, low, high]] of Object.entries(REFERENCE) as [
    MapName,
    (typeof REFERENCE)[MapName],
  ][]) {
    it(`map ${name}: within a few units in the last place of the scalar function, special values included`, () => {
      if (!backend.map) return;
      setBackend(backend);
      const x = samples(low, high);
      const y = map(matrix(1, x.length, x), name).data;
      let worst = 0;
      x.forEach((value, i) => {
        const expected = f(value);
        const found = y[i]!;
        if (Object.is(found, expected)) return;
        if (!Number.isFinite(expected)) expect(found, `${name}(${value})`).toBe(expected);
        const ulp = Math.max(Math.abs(expected) * 2 ** -52, 2 ** -1074);
        worst = larger(worst, Math.abs(found - expected) / ulp);
      });
      expect(worst).toBeLessThan(6);
    });

    it(`map ${name}: scale, float32 and in place`, () => {
      if (!backend.map) return;
      setBackend(backend);
      const wide = samples(Math.max(low, -40), Math.min(high, 40)).filter(Number.isFinite);
      const x = Float32Array.from(wide, (value) => value / 2);
      const y = map(matrix(1, x.length, x), name, 2).data;
      let worst = 0;
      x.forEach((value, i) => {
        const expected = f(2 * value);
        if (Number.isNaN(expected) || Math.abs(expected) > 3e38) return;
        worst = larger(
          worst,
          Math.abs(y[i]! - expected) / Math.max(Math.abs(expected) * 2 ** -23, 2 ** -126),
        );
      });
      expect(worst).toBeLessThan(4);
      const copy = x.slice();
      backend.map(name, 2, copy, copy);
      expect(copy).toEqual(y);
    });
  }

  for (const dtype of ["f64", "f32"] as const) {
    const epsilon = EPSILON[dtype];

    it(`reductions ${dtype} agree with plain sums`, () => {
      setBackend(backend);
      for (const [rows, cols] of [
        [0, 3],
        [3, 0],
        [1, 1],
        [7, 300],
        [301, 13],
        [64, 64],
      ] as const) {
        const A = cast(randomNormal(seededRandom(rows), rows, cols), dtype);
        const limit = 10 * (rows + cols) * epsilon * 5;
        for (let i = 0; i < rows; i++) {
          const row = Array.from(A.data.subarray(i * cols, (i + 1) * cols));
          expect(Math.abs(rowSums(A)[i]! - row.reduce((s, x) => s + x, 0))).toBeLessThan(limit);
          expect(Math.abs(rowSquaredNorms(A)[i]! - row.reduce((s, x) => s + x * x, 0))).toBeLessThan(
            limit * 10,
          );
          if (i > 20) break;
        }
        const columns = flipped(A);
        colSums(A).forEach((value, j) => {
          const column = columns.data.subarray(j * rows, (j + 1) * rows);
          let total = 0;
          for (const x of column) total += x;
          expect(Math.abs(value - total)).toBeLessThan(limit);
        });
        expect(maxAbs(A)).toBe(largest(A.data));
      }
    });

    it(`distances ${dtype}: relative accuracy, symmetry, zero diagonal, near points far from the origin`, () => {
      for (const [n, m, d] of [
        [1, 1, 1],
        [5, 9, 3],
        [67, 41, 10],
        [33, 130, 257],
      ] as const) {
        const Xf = randomNormal(seededRandom(n), n, d);
        const Zf = randomNormal(seededRandom(m), m, d);
        for (let at = 0; at < Xf.data.length; at++) Xf.data[at]! += 100;
        for (let at = 0; at < Zf.data.length; at++) Zf.data[at]! += 100;
        for (let c = 0; c < d; c++) Zf.data[c] = Xf.data[c]! + (c === 0 ? 1e-3 : 0);
        const [X, Z] = [cast(Xf, dtype), cast(Zf, dtype)];
        setBackend(backend);
        const D = pairwiseSquaredDistances(X, Z);
        const root = pairwiseDistances(X, Z);
        const radial = expDistances(X, Z, { power: 1, scale: -0.3 });
        const slopes = expDistanceSlopes(X, Z, { power: 1, scale: -0.3 });
        const V = cast(randomNormal(seededRandom(d), m, 3), dtype);
        const products = expDistancesProduct(X, Z, V, { power: 1, scale: -0.3 });
        let worst = 0;
        for (let i = 0; i < n; i++) {
          const sums = [0, 0, 0];
          for (let j = 0; j < m; j++) {
            let exact = 0;
            for (let c = 0; c < d; c++) exact += (X.data[i * d + c]! - Z.data[j * d + c]!) ** 2;
            worst = larger(worst, Math.abs(D.data[i * m + j]! - exact) / exact);
            worst = larger(worst, Math.abs(root.data[i * m + j]! - Math.sqrt(exact)) / Math.sqrt(exact));
            const value = Math.exp(-0.3 * Math.sqrt(exact));
            worst = larger(worst, Math.abs(radial.data[i * m + j]! - value));
            sums.forEach((sum, c) => {
              sums[c] = sum + value * V.data[j * 3 + c]!;
            });
            const slope = (-0.3 * value) / Math.sqrt(exact);
            worst = larger(worst, Math.abs(slopes.data[i * m + j]! / slope - 1) * value);
          }
          sums.forEach((sum, c) => {
            worst = larger(worst, Math.abs(products.data[i * 3 + c]! - sum) / Math.sqrt(m));
          });
        }
        expect(worst, `${n}×${m}×${d}`).toBeLessThan(500 * (10 + d) * epsilon);
        const own = pairwiseDistances(X);
        expect(flipped(own).data).toEqual(own.data);
        const self = expDistances(X, X, { power: 2, scale: -0.01 });
        for (let i = 0; i < n; i++) {
          expect(own.data[i * (n + 1)]).toBe(0);
          expect(self.data[i * (n + 1)]).toBe(1);
        }
        expect(flipped(self).data).toEqual(self.data);
      }
    });
  }
}
