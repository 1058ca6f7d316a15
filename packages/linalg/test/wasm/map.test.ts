import { describe, expect, it } from "vitest";
import { createWasmBackend } from "../../src/backends/wasm/backend.js";
import { atan2, map } from "../../src/backends/wasm/map.js";
import { MAP_NAMES, type MapName } from "../../src/engine/contract.js";
import { createEngine } from "../../src/engine/engine.js";
import { noise } from "./noise.js";
import { arctan2, PRECISE, ulps } from "./precise.js";

/** Stated bounds in units in the last place. */
const BOUND: Readonly<Record<MapName, number>> = {
  exp: 2,
  log: 4,
  expm1: 4,
  sqrt: 2,
  sin: 4,
  cos: 4,
  tanh: 4,
  arcsin: 2,
  arccos: 2,
  erf: 4,
  erfc: 4,
};

/** Where each function is neither constant nor undefined. */
const RANGE: Readonly<Record<MapName, [number, number]>> = {
  exp: [-745.2, 709.8],
  log: [0, Number.MAX_VALUE],
  expm1: [-40, 709.8],
  sqrt: [0, Number.MAX_VALUE],
  sin: [-Number.MAX_VALUE, Number.MAX_VALUE],
  cos: [-Number.MAX_VALUE, Number.MAX_VALUE],
  tanh: [-22, 22],
  arcsin: [-1, 1],
  arccos: [-1, 1],
  erf: [-6, 6],
  erfc: [-6, 27.3],
};

/** Boundaries of the kernels' own cases and hard cases of the reductions. */
const SPECIAL = [
  0.25,
  0.5,
  0.75,
  1,
  1.5,
  2,
  3,
  28,
  708,
  709.7,
  709.78,
  709.79,
  -708,
  -745,
  -745.1,
  -746,
  40,
  22,
  Math.LN2,
  Math.SQRT2,
  Math.SQRT1_2,
  Math.PI,
  Math.PI / 2,
  Math.PI / 4,
  1048576,
  1048575.9,
  355,
  103993,
  5.319372648326541e255,
  6381956970095103 * 2 ** 797,
  2.2250738585072014e-308,
  5e-324,
  1e-300,
  1e-8,
  1e-17,
  0.9999999999999999,
  1.0000000000000002,
  0.4142135623730951,
  26.5,
  26.6,
  27.2,
].flatMap((x) => [x, -x, x * (1 + 2 ** -52), x * (1 - 2 ** -53)]);

/** Points spread over a range evenly, over magnitudes, and at the special places. */
function points([low, high]: [number, number], count: number, seed: number): number[] {
  const u = noise(3 * count, seed);
  const even = Math.min(high, 50) - Math.max(low, -50);
  const out = SPECIAL.slice();
  for (let i = 0; i < count; i++) {
    out.push(Math.max(low, -50) + (even * (u[3 * i]! + 1)) / 2);
    out.push(Math.sign(u[3 * i + 1]!) * 2 ** (u[3 * i + 2]! * (i % 2 ? 1020 : 12)));
    out.push(u[3 * i + 1]!);
    if (high < 1e300) out.push(low + ((high - low) * (u[3 * i + 2]! + 1)) / 2);
  }
  return out.filter((x) => x >= low && x <= high && x !== 0);
}

describe.each(["simd", "relaxed-simd"] as const)("maps, %s", (core) => {
  const engine = createEngine({ core });
  const apply = (name: MapName, x: readonly number[], scale = 1) => {
    const out = new Float64Array(x.length);
    const mark = engine.heap.mark();
    map(engine, name, scale, Float64Array.from(x), out);
    engine.heap.release(mark);
    return out;
  };

  it.each(MAP_NAMES)("%s stays within its stated error over the whole range", (name) => {
    const x = points(RANGE[name], name === "erfc" ? 120 : 250, 7);
    const y = apply(name, x);
    let worst = 0;
    let where = 0;
    for (let i = 0; i < x.length; i++) {
      const error = ulps(y[i]!, PRECISE[name]!(x[i]!));
      if (error > worst) [worst, where] = [error, x[i]!];
    }
    expect(worst, `at ${where}`).toBeLessThanOrEqual(BOUND[name]);
  });

  it("atan2 stays within 2 units over all quadrants and magnitudes", () => {
    const u = noise(4000, 5);
    const x: number[] = [];
    const y: number[] = [];
    for (let i = 0; i < 1000; i++) {
      const spread = i % 4 === 0 ? 500 : 3;
      x.push(u[4 * i]! * 2 ** (u[4 * i + 1]! * spread));
      y.push(u[4 * i + 2]! * 2 ** (u[4 * i + 3]! * spread));
    }
    for (const a of [1, -1, 0.41421356237309503, 2.414213562373095, 1e308, -1e308, 1e-308, 5e-324]) {
      for (const b of [1, -1, 1e308, 3e-308]) {
        x.push(b);
        y.push(a);
      }
    }
    const out = new Float64Array(x.length);
    atan2(engine, Float64Array.from(y), Float64Array.from(x), out);
    let worst = 0;
    for (let i = 0; i < x.length; i++) worst = Math.max(worst, ulps(out[i]!, arctan2(y[i]!, x[i]!)));
    expect(worst).toBeLessThanOrEqual(2);
  });

  it("atan2 is offered by the backend, in place too", () => {
    const y = noise(20001, 1);
    const x = noise(20001, 2);
    const want = y.map((value, i) => Math.atan2(value, x[i]!));
    createWasmBackend({ core, threads: 1 }).atan2!(y, x, y);
    for (let i = 0; i < y.length; i++) expect(Math.abs(y[i]! - want[i]!)).toBeLessThanOrEqual(1e-15);
  });

  it("treats zeros, infinities, NaN and arguments outside the domain as Math does", () => {
    const like: Partial<Record<MapName, (x: number) => number>> = {
      exp: Math.exp,
      log: Math.log,
      expm1: Math.expm1,
      sqrt: Math.sqrt,
      sin: Math.sin,
      cos: Math.cos,
      tanh: Math.tanh,
      arcsin: Math.asin,
      arccos: Math.acos,
    };
    const specials = [
      0,
      -0,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      -1,
      1,
      1.5,
      -2,
      1e4,
      -1e4,
    ];
    for (const [name, f] of Object.entries(like)) {
      const y = apply(name as MapName, specials);
      specials.forEach((x, i) => {
        const want = f(x);
        if (want === 0 || !Number.isFinite(want)) expect(y[i], `${name}(${x})`).toBe(want);
        else expect(Math.abs(y[i]! - want)).toBeLessThanOrEqual(4e-16 * Math.abs(want));
      });
    }
    expect([...apply("erf", specials.slice(0, 5))]).toEqual([0, -0, 1, -1, Number.NaN]);
    expect([...apply("erfc", specials.slice(0, 5))]).toEqual([1, 1, 0, 2, Number.NaN]);
    for (const y of specials) {
      const out = new Float64Array(specials.length);
      atan2(engine, new Float64Array(specials.length).fill(y), Float64Array.from(specials), out);
      specials.forEach((x, i) => {
        const want = Math.atan2(y, x);
        if (want === 0 || Number.isNaN(want)) expect(out[i], `atan2(${y}, ${x})`).toBe(want);
        else expect(Math.abs(out[i]! - want)).toBeLessThanOrEqual(4.5e-16 * Math.abs(want));
      });
    }
  });

  it("multiplies by the scale first, works in place, on float32, on any length", () => {
    for (const length of [0, 1, 2, 3, 16383, 16384, 16385, 40001]) {
      const x = noise(length, 9);
      const y = x.slice();
      map(engine, "exp", -3, y, y);
      for (let i = 0; i < length; i += 997) expect(y[i]).toBeCloseTo(Math.exp(-3 * x[i]!), 14);
      const single = noise(length, 9, "f32");
      const before = single.slice();
      map(engine, "tanh", 2, single, single);
      for (let i = 0; i < length; i += 97) expect(single[i]).toBe(Math.fround(single[i]!));
      for (let i = 0; i < length; i += 97) expect(single[i]).toBeCloseTo(Math.tanh(2 * before[i]!), 6);
    }
  });
});
