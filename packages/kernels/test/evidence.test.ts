import { type Matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { gaussianProcess } from "../src/index.js";
import {
  ardFamily,
  gaussianFamily,
  type KernelFamily,
  laplaceFamily,
  logEvidence,
  maximiseEvidence,
  neuralFamily,
  productFamily,
  scaledFamily,
  sumFamily,
} from "../src/parts.js";

function data(n: number, d: number, outputs: number, seed: number): { X: Matrix; Y: Matrix } {
  const rng = seededRandom(seed);
  return { X: randomNormal(rng, n, d), Y: randomNormal(rng, n, outputs) };
}

const families: [string, KernelFamily][] = [
  ["gaussian", gaussianFamily({ bandwidth: 1.3 })],
  ["laplace", laplaceFamily({ bandwidth: 0.8 })],
  ["ard", ardFamily({ bandwidths: [1, 2, 0.5] })],
  ["scaled", scaledFamily(gaussianFamily(), { variance: 2 })],
  [
    "sum and product",
    sumFamily(
      productFamily(gaussianFamily(), scaledFamily(laplaceFamily())),
      ardFamily({ bandwidths: [1, 1, 1] }),
    ),
  ],
  ["nngp relu", neuralFamily({ kind: "nngp", activation: "relu", depth: 3, sigmaW: 1.4, sigmaB: 0.3 })],
  ["nngp erf", neuralFamily({ kind: "nngp", activation: "erf", depth: 2 })],
  ["ntk relu", neuralFamily({ kind: "ntk", activation: "relu", depth: 3, sigmaW: 1.4, sigmaB: 0.3 })],
  ["ntk gelu", neuralFamily({ kind: "ntk", activation: "gelu", depth: 3, sigmaB: 0.5 })],
];

describe.each(families)("logEvidence of %s", (_name, family) => {
  it("is the process's, with the gradient of its central differences", () => {
    const { X, Y } = data(7, 3, 2, 3);
    const noise = 0.2;
    const { value, gradient } = logEvidence(X, Y, { family, noise });
    expect(value).toBeCloseTo(
      gaussianProcess(X, Y, { kernel: family.kernel(family.start), noise }).logEvidence,
      11,
    );
    const h = 1e-4;
    for (let p = 0; p <= family.start.length; p++) {
      const at = (step: number): number => {
        const log = family.start.map((value, k) => value + (k === p ? step : 0));
        const shift = p === family.start.length ? Math.exp(step) : 1;
        return logEvidence(X, Y, { family, log, noise: noise * shift }).value;
      };
      const slope = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
      expect(Math.abs(gradient[p]! - slope)).toBeLessThan(1e-7 * Math.max(1, Math.abs(slope)));
    }
  });
});

describe("maximiseEvidence", () => {
  it("finds the scale, the noise and the relevant input of a smooth function", () => {
    const rng = seededRandom(5);
    const X = randomNormal(rng, 80, 2);
    const Y = {
      rows: 80,
      cols: 1,
      data: Float64Array.from({ length: 80 }, (_, i) => Math.sin(2 * X.data[2 * i]!) + 0.1 * rng.normal()),
    };
    const found = maximiseEvidence(X, Y, { family: scaledFamily(ardFamily({ bandwidths: [1, 1] })) });
    expect(found.slope).toBeLessThanOrEqual(1e-6);
    expect(found.noise).toBeGreaterThan(0.004);
    expect(found.noise).toBeLessThan(0.025);
    expect(found.parameters["bandwidth-1"]).toBeGreaterThan(5 * found.parameters["bandwidth-0"]!);
    expect(found.logEvidence).toBeCloseTo(gaussianProcess(X, Y, found).logEvidence, 8);
  });

  it("can keep the noise, and says so when it does not converge", () => {
    const { X, Y } = data(15, 2, 1, 6);
    const family = scaledFamily(gaussianFamily());
    expect(maximiseEvidence(X, Y, { family, noise: 0.5, fixedNoise: true }).noise).toBe(0.5);
    expect(() => maximiseEvidence(X, Y, { family, maxIterations: 1, tolerance: 1e-12 })).toThrow(
      "maximiseEvidence: residual must fall to 1e-12",
    );
  });

  it("refuses targets whose squares are beyond float64", () => {
    const X = { rows: 3, cols: 1, data: Float64Array.of(0, 1, 2.5) };
    const Y = { rows: 3, cols: 1, data: Float64Array.of(1e155, -1e155, 5e153) };
    expect(() => logEvidence(X, Y, { family: gaussianFamily(), noise: 0.1 })).toThrow(
      /^logEvidence: the evidence and its gradient must stay within the range of float64, got/,
    );
  });

  it("refuses a wrong number of parameters", () => {
    const { X, Y } = data(5, 2, 1, 7);
    expect(() => logEvidence(X, Y, { family: gaussianFamily(), log: [0, 0], noise: 1 })).toThrow(
      "the family has 1 parameters, got 2",
    );
    expect(() => neuralFamily({ kind: "nngp", depth: 1 })).toThrow("depth must be at least 2");
  });
});
