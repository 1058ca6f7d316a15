import { gram as gramOf, randomNormal, seededRandom, zeros } from "@collapsar/linalg";
import {
  addInPlace,
  cast,
  diagonalMatrix,
  maxAbs,
  randomUniform,
  rowRange,
  subtract,
} from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaussian, generalisedLaplace, laplace, type RadialKernel } from "../src/index.js";
import { productLaplace, sumOfPowers } from "../src/parts.js";
import { expectGradient } from "./central-differences.js";

describe.each([
  ["gaussian", gaussian],
  ["laplace", laplace],
] as const)("%s", (_name, make) => {
  const metric = gramOf(randomNormal(seededRandom(9), 3, 3));
  const diagonal = { rows: 3, cols: 1, data: Float64Array.of(0.3, 1.2, 2) };

  it("has the gradient of its central differences, with any metric", () => {
    expectGradient(make({ bandwidth: 1.7 }));
    expectGradient(make({ bandwidth: 0.8, metric }));
    expectGradient(make({ bandwidth: 0.8, metric: diagonal }));
  });

  it("takes a diagonal metric in either form", () => {
    const X = randomNormal(seededRandom(1), 6, 3);
    const full = make({ metric: diagonalMatrix(diagonal.data) }).gram(X);
    make({ metric: diagonal })
      .gram(X)
      .data.forEach((value, at) => {
        expect(value).toBeCloseTo(full.data[at]!, 13);
      });
  });

  it("has gradient 0 at coincident points and a finite one everywhere", () => {
    const X = randomNormal(seededRandom(2), 1, 3);
    const copy = { ...X, data: X.data.slice() };
    const G = make().inputGradient(X, copy, { rows: 1, cols: 1, data: Float64Array.of(1) });
    expect(Array.from(G.data)).toEqual([0, 0, 0].map((zero) => expect.closeTo(zero, 12)));
  });

  it("has no slope between rows that coincide but for the rounding of a metric's product", () => {
    const X = randomNormal(seededRandom(3), 5, 3);
    X.data.set(
      X.data.subarray(0, 3).map((value) => value * (1 + 1e-15)),
      9,
    );
    const kernel = generalisedLaplace({ bandwidth: 2, q: 0.7, metric });
    for (const one of [make({ bandwidth: 2, metric }), kernel as RadialKernel]) {
      for (const Z of [X, { ...X, data: X.data.slice() }]) {
        const { K, D } = one.radialGram(X, Z);
        expect(K.data[3]).toBeCloseTo(1, 9);
        expect(D.data.every((value) => Math.abs(value) < 1e3)).toBe(true);
      }
    }
  });

  it("has the slopes of a row among others where the row stands alone", () => {
    for (const d of [2, 9, 40]) {
      const Z = randomNormal(seededRandom(d), 30, d);
      Z.data.copyWithin(29 * d, 3 * d, 4 * d);
      const full = gramOf(randomNormal(seededRandom(d + 1), d, d), { alpha: 1 / d });
      const weights = randomNormal(seededRandom(d + 2), 30, 30);
      for (const options of [
        { bandwidth: 2, metric: full },
        { bandwidth: 2, metric: randomUniform(seededRandom(9), d, 1, 0.1, 2) },
      ]) {
        for (const kernel of [
          make(options),
          generalisedLaplace({ ...options, q: 0.6 }),
          generalisedLaplace({ ...options, p: 1, q: 0.6 }),
          productLaplace(options),
          sumOfPowers({ ...options, q: 0.7 }),
        ]) {
          const among = kernel.inputGradient(Z, Z, weights);
          for (const i of [3, 14, 29]) {
            const row = kernel.inputGradient(rowRange(Z, i, i + 1), Z, rowRange(weights, i, i + 1));
            const size = maxAbs(rowRange(among, i, i + 1));
            expect(maxAbs(subtract(row, rowRange(among, i, i + 1))), kernel.name).toBeLessThan(1e-9 * size);
            // and so does a sum over its single terms
            const terms = Array.from({ length: 30 }, (_, j) =>
              kernel.inputGradient(rowRange(Z, i, i + 1), rowRange(Z, j, j + 1), {
                rows: 1,
                cols: 1,
                data: weights.data.slice(i * 30 + j, i * 30 + j + 1),
              }),
            );
            const sum = terms.reduce((total, term) => addInPlace(total, term));
            expect(maxAbs(subtract(sum, row)), kernel.name).toBeLessThan(1e-9 * size);
          }
        }
      }
    }
  });

  it("takes values and derivatives of its own points by tiles as between different matrices", () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.constantFrom(1, 2, 7, 255, 256, 300),
        fc.constantFrom("none", "full", "diagonal", "singular"),
        (seed, n, kind) => {
          const random = seededRandom(seed);
          const X = randomNormal(random, n, 3);
          // far from the origin, the second row almost the first: what a product formula would lose
          for (let at = 0; at < X.data.length; at++) X.data[at]! += 40;
          if (n > 1) for (let k = 0; k < 3; k++) X.data[3 + k] = X.data[k]! + 1e-6 * random.normal();
          const singular = gramOf(randomNormal(random, 3, 2));
          const chosen = { none: undefined, full: metric, diagonal, singular }[kind];
          const kernel = make({ bandwidth: 2, metric: chosen });
          const own = kernel.radialGram(X);
          const between = kernel.radialGram(X, { ...X, data: X.data.slice() });
          let [asymmetry, error, slopeError] = [0, 0, 0];
          for (let i = 0; i < n; i++) {
            asymmetry = Math.max(asymmetry, Math.abs(own.K.data[i * (n + 1)]! - 1));
            for (let j = 0; j < i; j++) {
              const [at, mirrored] = [i * n + j, j * n + i];
              for (const { data } of [own.K, own.D]) {
                asymmetry = Math.max(asymmetry, Math.abs(data[at]! - data[mirrored]!));
              }
              error = Math.max(error, Math.abs(own.K.data[at]! - between.K.data[at]!));
              slopeError = Math.max(slopeError, Math.abs(own.D.data[at]! / between.D.data[at]! - 1));
            }
          }
          expect(asymmetry).toBe(0);
          expect(error).toBeLessThan(1e-12);
          expect(slopeError).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("writes over a pair of matrices that it is given, and refuses one of another shape", () => {
    const X = randomNormal(seededRandom(3), 5, 3);
    const pair = { K: zeros(5, 5), D: zeros(5, 5) };
    const kernel = make({ metric });
    expect(kernel.radialGram(X, X, pair).K).toBe(pair.K);
    expect(pair).toEqual(kernel.radialGram(X));
    expect(() => kernel.radialGram(X, X, { ...pair, D: zeros(5, 4) })).toThrow("two 5×5 matrices, got 5×4");
  });

  it("refuses a metric with a negative eigenvalue", () => {
    const X = randomNormal(seededRandom(3), 5, 3);
    const indefinite = diagonalMatrix([1, -0.5, 1]);
    expect(() => make({ metric: indefinite }).radialGram(X)).toThrow("metric must be positive semi-definite");
  });

  it("keeps float32", () => {
    const X = cast(randomNormal(seededRandom(3), 20, 3), "f32");
    const { K, D } = make().radialGram(X);
    const exact = make().radialGram(cast(X, "f64"));
    expect(K.data).toBeInstanceOf(Float32Array);
    K.data.forEach((value, at) => {
      expect(value).toBeCloseTo(exact.K.data[at]!, 5);
    });
    expect(D.data).toBeInstanceOf(Float32Array);
  });

  it("refuses a negative bandwidth", () => {
    expect(() => make({ bandwidth: -1 })).toThrow("bandwidth must be positive, got -1");
  });
});

it("gaussian and laplace follow their formulas", () => {
  const X = { rows: 2, cols: 2, data: Float64Array.of(0, 0, 3, 4) };
  expect(gaussian({ bandwidth: 5 }).gram(X).data[1]).toBeCloseTo(Math.exp(-0.5), 15);
  expect(laplace({ bandwidth: 5 }).gram(X).data[1]).toBeCloseTo(Math.exp(-1), 15);
});
