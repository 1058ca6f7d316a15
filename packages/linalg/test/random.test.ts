import { randomNormal, seededRandom } from "@collapsar/linalg";
import { randomCauchy, randomFromState, randomUniform } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../src/random/normal-quantile.js";
import { erf } from "../src/special/erf.js";

describe("the generator", () => {
  it("is xoshiro128**: the published first outputs for the state 1, 2, 3, 4", () => {
    const words = [11520, 0, 5927040, 70819200];
    const rng = randomFromState([1, 2, 3, 4]);
    for (const word of words) expect(rng.integer(4294967296)).toBe(word);
  });

  it("repeats itself for one seed and differs between seeds", () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed).next);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(7)).not.toEqual(draw(7 + 2 ** 32));
    expect(draw(-1)).not.toEqual(draw(1));
    expect(() => seededRandom(0.5)).toThrow("seededRandom: seed must be a whole number, got 0.5");
    expect(() => randomFromState([0, 0, 0, 0])).toThrow(/must not be all zero/);
  });

  it("stays what it was: these numbers are part of the contract", () => {
    const rng = seededRandom(0);
    expect([rng.next(), rng.normal(), rng.integer(100)]).toMatchInlineSnapshot(`
      [
        0.28806978761861235,
        -0.4431772728394016,
        12,
      ]
    `);
  });

  it("continues from its state, and forks into another stream", () => {
    const rng = seededRandom(3);
    rng.next();
    const twin = randomFromState(rng.state());
    expect(twin.next()).toBe(rng.next());
    const child = rng.fork();
    expect(child.next()).not.toBe(rng.next());
    expect(seededRandom(3).fork().state()).toEqual(seededRandom(3).fork().state());
  });

  it("uniforms have the moments and the range of uniforms", () => {
    const rng = seededRandom(1);
    const u = Float64Array.from({ length: 100_000 }, rng.next);
    expect(u.every((x) => x >= 0 && x < 1)).toBe(true);
    const mean = u.reduce((s, x) => s + x, 0) / u.length;
    const square = u.reduce((s, x) => s + x * x, 0) / u.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.004);
    expect(Math.abs(square - 1 / 3)).toBeLessThan(0.004);
  });

  it("integers are unbiased (chi-squared), permutations are permutations", () => {
    const rng = seededRandom(2);
    const counts = new Int32Array(7);
    for (let i = 0; i < 70_000; i++) counts[rng.integer(7)]!++;
    const chi = counts.reduce((s, c) => s + (c - 10_000) ** 2 / 10_000, 0);
    expect(chi).toBeLessThan(22.5);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), (n) => {
        expect([...rng.permutation(n)].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
    expect(() => rng.integer(0)).toThrow(/n must be a whole number of at least 1, got 0/);
    expect(() => rng.integer(2 ** 33)).toThrow(/at most 4294967296/);
  });
});

describe("distributions", () => {
  it("the normal quantile inverts Φ", () => {
    for (let p = 0.001; p < 1; p += 0.001) {
      expect((1 + erf(normalQuantile(p) / Math.SQRT2)) / 2).toBeCloseTo(p, 14);
    }
    expect(normalQuantile(1e-300)).toBeCloseTo(-37.0471, 4);
  });

  it("normals have moments 0, 1, 0, 3; Cauchy variables have quartiles ±1; uniforms their range", () => {
    const x = Float64Array.from(randomNormal(seededRandom(4), 400, 500).data);
    const moment = (k: number) => x.reduce((s, v) => s + v ** k, 0) / x.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.02);
    expect(Math.abs(moment(3))).toBeLessThan(0.05);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
    const c = randomCauchy(seededRandom(5), 100, 100).data.slice().sort();
    expect(c[2500]).toBeCloseTo(-1, 0.5);
    expect(c[7500]).toBeCloseTo(1, 0.5);
    const u = randomUniform(seededRandom(6), 10, 10, -2, 3, "f32").data;
    expect(Array.from(u).every((v) => v >= -2 && v < 3)).toBe(true);
    expect(u).toBeInstanceOf(Float32Array);
  });
});
