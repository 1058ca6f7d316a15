import { gaussianMixture, trainTestSplit } from "@collapsar/datasets";
import { InputError, seededRandom, zeros } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { type DeepRfmFitOptions, deepRfm, fitDeepRfm, predictDeepRfm } from "../../src/index.js";
import {
  applyMap,
  deepRfmAccuracy,
  deepRfmSteps,
  drawMap,
  isDeepRfm,
  loadDeepRfm,
  randomMap,
  saveDeepRfm,
  transformDeepRfm,
} from "../../src/parts.js";

const mixture = gaussianMixture({ n: 240, d: 6, classes: 3, mean: 1.5, std: 1, seed: 2 });
const { train, test } = trainTestSplit(mixture, { testFraction: 0.25, seed: 1 });
const options = { depth: 3, width: 40, seed: 4 } as const;

describe("a Deep RFM on new rows", () => {
  const model = fitDeepRfm(train.X, train.y, options);

  it("takes the training rows where its own course takes them, layer by layer", () => {
    let layers = 0;
    for (const { features } of deepRfmSteps(train.X, train.y, options)) {
      expect(transformDeepRfm(model, train.X, ++layers)).toAgree(features.PhiMX, { absolute: 1e-9 });
    }
    expect(model.layers).toEqual(deepRfm(train.X, train.y, options).layers);
  });

  it("has the accuracy of its machines on the training rows, and predicts others", () => {
    expect(deepRfmAccuracy(model, train.X, train.y)).toAgree(
      model.layers.map(({ accuracy }) => accuracy),
      { absolute: 1e-12 },
    );
    const found = predictDeepRfm(model, test.X);
    const right = test.y.filter((label, i) => label === found[i]).length / test.y.length;
    expect(right).toBeGreaterThan(0.9);
    expect(deepRfmAccuracy(model, test.X, test.y).at(-1)).toBeCloseTo(right, 12);
  });

  it("is kept in a file that gives the same classes, and is refused where a bit is flipped", () => {
    const bytes = saveDeepRfm(model);
    expect(isDeepRfm(bytes)).toBe(true);
    expect(loadDeepRfm(bytes)).toEqual(model);
    const random = seededRandom(1);
    for (let trial = 0; trial < 60; trial++) {
      const damaged = bytes.slice();
      damaged[random.integer(bytes.length)]! ^= 1 << random.integer(8);
      let found: unknown;
      try {
        expect(loadDeepRfm(damaged)).toEqual(model);
      } catch (error) {
        found = error;
      }
      if (found !== undefined) expect(found).toBeInstanceOf(InputError);
    }
    expect(isDeepRfm(new Uint8Array(20))).toBe(false);
  });

  it("refuses options that it does not know", () => {
    const misspelt = { depht: 2 } as DeepRfmFitOptions;
    expect(() => fitDeepRfm(train.X, train.y, misspelt)).toThrow("fitDeepRfm: options must be among depth");
  });

  it("refuses rows of other columns, and features that no memory holds", () => {
    expect(() => predictDeepRfm(model, zeros(3, 5))).toThrow("the 6 columns of the fit, got 5");
    expect(() => fitDeepRfm(train.X, train.y, { width: 1e9 })).toThrow(
      /width must leave the features of 180 rows within/,
    );
  });
});

it.each(["relu", "gaussian", "laplace", "product-laplace", "identity"] as const)(
  "draws %s maps as data",
  (kind) => {
    for (const linearPart of [0, 0.3]) {
      const settings = { kind, width: 20, bandwidth: 3, linearPart };
      const drawn = drawMap(seededRandom(3), 6, settings);
      expect(applyMap(drawn, test.X)).toEqual(randomMap(seededRandom(3), 6, settings)(test.X));
    }
  },
);
