import { diagonalMatrix, gram as gramOf, randomNormal, seededRandom } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { gaussian, laplace } from "../src/index.js";
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

  it("refuses a negative bandwidth", () => {
    expect(() => make({ bandwidth: -1 })).toThrow("bandwidth must be positive, got -1");
  });
});

it("gaussian and laplace follow their formulas", () => {
  const X = { rows: 2, cols: 2, data: Float64Array.of(0, 0, 3, 4) };
  expect(gaussian({ bandwidth: 5 }).gram(X).data[1]).toBeCloseTo(Math.exp(-0.5), 15);
  expect(laplace({ bandwidth: 5 }).gram(X).data[1]).toBeCloseTo(Math.exp(-1), 15);
});
