import { eigh, type Matrix, matmul, randomNormal, seededRandom } from "@collapsar/linalg";
import { frobeniusNorm, subtract } from "@collapsar/linalg/parts";
import { assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { type Blocks, constantKernelPhases, kernelPrediction } from "../src/index.js";
import { blockKernel, constantKernelResidual, growingKernelResidual, residualParts } from "../src/parts.js";
import { balancedLabels, KAPPA, randomGram, shuffledLabels } from "./cases.js";

function exactFlow(R: Matrix, K: Matrix, time: number): Matrix {
  const { values, vectors } = eigh(K);
  const moved = matmul(R, vectors);
  moved.data.forEach((value, at) => {
    moved.data[at] = value * Math.exp(-values[at % moved.cols]! * time);
  });
  return matmul(moved, vectors, { transposeB: true });
}

const relative = (A: Matrix, B: Matrix) => frobeniusNorm(subtract(A, B)) / frobeniusNorm(B);

describe("the residual under a constant block kernel", () => {
  it("is R(0)e^{−Kt}, classes of any sizes", () => {
    assert(
      property(
        integer({ min: 2, max: 5 }),
        integer({ min: 0, max: 1e6 }),
        double({ min: 0, max: 2, noNaN: true }),
        (C, seed, time) => {
          const { labels } = shuffledLabels(C, seed);
          const R = randomNormal(seededRandom(seed), 3, labels.length);
          const found = constantKernelResidual({ blocks: KAPPA, labels, residual: R, time });
          expect(relative(found, exactFlow(R, blockKernel(KAPPA, labels), time))).toBeLessThan(1e-11);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("has three orthogonal parts, each decaying with its own rate to 1e-12", () => {
    const labels = balancedLabels(4, 6);
    const R = randomNormal(seededRandom(2), 4, 24);
    const before = residualParts(R, labels);
    const time = 0.7;
    const after = residualParts(constantKernelResidual({ blocks: KAPPA, labels, residual: R, time }), labels);
    for (const { part, rate } of constantKernelPhases(KAPPA, { classes: 4, perClass: 6 })) {
      const measured = -Math.log(frobeniusNorm(after[part]) / frobeniusNorm(before[part])) / time;
      expect(Math.abs(measured / rate - 1)).toBeLessThan(1e-12);
    }
  });

  it("names the negative eigenvalue of a kernel that is not positive semi-definite", () => {
    const residual = randomNormal(seededRandom(2), 2, 4);
    const flow = (blocks: Blocks) => () =>
      constantKernelResidual({ blocks, labels: [0, 0, 1, 1], residual, time: 1 });
    expect(flow({ diagonal: 0.4, within: 0.5, between: 0 })).toThrow(
      /blocks.diagonal must be at least blocks.within/,
    );
    expect(flow({ diagonal: 1, within: 0.5, between: 0.9 })).toThrow(
      /positive semi-definite, got the eigenvalue -0.3.*class/,
    );
    expect(flow({ diagonal: 1, within: 0.5, between: -0.9 })).toThrow(/positive semi-definite.*global/);
  });
});

describe("the phases", () => {
  it("end in the order of their rates, each where its part has fallen to the threshold", () => {
    const phases = constantKernelPhases(KAPPA, { classes: 4, perClass: 6 }, { threshold: 1e-3 });
    expect(phases.map(({ part }) => part)).toEqual(["global", "class", "single"]);
    phases.forEach((phase, i) => {
      expect(Math.exp(-phase.rate * phase.end)).toBeCloseTo(1e-3, 12);
      expect(phase.start).toBe(i === 0 ? 0 : phases[i - 1]!.end);
    });
    expect(() => constantKernelPhases(KAPPA, { classes: 4, perClass: 6 }, { threshold: 2 })).toThrow(
      "threshold must be below 1",
    );
  });
});

describe("the residual under a growing block kernel", () => {
  it("agrees with the constant kernel, and with many short constant kernels", () => {
    const { labels } = shuffledLabels(3, 8);
    const residual = randomNormal(seededRandom(3), 3, labels.length);
    const constant = growingKernelResidual({ blocks: () => KAPPA, labels, residual, time: 0.4 });
    expect(
      relative(constant, constantKernelResidual({ blocks: KAPPA, labels, residual, time: 0.4 })),
    ).toBeLessThan(1e-9);
    const blocks = (t: number) => ({ diagonal: 1 + t, within: 0.5 + 0.4 * t, between: 0.2 - 0.1 * t });
    let stepped = residual;
    const steps = 2000;
    for (let i = 0; i < steps; i++) {
      stepped = constantKernelResidual({
        blocks: blocks(((i + 0.5) * 0.4) / steps),
        labels,
        residual: stepped,
        time: 0.4 / steps,
      });
    }
    expect(relative(growingKernelResidual({ blocks, labels, residual, time: 0.4 }), stepped)).toBeLessThan(
      1e-7,
    );
  });
});

it("names the time at which a kernel that is given over time is not positive semi-definite", () => {
  const labels = balancedLabels(3, 4);
  const residual = randomNormal(seededRandom(5), 3, labels.length);
  const dip = (time: number) => ({ diagonal: 1, within: 1.2 - Math.abs(time - 0.5), between: 0 });
  const at = (blocks: typeof dip) => () => growingKernelResidual({ blocks, labels, residual, time: 1 });
  expect(at(dip)).toThrow(/blocks\(0\.\d+\)\.diagonal must be at least/);
  expect(at((time) => dip(time + 0.5))).toThrow(/blocks\(0\)\.diagonal must be at least/);
  expect(at((time) => dip(time / 2))).toThrow(/blocks\(1\)\.diagonal must be at least/);
});

describe("the residual under a growing kernel far beyond what explicit steps could follow", () => {
  const labels = balancedLabels(3, 4);
  const residual = randomNormal(seededRandom(5), 3, labels.length);

  it("is the closed form of balanced classes, whose kernels commute: e^{−∫λ}", () => {
    const [tau, time] = [1e-6, 0.05];
    const end = { diagonal: 30, within: 20, between: 5 };
    const blocks = (t: number) => {
      const left = Math.exp(-t / tau);
      const at = (key: keyof typeof KAPPA) => end[key] + left * (KAPPA[key] - end[key]);
      return { diagonal: at("diagonal"), within: at("within"), between: at("between") };
    };
    const mean = (key: keyof typeof KAPPA) =>
      end[key] + ((KAPPA[key] - end[key]) * tau * -Math.expm1(-time / tau)) / time;
    const averaged = { diagonal: mean("diagonal"), within: mean("within"), between: mean("between") };
    const exact = constantKernelResidual({ blocks: averaged, labels, residual, time });
    expect(relative(growingKernelResidual({ blocks, labels, residual, time }), exact)).toBeLessThan(1e-8);
  });

  it("leaves nothing of what a kernel of 1e12 sees, at once", () => {
    let asked = 0;
    const blocks = (t: number) => {
      asked++;
      return { diagonal: 1e12 * (1 + t), within: 5e11 * (1 + t), between: 1e11 };
    };
    const found = growingKernelResidual({ blocks, labels, residual, time: 1e6 });
    expect(frobeniusNorm(found)).toBeLessThan(1e-12);
    expect(asked).toBeLessThan(1000);
  });
});

describe("prediction of the residual by the block model", () => {
  it("is exact for a block kernel and bounded by the distance for another", () => {
    const { labels } = shuffledLabels(3, 4);
    const exact = kernelPrediction({ K: blockKernel(KAPPA, labels), labels, times: [0, 0.3, 2] });
    for (const row of exact.rows) expect(row.difference).toBeLessThan(1e-11);
    const near = kernelPrediction({ K: randomGram(labels.length, 3), labels, times: [0, 0.05] });
    expect(near.rows[0]!.difference).toBeLessThan(1e-12);
    expect(near.rows[1]!.difference).toBeGreaterThan(1e-3);
    const { kernel } = near.rows[1]!;
    expect(Math.hypot(kernel.global, kernel.class, kernel.single)).toBeCloseTo(kernel.total, 10);
  });
});
