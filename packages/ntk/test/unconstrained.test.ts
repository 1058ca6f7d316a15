import { gram } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { type ClosedDynamics, unconstrainedDynamics } from "../src/index.js";
import { regularisedObjective, unconstrainedOptimum } from "../src/parts.js";

const CASE = { classes: 3, perClass: 5, features: 6, weightDecay: 0.3, featureDecay: 0.1 };

describe("the unconstrained features model", () => {
  it("under MSE ends at the minimum in closed form, collapsed whatever the start", () => {
    for (const seed of [0, 1]) {
      const run = unconstrainedDynamics({ ...CASE, time: 200, seed }) as ClosedDynamics;
      const optimum = unconstrainedOptimum(CASE);
      const last = run.points.at(-1)!;
      expect(last.loss).toBeCloseTo(optimum.loss, 8);
      expect(regularisedObjective(last.loss, run.final, CASE)).toBeCloseTo(optimum.objective, 8);
      expect(last.nc1).toBeLessThan(1e-6);
      expect(last.nc2).toBeLessThan(1e-4);
      expect(last.nc3).toBeLessThan(1e-4);
      gram(run.final.H1, { transpose: true }).data.forEach((value, at) => {
        expect(value).toBeCloseTo(optimum.meanGram * ((at % 4 === 0 ? 1 : 0) - 1 / 3), 6);
      });
    }
  });

  it("under cross-entropy ends collapsed too", () => {
    const run = unconstrainedDynamics({
      ...CASE,
      weightDecay: 0.05,
      featureDecay: 0.05,
      loss: "cross-entropy",
      time: 600,
      rtol: 1e-8,
    });
    const last = run.points.at(-1)!;
    expect(last.nc1).toBeLessThan(1e-6);
    expect(last.nc2).toBeLessThan(1e-4);
    expect(last.nc3).toBeLessThan(1e-3);
  });

  it("vanishes where the regularisation wins", () => {
    const beaten = unconstrainedOptimum({ ...CASE, weightDecay: 100 });
    expect(beaten).toMatchObject({ singularValue: 0, meanGram: 0 });
    expect(beaten.loss).toBeCloseTo(5, 12);
    expect(() => unconstrainedDynamics({ ...CASE, features: 2, time: 1 })).toThrow(
      /at least the number of classes, 3, got 2/,
    );
  });
});
