import { gram, type Matrix } from "@collapsar/linalg";
import { frobeniusNorm, subtract } from "@collapsar/linalg/parts";
import { describe, expect, it } from "vitest";
import { closedFlow } from "../src/flow/closed-flow.js";
import { stiffModel } from "../src/flow/shifted-solver.js";
import { closedDynamics, initialState } from "../src/index.js";
import { featureKernel } from "../src/kernel/feature-kernel.js";
import { withinPart } from "../src/parts.js";
import { packState, stateLayout } from "../src/state/closed-state.js";
import { KAPPA } from "./cases.js";

const relative = (A: Matrix, B: Matrix) => frobeniusNorm(subtract(A, B)) / frobeniusNorm(B);

describe("the stiff model", () => {
  it("is the flow's own Jacobian where R1 = 0 and S = 0, ℓ2 terms included (central differences)", () => {
    const kernel = featureKernel(KAPPA, { sizes: [3, 5] });
    const layout = stateLayout(2, 3, true);
    const start = initialState(
      { sizes: [3, 5] },
      { features: 3, kappa: KAPPA, invariant: "random", seed: 2 },
    );
    const W = { rows: 2, cols: 3, data: Float64Array.from([1, 0, 0, 0, 2, 0]) };
    const H1 = { rows: 3, cols: 2, data: Float64Array.from([0.9, -0.1, -0.05, 0.45, 0.3, 0.7]) };
    const y = packState(layout, {
      ...start,
      W,
      H1,
      b: Float64Array.from([0.1, 0.1]),
      S: { rows: 3, cols: 3, data: new Float64Array(9) },
    });
    const settings = { kernel, weightDecay: 0.4, featureDecay: 1.5, trainedBias: true };
    const flow = closedFlow(layout, settings);
    const h = 0.3;
    const { solve } = stiffModel(layout, settings)(0, y, h)(h);
    const slope = (at: Float64Array) => {
      const out = new Float64Array(layout.length);
      flow(0, at, out);
      return out;
    };
    const p = 3;
    for (let j = 0; j < layout.length; j++) {
      const inS = j - layout.S;
      const mirrored = inS < 0 || inS >= p * p ? j : layout.S + (inS % p) * p + Math.floor(inS / p);
      const [up, down] = [y.slice(), y.slice()];
      for (const at of new Set([j, mirrored])) {
        up[at]! += 1e-5;
        down[at]! -= 1e-5;
      }
      const [a, b] = [slope(up), slope(down)];
      const moved = up.map((value, i) => (value === y[i] ? 0 : 1));
      const r = moved.map((value, i) => value - (h * (a[i]! - b[i]!)) / 2e-5);
      solve(r);
      // what W does to the propagator is not modelled: nothing comes back from there
      const modelled = j < layout.propagator ? r.subarray(0, layout.propagator) : r;
      modelled.forEach((value, i) => {
        expect(value).toBeCloseTo(moved[i]!, 8);
      });
    }
  });
});

describe("the implicit method", () => {
  it("agrees with the explicit one to 1e-8, H2 included, for every kind of start", () => {
    for (const [sizes, invariant] of [
      [[8, 8, 8], "zero"],
      [[40, 40, 40], "random"],
      [[3, 9, 30], "random"],
      [[5, 20, 6], "zero"],
    ] as const) {
      const start = initialState({ sizes }, { features: 7, kappa: KAPPA, invariant, seed: 6 });
      const columns = sizes.reduce((total, size) => total + size - 1, 0);
      const state = { ...start, H2: withinPart(start.S, { columns }) };
      const options = { classes: { sizes }, kappa: KAPPA, time: 3, times: [0.5, 3] };
      const [explicit, implicit] = (["explicit", "implicit"] as const).map((method) =>
        closedDynamics(state, { ...options, method }),
      );
      for (const key of ["W", "H1", "S", "H2"] as const) {
        expect(relative(implicit!.final[key]!, explicit!.final[key]!)).toBeLessThan(1e-8);
      }
      expect(implicit!.points.map(({ time }) => time)).toEqual([0, 0.5, 3]);
      expect(implicit!.invariantDrift).toBeLessThan(1e-8);
      expect(implicit!.method).toBe("implicit");
    }
  });

  it("follows κ(t), ℓ2 terms and a fixed bias as the explicit one does", () => {
    const sized = { classes: 3, perClass: 20 };
    const start = initialState(sized, { features: 5, kappa: KAPPA, invariant: "random", seed: 6 });
    const kappa = (t: number) => ({ diagonal: 1 + t, within: 0.5 + 0.8 * t, between: 0.2 });
    const options = {
      classes: sized,
      kappa,
      time: 2,
      weightDecay: 0.1,
      featureDecay: 0.05,
      trainedBias: false,
    };
    const [explicit, implicit] = (["explicit", "implicit"] as const).map((method) =>
      closedDynamics(start, { ...options, method }),
    );
    expect(relative(implicit!.final.W, explicit!.final.W)).toBeLessThan(1e-8);
    expect(relative(implicit!.final.S, explicit!.final.S)).toBeLessThan(1e-8);
    expect(implicit!.final.b).toEqual(start.b);
  });

  it("carries H2 through an ℓ2 term of the features as a tight explicit run does", () => {
    const sized = { classes: 3, perClass: 8 };
    const start = initialState(sized, { features: 5, kappa: KAPPA, invariant: "random", seed: 6 });
    const state = { ...start, H2: withinPart(start.S, { columns: 21 }) };
    const options = { classes: sized, kappa: KAPPA, time: 0.2, featureDecay: 40, weightDecay: 3 };
    const explicit = closedDynamics(state, { ...options, method: "explicit", rtol: 1e-12 });
    const implicit = closedDynamics(state, { ...options, method: "implicit" });
    expect(relative(implicit.final.H2!, explicit.final.H2!)).toBeLessThan(1e-8);
    expect(relative(gram(implicit.final.H2!), implicit.final.S)).toBeLessThan(1e-8);
  });

  it("follows H2 where ℓ2 terms or the time are long, within a few hundred steps", () => {
    const sized = { classes: 3, perClass: 8 };
    for (const [invariant, ending] of [
      ["zero", { featureDecay: 1e9, time: 2 }],
      ["zero", { weightDecay: 1e9, featureDecay: 1e9, time: 2 }],
      ["zero", { time: 1e6 }],
      ["random", { time: 1e6 }],
    ] as const) {
      const start = initialState(sized, { features: 10, kappa: KAPPA, invariant, seed: 6 });
      const state = { ...start, H2: withinPart(start.S, { columns: 21 }) };
      const run = closedDynamics(state, { classes: sized, kappa: KAPPA, ...ending, maxSteps: 1000 });
      expect(run.final.t).toBe(ending.time);
      expect(frobeniusNorm(subtract(gram(run.final.H2!), run.final.S))).toBeLessThan(
        1e-8 * frobeniusNorm(start.S),
      );
    }
  });

  it("lets no rounding of S stay behind where it decays and W grows", () => {
    const sized = { classes: 4, perClass: 6 };
    const kappa = { diagonal: 3, within: 2, between: 0.5 };
    const start = initialState(sized, { features: 9, kappa, invariant: "zero" });
    const run = closedDynamics(start, {
      classes: sized,
      kappa,
      featureDecay: 0.1,
      time: 1e4,
      maxSteps: 1000,
    });
    expect(frobeniusNorm(run.final.S)).toBeLessThan(1e-100);
  });

  it("takes 10,000 samples a class, chosen by itself, to loss 1e-12 in a few hundred steps", () => {
    const sized = { classes: 4, perClass: 10_000 };
    const start = initialState(sized, { features: 9, kappa: KAPPA, invariant: "zero" });
    const run = closedDynamics(start, { classes: sized, kappa: KAPPA });
    expect(run.method).toBe("implicit");
    expect(run.steps).toBeLessThan(400);
    expect(run.invariantDrift).toBeLessThan(1e-8);
    expect(run.points.at(-1)!.nc1).toBeLessThan(1e-6);
  });
});
