import { gram, randomNormal, seededRandom, zeros } from "@collapsar/linalg";
import { featureCorrelation } from "@collapsar/metrics";
import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { factorCorrelation } from "../../src/probes/factor-correlation.js";

describe("factorCorrelation", () => {
  it("is the correlation of the products' entries, whatever the shapes", () => {
    const size = integer({ min: 2, max: 12 });
    assert(
      property(size, size, size, integer({ min: 0, max: 1000 }), (d, r, s, seed) => {
        const random = seededRandom(seed);
        const [F, G] = [randomNormal(random, d, r), randomNormal(random, d, s)];
        expect(factorCorrelation(F, G)).toBeCloseTo(featureCorrelation(gram(F), gram(G)), 9);
      }),
    );
  });

  it("refuses a product whose entries are all the same", () => {
    expect(() => factorCorrelation(randomNormal(seededRandom(1), 4, 2), zeros(4, 2))).toThrow(
      /factorCorrelation: entries must vary/,
    );
  });
});
