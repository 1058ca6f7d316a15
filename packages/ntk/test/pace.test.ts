import { matrix } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { blockDynamics, closedDynamics, initialState } from "../src/index.js";
import { paceRule } from "../src/run/pace-rule.js";

/** A rule's forecasts after windows of 500 steps, given the finished share at the end of each. */
function foretold(shares: readonly number[], maxSteps = 20_000, started = 0): (number | undefined)[] {
  const rule = paceRule(maxSteps, started);
  return shares.map((share) => {
    let found: number | undefined;
    for (let k = 0; k < 500; k++) found = rule(share);
    return found;
  });
}

describe("the pace of a run", () => {
  it("does not take a fast start, or one that came before it, for a pace that falls on", () => {
    expect(foretold([0.36, 0.43, 0.5])).toEqual([undefined, undefined, undefined]);
    expect(foretold([0.4, 0.45], 17_500, 0.35)).toEqual([undefined, undefined]);
  });

  it("foretells the steps of windows that are alike, and none that would end without progress", () => {
    expect(foretold([0.001, 0.002]).at(-1)).toBeCloseTo(1000 + 500 * 998, 6);
    expect(foretold([0.5, 0.5]).at(-1)).toBe(Number.POSITIVE_INFINITY);
  });

  it("gives up a pace that slows down and down, and not one that slows down to a lasting one", () => {
    const halving = [0.1, 0.15, 0.175, 0.1875, 0.19375, 0.196875];
    expect(foretold(halving, 1e6).slice(0, 4)).toEqual(Array(4).fill(undefined));
    expect(foretold(halving, 1e6)[4]).toBe(Number.POSITIVE_INFINITY);
    const lasting = [0.3, 0.5, 0.62, 0.67, 0.72, 0.77];
    expect(foretold(lasting)).toEqual(lasting.map(() => undefined));
  });

  it("takes a growing gain to grow on", () => {
    expect(foretold([0.001, 0.003, 0.007])).toEqual([undefined, undefined, undefined]);
  });

  it("lets many samples a class reach the loss explicitly, after the fast fall of the class part", () => {
    const classes = { classes: 4, perClass: 100 };
    const kappa = { diagonal: 1, within: 0.5, between: 0.2 };
    const start = initialState(classes, { features: 9, kappa, invariant: "zero" });
    const { points } = closedDynamics(start, { classes, kappa, method: "explicit", loss: 1e-8 });
    expect(points.at(-1)!.loss).toBeLessThanOrEqual(1e-8);
  });
});

describe("a run at rest", () => {
  it("is none while the loss falls, however large what never moves", () => {
    const W = matrix(2, 3, [1, 0, 0, 0, 1, 0]);
    const start = {
      t: 0,
      W,
      b: new Float64Array(2),
      H1: matrix(3, 2, [1, 0, 0, 1, 0, 0]),
      S: matrix(3, 3, [5e-9, 0, 0, 0, 5e-9, 0, 0, 0, 100]),
    };
    const kappa = { diagonal: 1, within: 0.5, between: 0.2 };
    const { points } = closedDynamics(start, { classes: { classes: 2, perClass: 1e6 }, kappa, time: 20 });
    // S decays at twice the rate of single samples along the rows of W
    expect(points.at(-1)!.loss).toBeLessThan(5e-9 * Math.exp(-15));
  });

  it("is none at a saddle, however small what grows there", () => {
    const problem = { classes: 4, perClass: 6, features: 9, invariant: "zero" as const };
    const kappa = { diagonal: 1, within: 0.1, between: 0.24 };
    for (const settings of [
      { scale: 1e-10, rtol: 1e-4 },
      { scale: 1e-16 },
      { scale: 1e-10, rtol: 1e-4, method: "explicit" as const },
    ]) {
      const { points } = blockDynamics({ ...problem, kappa, time: 1000, ...settings });
      expect(points.at(-1)!.loss).toBeLessThan(1e-6);
    }
  });
});
