import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, hashText } from "../src/hash.js";
import { deriveSeed } from "../src/index.js";
import { trialHash } from "../src/parts.js";

describe("hashes", () => {
  it("do not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(trialHash("a", 0, turned)).toBe(trialHash("a", 0, value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("tell experiments, seeds and parameters apart", () => {
    const hashes = new Set<string>();
    for (const id of ["a", "b"]) {
      for (let seed = 0; seed < 20; seed++) {
        for (let x = 0; x < 50; x++) hashes.add(trialHash(id, seed, { x }));
      }
    }
    expect(hashes.size).toBe(2 * 20 * 50);
  });

  it("are sixteen hex digits that stay what they are, so that old runs can be resumed", () => {
    fc.assert(fc.property(fc.string(), (text) => /^[0-9a-f]{16}$/.test(hashText(text))));
    expect(hashText("collapsar")).toBe("bb3b96b3bfac6110");
  });

  it("give seeds of 32 bits, the same for the same purpose", () => {
    expect(deriveSeed(0, "data", 3)).toBe(deriveSeed(0, "data", 3));
    const seeds = new Set(Array.from({ length: 1000 }, (_, repeat) => deriveSeed(1, "data", repeat)));
    expect(seeds.size).toBe(1000);
    for (const seed of seeds) expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true);
  });
});
