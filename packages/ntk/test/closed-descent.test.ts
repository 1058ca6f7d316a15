import { gram, type Matrix, matmul } from "@collapsar/linalg";
import { add, frobeniusNorm, rowSums, scale, subtract } from "@collapsar/linalg/parts";
import { describe, expect, it } from "vitest";
import { closedDynamics, initialState } from "../src/index.js";
import { blockKernel, closedDescent, closedStateOf, sampleStateOf, withinPart } from "../src/parts.js";
import { balancedLabels, KAPPA } from "./cases.js";

const SIZED = { classes: 3, perClass: 4 };
const relative = (A: Matrix, B: Matrix) => frobeniusNorm(subtract(A, B)) / frobeniusNorm(B);

function start() {
  const state = initialState(SIZED, { features: 5, kappa: KAPPA, invariant: "random", seed: 4 });
  return { ...state, H2: withinPart(state.S, { columns: 9 }) };
}

/** Plain gradient descent on every sample's features. */
function reference(options: {
  steps: number;
  eta: number;
  momentum: number;
  nesterov: boolean;
  decay: number;
  bias: boolean;
}) {
  const labels = balancedLabels(3, 4);
  const K = blockKernel(KAPPA, labels);
  let { W, b, H } = sampleStateOf(start(), labels);
  let [vW, vH] = [scale(W, 0), scale(H, 0)];
  let vb = new Float64Array(3);
  for (let step = 0; step < options.steps; step++) {
    const R = matmul(W, H);
    R.data.forEach((value, at) => {
      const [k, i] = [Math.floor(at / 12), at % 12];
      R.data[at] = value + b[k]! - (labels[i] === k ? 1 : 0);
    });
    const gW = add(matmul(R, H, { transposeB: true }), scale(W, options.decay));
    const gH = matmul(matmul(W, R, { transposeA: true }), K);
    const sums = rowSums(R);
    const gb = b.map((_, k) => (options.bias ? sums[k]! : 0));
    vW = add(scale(vW, options.momentum), gW);
    vH = add(scale(vH, options.momentum), gH);
    vb = vb.map((v, k) => options.momentum * v + gb[k]!);
    const move = (g: Matrix, v: Matrix) => (options.nesterov ? add(g, scale(v, options.momentum)) : v);
    W = subtract(W, scale(move(gW, vW), options.eta));
    H = subtract(H, scale(move(gH, vH), options.eta));
    b = b.map(
      (value, k) => value - options.eta * (options.nesterov ? gb[k]! + options.momentum * vb[k]! : vb[k]!),
    );
  }
  return closedStateOf({ t: 0, W, b, H }, labels);
}

describe("discrete gradient descent in closed coordinates", () => {
  it("does not walk the steps that change nothing, and ends where they would", () => {
    const state = initialState(SIZED, { features: 5, kappa: KAPPA, invariant: "zero" });
    for (const momentum of [0, 0.5]) {
      const options = { classes: SIZED, kappa: KAPPA, learningRate: 1e-300, momentum };
      const run = closedDescent(state, { ...options, steps: 1e9 });
      expect(run.steps).toBe(1e9);
      expect(run.final.W).toEqual(state.W);
      expect(run.points.at(-1)!.time).toBeCloseTo(run.final.t, 15);
      expect(run.final.t / (1e-291 / (1 - momentum))).toBeCloseTo(1, 12);
    }
  });

  it("is descent on every sample, with momentum, Nesterov's form, decay and a fixed bias", () => {
    for (const [momentum, nesterov, decay, bias] of [
      [0, false, 0, true],
      [0.9, false, 1e-3, true],
      [0.9, true, 1e-2, false],
    ] as const) {
      const run = closedDescent(start(), {
        classes: SIZED,
        kappa: KAPPA,
        learningRate: 0.01,
        momentum,
        nesterov,
        weightDecay: decay,
        trainedBias: bias,
        steps: 40,
      });
      const end = reference({ steps: 40, eta: 0.01, momentum, nesterov, decay, bias });
      for (const key of ["W", "H1", "S", "H2"] as const)
        expect(relative(run.final[key]!, end[key]!)).toBeLessThan(1e-9);
      run.final.b.forEach((value, k) => {
        expect(value).toBeCloseTo(end.b[k]!, 10);
      });
    }
  });

  it("tends to the flow as the learning rate falls, at first order", () => {
    const flow = closedDynamics(start(), { classes: SIZED, kappa: KAPPA, time: 1 }).final;
    const gap = (steps: number) =>
      relative(
        closedDescent(start(), { classes: SIZED, kappa: KAPPA, learningRate: 1 / steps, steps }).final.W,
        flow.W,
      );
    const [coarse, fine] = [gap(500), gap(1000)];
    expect(fine).toBeLessThan(5e-3);
    expect(coarse / fine).toBeGreaterThan(1.8);
    expect(coarse / fine).toBeLessThan(2.2);
  });

  it("follows a schedule, stops at a loss, and says when it diverges", () => {
    const run = closedDescent(start(), {
      classes: SIZED,
      kappa: KAPPA,
      learningRate: (step) => (step < 100 ? 0.02 : 0.01),
      steps: 100_000,
      loss: 1e-6,
    });
    expect(run.steps).toBeLessThan(100_000);
    expect(run.points.at(-1)!.loss).toBeLessThanOrEqual(1e-6);
    expect(() =>
      closedDescent(start(), { classes: SIZED, kappa: KAPPA, learningRate: 3, steps: 1000 }),
    ).toThrow(/closedDescent: learningRate must be small enough to converge, got 3/);
    expect(() =>
      closedDescent(start(), { classes: SIZED, kappa: KAPPA, learningRate: 0.1, momentum: 1, steps: 1 }),
    ).toThrow("momentum must be below 1, got 1");
    expect(gram(run.final.W).rows).toBe(3);
  });
});
