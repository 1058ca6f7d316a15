import type { Matrix } from "@collapsar/linalg";
import { frobeniusNorm, subtract } from "@collapsar/linalg/parts";
import { assert, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import type { FlowCoordinates } from "../src/flow/flow-coordinates.js";
import { invariantCoordinates } from "../src/flow/invariant-coordinates.js";
import { scatterCoordinates } from "../src/flow/scatter-coordinates.js";
import { closedDynamics, initialState, sampleDynamics } from "../src/index.js";
import { featureKernel } from "../src/kernel/feature-kernel.js";
import { closedStateOf, sampleStateOf, withinPart } from "../src/parts.js";
import type { ClosedState } from "../src/state/closed-state.js";
import { KAPPA } from "./cases.js";

const relative = (A: Matrix, B: Matrix) => frobeniusNorm(subtract(A, B)) / frobeniusNorm(B);
const PARTS = ["W", "H1", "S"] as const;

const shapes = record({
  C: integer({ min: 2, max: 4 }),
  wide: integer({ min: 3, max: 5 }),
  seed: integer({ min: 0, max: 1e6 }),
});

function randomRun(C: number, p: number, seed: number) {
  const sizes = Array.from({ length: C }, (_, c) => 3 + ((seed + 5 * c) % 7));
  const kernel = featureKernel(KAPPA, { sizes });
  const settings = { kernel, weightDecay: 0, featureDecay: 0, trainedBias: seed % 2 === 0 };
  const state = initialState({ sizes }, { features: p, kappa: KAPPA, invariant: "random", seed });
  return { sizes, settings, state };
}

/** The states a short way before and after along the flow. */
function slopeOf({ y0, derivative, whole }: FlowCoordinates): [ClosedState, ClosedState] {
  const slope = new Float64Array(y0.length);
  derivative(0, y0, slope);
  const at = (dt: number) =>
    whole(
      0,
      y0.map((value, k) => value + dt * slope[k]!),
    );
  return [at(-1e-5), at(1e-5)];
}

describe("coordinates on the invariant", () => {
  it("have the state's own parts and loss, and no drift, to begin with", () => {
    assert(
      property(shapes, ({ C, wide, seed }) => {
        const { settings, state } = randomRun(C, wide * C, seed);
        const ours = invariantCoordinates(state, settings)!;
        const back = ours.whole(0, ours.y0);
        for (const key of PARTS) expect(relative(back[key], state[key])).toBeLessThan(1e-12);
        const theirs = scatterCoordinates(state, settings);
        expect(ours.loss(ours.y0)).toBeCloseTo(theirs.loss(theirs.y0), 10);
        expect(ours.drift!(ours.y0)).toBeLessThan(1e-13);
      }),
      { numRuns: 15 },
    );
  });

  it("move as the closed coordinates do, S included", () => {
    assert(
      property(shapes, ({ C, wide, seed }) => {
        const { settings, state } = randomRun(C, wide * C, seed);
        const [before, after] = slopeOf(invariantCoordinates(state, settings)!);
        const [past, next] = slopeOf(scatterCoordinates(state, settings));
        for (const key of PARTS) {
          expect(relative(subtract(after[key], before[key]), subtract(next[key], past[key]))).toBeLessThan(
            1e-7,
          );
        }
      }),
      { numRuns: 15 },
    );
  });

  it("follow the unreduced system to 1e-8 and their drift shows the integrator's error, by either method", () => {
    const [C, p, m] = [3, 10, 12];
    const sized = { classes: C, perClass: m };
    const labels = Array.from({ length: C * m }, (_, i) => Math.floor(i / m));
    const start = initialState(sized, { features: p, kappa: KAPPA, invariant: "random", seed: 4 });
    const state = { ...start, H2: withinPart(start.S, { columns: C * (m - 1) }) };
    const reference = sampleDynamics(sampleStateOf(state, labels), {
      labels,
      kernel: KAPPA,
      time: 2,
      points: 2,
    });
    const end = closedStateOf(reference.final, labels);
    for (const method of ["explicit", "implicit"] as const) {
      const run = closedDynamics(start, { classes: sized, kappa: KAPPA, time: 2, method });
      for (const key of PARTS) expect(relative(run.final[key], end[key])).toBeLessThan(1e-8);
      expect(run.invariantDrift).toBeGreaterThan(0);
      expect(run.invariantDrift).toBeLessThan(1e-8);
      const loose = closedDynamics(start, { classes: sized, kappa: KAPPA, time: 2, method, rtol: 1e-5 });
      expect(loose.invariantDrift).toBeGreaterThan(run.invariantDrift);
    }
  });

  it("end at the loss asked for, where S alone ends too", () => {
    const sized = { classes: 3, perClass: 8 };
    const start = initialState(sized, { features: 12, kappa: KAPPA, invariant: "random", seed: 2 });
    const state = { ...start, H2: withinPart(start.S, { columns: 21 }) };
    const [ours, theirs] = [start, state].map((from) =>
      closedDynamics(from, { classes: sized, kappa: KAPPA }),
    );
    expect(ours!.points.at(-1)!.loss).toBeLessThanOrEqual(1e-12);
    for (const key of PARTS) expect(relative(ours!.final[key], theirs!.final[key])).toBeLessThan(1e-6);
  });

  it("serve constant κ without ℓ2 terms, far from E = 0, wide features, and no H2", () => {
    const { sizes, settings, state } = randomRun(3, 9, 1);
    expect(invariantCoordinates(state, settings)).toBeDefined();
    expect(
      invariantCoordinates({ ...state, H2: withinPart(state.S, { columns: 30 }) }, settings),
    ).toBeUndefined();
    expect(invariantCoordinates(state, { ...settings, weightDecay: 0.1 })).toBeUndefined();
    const kernel = featureKernel(() => KAPPA, { sizes });
    expect(invariantCoordinates(state, { ...settings, kernel })).toBeUndefined();
    const zero = initialState({ sizes }, { features: 9, kappa: KAPPA, invariant: "zero" });
    expect(invariantCoordinates(zero, settings)).toBeUndefined();
    expect(invariantCoordinates(randomRun(3, 8, 1).state, settings)).toBeUndefined();
  });
});
