import { describe, expect, it } from "vitest";
import { above, allHold, atLeast, atMost, below, everyIs, provided } from "../src/bound.js";

describe("a bound", () => {
  it("is said and compared by one limit: who changes it changes both", () => {
    for (const limit of [0.1, 0.2, 5e-4, 1e-12, 3]) {
      const [step, words] = [limit / 10, limit < 1e-3 ? limit.toExponential() : String(limit)];
      for (const [bound, text, inside, outside] of [
        [below(limit), "below", limit - step, limit],
        [above(limit), "above", limit + step, limit],
        [atMost(limit), "at most", limit, limit + step],
        [atLeast(limit), "at least", limit, limit - step],
      ] as const) {
        expect(bound.text).toBe(`${text} ${words}`);
        expect([bound.holds(inside), bound.holds(outside)]).toEqual([true, false]);
      }
    }
  });

  it("is asked of every value, and of none where there is none or one is undefined", () => {
    expect(everyIs(below(1), [0, 0.5])).toBe(true);
    expect(everyIs(below(1), [0, 1])).toBe(false);
    for (const values of [[], [0, Number.NaN], [0, null], [undefined], [Number.NEGATIVE_INFINITY]])
      expect(everyIs(below(1), values)).toBeUndefined();
  });

  it("holds with others where all do, fails where one does, and is open where one cannot be told", () => {
    expect(allHold(true, true)).toBe(true);
    expect(allHold(true, undefined)).toBeUndefined();
    expect(allHold(undefined, false)).toBe(false);
    expect(allHold()).toBeUndefined();
  });

  it("counts only where it could have failed: that it holds says nothing elsewhere, that it fails does", () => {
    for (const could of [true, false, undefined]) {
      expect(provided(could, true)).toBe(could === true ? true : undefined);
      expect(provided(could, false)).toBe(false);
      expect(provided(could, undefined)).toBeUndefined();
    }
  });
});
