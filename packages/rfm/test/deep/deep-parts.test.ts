import { digits, standardise } from "@collapsar/datasets";
import { firstRows, unitNorm } from "@collapsar/datasets/parts";
import { ntk } from "@collapsar/kernels";
import { gram, matmul, randomNormal, seededRandom } from "@collapsar/linalg";
import { diagonalMatrix, mapFn, psdSqrt, selectRows } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepRfm, type FeatureKind } from "../../src/index.js";
import {
  codeTargets,
  cosineGram,
  deepRfmMetric,
  deepRfmSteps,
  gramBlocks,
  newtonSchulzRoot,
  randomMap,
} from "../../src/parts.js";
import { maxDifference } from "../numeric.js";

describe("newtonSchulzRoot", () => {
  it("agrees with the eigenvectors' root, singular matrices included", () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (seed, d, rank) => {
          const A = gram(randomNormal(seededRandom(seed), rank, d), { transpose: true });
          const root = newtonSchulzRoot(A);
          const scale = Math.max(...psdSqrt(A).data.map(Math.abs));
          expect(maxDifference(matmul(root, root), A)).toBeLessThan(1e-9 * scale * scale);
          expect(maxDifference(root, psdSqrt(A))).toBeLessThan(1e-6 * scale);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("says the residual when it cannot converge", () => {
    expect(() => newtonSchulzRoot(diagonalMatrix([1, 1e-9]), { maxIterations: 3 })).toThrow(
      /residual must fall to/,
    );
  });
});

describe("randomMap", () => {
  const kernels: Record<Exclude<FeatureKind, "identity" | "relu">, (x: number[], L: number) => number> = {
    gaussian: (x, L) => Math.exp(-x.reduce((s, v) => s + v * v, 0) / (2 * L * L)),
    laplace: (x, L) => Math.exp(-Math.hypot(...x) / L),
    "product-laplace": (x, L) => Math.exp(-x.reduce((s, v) => s + Math.abs(v), 0) / L),
  };
  it.each(["gaussian", "laplace", "product-laplace"] as const)(
    "%s features approximate their kernel",
    (kind) => {
      const X = randomNormal(seededRandom(1), 6, 3);
      const width = 40_000;
      const features = randomMap(seededRandom(2), 3, { kind, width, bandwidth: 2 })(X);
      const K = gram(features);
      const expected = mapFn(K, (_, i, j) =>
        kernels[kind](
          [0, 1, 2].map((k) => X.data[3 * i + k]! - X.data[3 * j + k]!),
          2,
        ),
      );
      expect(maxDifference(K, expected)).toBeLessThan(5 / Math.sqrt(width));
    },
  );

  it("relu features keep the mean square, and a linear part mixes in the inputs", () => {
    const X = randomNormal(seededRandom(3), 5, 4);
    const relu = gram(randomMap(seededRandom(4), 4, { width: 40_000 })(X));
    const plain = gram(X);
    for (let i = 0; i < 5; i++) expect(relu.data[6 * i]! / plain.data[6 * i]!).toBeCloseTo(1, 1);
    const mixed = gram(randomMap(seededRandom(4), 4, { width: 40_000, linearPart: 0.25 })(X));
    const expected = mapFn(plain, (value, i, j) => 0.25 * value + 0.75 * relu.data[5 * i + j]!);
    expect(maxDifference(mixed, expected)).toBeLessThan(1e-10);
    expect(randomMap(seededRandom(4), 4, { kind: "identity" })(X)).toBe(X);
    expect(() => randomMap(seededRandom(4), 4, { linearPart: 2 })).toThrow(
      "linearPart must be at most 1, got 2",
    );
  });
});

describe("deepRfm on digits", () => {
  const data = firstRows(digits(), 150);

  it("takes another root, power, kernel and no map at all", () => {
    const settings = { depth: 2, width: 40 };
    const eigen = deepRfm(data.X, data.y, settings);
    const products = deepRfm(data.X, data.y, { ...settings, root: "newton-schulz" });
    expect(Math.abs(products.final.nc1 / eigen.final.nc1 - 1)).toBeLessThan(1e-5);
    const gentle = deepRfm(data.X, data.y, { ...settings, power: 0.25 });
    expect(gentle.layers[0]!.MX.nc1).toBeGreaterThan(eigen.layers[0]!.MX.nc1);
    const gentler = deepRfm(data.X, data.y, { ...settings, power: 0.25, root: "newton-schulz" });
    expect(gentler.layers[0]!.MX.nc1 / gentle.layers[0]!.MX.nc1).toBeCloseTo(1, 3);
    const bare = deepRfm(data.X, data.y, { ...settings, features: "identity", kernel: "gaussian" });
    expect(bare.layers[0]!.PhiMX).toEqual(bare.layers[0]!.MX);
    const tangent = deepRfm(data.X, data.y, {
      ...settings,
      depth: 1,
      kernel: ntk({ activation: "relu", depth: 2 }),
    });
    expect(tangent.layers[0]!.MX.nc1).toBeLessThan(tangent.layers[0]!.X.nc1);
    expect(bare.final.nc1).toBeLessThan(eigen.layers[0]!.X.nc1);
    expect(() => deepRfm(data.X, data.y, { root: "newton-schulz", power: 0.3 })).toThrow(
      "powers 1/2 and 1/4, got 0.3",
    );
  });

  it("gives the same metric where the kernel matrix is not held", () => {
    const [X, Y] = [unitNorm(standardise(data.X)), codeTargets(data.y, "plus-minus")];
    for (const kernel of ["laplace", "gaussian", "polynomial"] as const) {
      const whole = deepRfmMetric(X, Y, { kernel, solver: "direct" });
      const stored = deepRfmMetric(X, Y, { kernel, solver: "iterative" });
      const tiled = deepRfmMetric(X, Y, { kernel, memoryBudget: 1.5e6, solver: "iterative" });
      expect(maxDifference(stored, whole)).toBeLessThan(1e-6);
      expect(maxDifference(tiled, whole)).toBeLessThan(1e-6);
    }
    expect(() => deepRfm(data.X, data.y, { memoryBudget: 1e4 })).toThrow("memoryBudget must hold");
  });

  it("draws a Gram matrix whose blocks sharpen from layer to layer", () => {
    const blocks: number[] = [];
    for (const step of deepRfmSteps(data.X, data.y, { depth: 3, width: 64 })) {
      blocks.push(gramBlocks(cosineGram(step.features.MX), data.y).ideal);
    }
    expect(blocks[2]!).toBeGreaterThan(blocks[0]!);
    const one = gramBlocks(cosineGram(selectRows(data.X, [0, 1])), [0, 1]);
    expect(one.between).toBeCloseTo(-1, 10);
  });
});
