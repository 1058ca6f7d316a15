import { describe, expect, it } from "vitest";
import { scaleOf } from "../src/svg/scale.js";
import { fc, test as property } from "./property.js";

const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });

describe("scaleOf", () => {
  property(
    "ticks rise, lie within the domain and are no more than there is room for",
    [
      fc.array(positive, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 2, max: 12 }),
      fc.constantFrom("linear" as const, "log" as const),
    ],
    (values, room, scale) => {
      const { ticks, domain, format } = scaleOf({ label: "v", scale }, values, room);
      expect(ticks.length).toBeLessThanOrEqual(room + 2);
      expect(new Set(ticks.map(format)).size).toBe(ticks.length);
      for (const [i, tick] of ticks.entries()) {
        expect(tick).toBeGreaterThanOrEqual(domain[0] * (1 - 1e-9));
        expect(tick).toBeLessThanOrEqual(domain[1] * (1 + 1e-9));
        if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1]!);
      }
    },
  );

  property(
    "places every value between 0 and 1, in order",
    [fc.array(positive, { minLength: 2, maxLength: 20 }), fc.constantFrom("linear" as const, "log" as const)],
    (values, scale) => {
      const { place } = scaleOf({ label: "v", scale }, values, 6);
      const sorted = [...values].sort((a, b) => a - b).map(place);
      for (const [i, at] of sorted.entries()) {
        expect(at).toBeGreaterThanOrEqual(-1e-9);
        expect(at).toBeLessThanOrEqual(1 + 1e-9);
        if (i > 0) expect(at).toBeGreaterThanOrEqual(sorted[i - 1]!);
      }
    },
  );

  it("writes powers of ten on wide log axes, 1–2–5 steps on narrow ones, whole numbers where asked", () => {
    const wide = scaleOf({ label: "v", scale: "log" }, [1e-6, 1], 8);
    expect(wide.ticks.map(wide.format)).toEqual(["10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "0.01", "0.1", "1"]);
    const narrow = scaleOf({ label: "v", scale: "log" }, [0.9, 22], 8);
    expect(narrow.ticks).toEqual([1, 2, 5, 10, 20]);
    expect(scaleOf({ label: "v", integer: true }, [1, 3], 10).ticks).toEqual([1, 2, 3]);
    expect(scaleOf({ label: "v", ticks: [7] }, [1, 9], 10).ticks).toEqual([7]);
  });

  it("has a domain for nothing, for one value and for a given one", () => {
    expect(scaleOf({ label: "v" }, [], 5).domain).toEqual([0, 1]);
    expect(scaleOf({ label: "v", scale: "log" }, [-1], 5).domain).toEqual([0.1, 1]);
    expect(scaleOf({ label: "v" }, [4], 5).domain).toEqual([2, 6]);
    expect(scaleOf({ label: "v", scale: "log" }, [4], 5).domain).toEqual([2, 8]);
    expect(scaleOf({ label: "v", domain: [0, 3] }, [9], 5).domain).toEqual([0, 3]);
    expect(scaleOf({ label: "v" }, [0, 10], 5).domain[0]).toBe(0);
  });
});
