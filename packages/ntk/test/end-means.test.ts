import { gram } from "@collapsar/linalg";
import { expect, it } from "vitest";
import { closedDynamics, initialState } from "../src/index.js";
import { collapsedMeanGram } from "../src/parts.js";
import { KAPPA } from "./cases.js";

it("class means of unequal classes end at the predicted Gram matrix, and small classes at longer means", () => {
  const sizes = [12, 5, 2];
  const start = initialState({ sizes }, { features: 6, kappa: KAPPA, invariant: "zero", seed: 1 });
  const run = closedDynamics(start, { classes: { sizes }, kappa: KAPPA, trainedBias: false, loss: 1e-14 });
  const predicted = collapsedMeanGram(KAPPA, { sizes });
  gram(run.final.H1, { transpose: true }).data.forEach((value, at) => {
    expect(value).toBeCloseTo(predicted.data[at]!, 6);
  });
  expect(predicted.data[8]).toBeGreaterThan(predicted.data[0]!);
  const apart = collapsedMeanGram({ diagonal: 1, within: 0.5, between: 0 }, { sizes });
  expect(apart.data[4]).toBeCloseTo(Math.sqrt(0.5 / 5 + 0.5), 12);
  expect(run.points.at(-1)!.nc1).toBeLessThan(1e-6);
});
