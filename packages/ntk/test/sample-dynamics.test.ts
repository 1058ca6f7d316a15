import { gram, type Matrix, matmul, randomNormal, seededRandom, transpose } from "@collapsar/linalg";
import { add, frobeniusNorm, scale, solvePositiveDefinite, subtract } from "@collapsar/linalg/parts";
import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { type SampleState, sampleDynamics } from "../src/index.js";
import { blockKernel } from "../src/parts.js";
import { balancedLabels, KAPPA, randomGram, shuffledLabels } from "./cases.js";

function start(labels: ArrayLike<number>, p: number, seed: number): SampleState {
  const rng = seededRandom(seed);
  const C = Math.max(...Array.from(labels)) + 1;
  return {
    t: 0,
    W: scale(randomNormal(rng, C, p), 0.3),
    b: new Float64Array(C),
    H: scale(randomNormal(rng, p, labels.length), 0.3),
  };
}

/** E = WᵀW − HK⁻¹Hᵀ with the true kernel. */
function trueInvariant({ W, H }: SampleState, K: Matrix): Matrix {
  return subtract(gram(W, { transpose: true }), matmul(H, solvePositiveDefinite(K, transpose(H))));
}

describe("the unreduced dynamics", () => {
  it("conserve WᵀW − HK⁻¹Hᵀ for any kernel, any class sizes and either loss", () => {
    assert(
      property(integer({ min: 2, max: 4 }), integer({ min: 0, max: 1e6 }), (C, seed) => {
        const { labels } = shuffledLabels(C, seed);
        const noise = scale(randomGram(labels.length, seed), 0.02);
        const K = add(blockKernel(KAPPA, labels), noise);
        for (const loss of ["mse", "cross-entropy"] as const) {
          const initial = start(labels, C + 2, seed);
          const run = sampleDynamics(initial, { labels, kernel: K, time: 1, loss, points: 2 });
          const [before, after] = [trueInvariant(initial, K), trueInvariant(run.final, K)];
          expect(frobeniusNorm(subtract(after, before)) / frobeniusNorm(before)).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 8 },
    );
  });

  it("tells how far it has come, and stops when it is asked to", () => {
    const labels = balancedLabels(2, 3);
    const options = { labels, kernel: KAPPA, time: 1, points: 2 };
    const done: number[] = [];
    sampleDynamics(start(labels, 4, 1), { ...options, onProgress: (progress) => done.push(progress.done) });
    expect(done.length).toBeGreaterThan(1);
    expect(() => sampleDynamics(start(labels, 4, 1), { ...options, signal: AbortSignal.abort() })).toThrow(
      /abort/,
    );
  });

  it("with noise in the blocks, the block invariant drifts, and by less than the bound", () => {
    const labels = balancedLabels(3, 4);
    const initial = start(labels, 6, 3);
    let previous = 0;
    for (const noise of [1e-3, 1e-2, 1e-1]) {
      const K = add(blockKernel(KAPPA, labels), scale(randomGram(12, 9), noise / 12));
      const run = sampleDynamics(initial, { labels, kernel: K, time: 5 });
      const last = run.points.at(-1)!;
      const size = last.drift * Math.max(run.points[0]!.invariant, frobeniusNorm(gram(run.final.W)));
      expect(last.drift).toBeGreaterThan(previous);
      expect(size).toBeLessThan(last.driftBound);
      previous = last.drift;
    }
    const exact = sampleDynamics(initial, { labels, kernel: KAPPA, time: 5 });
    expect(exact.kernelDistance).toBe(0);
    expect(exact.points.at(-1)!.drift).toBeLessThan(1e-8);
    expect(exact.points.at(-1)!.driftBound).toBe(0);
  });

  it("of cross-entropy move against the gradient of the loss (central differences)", () => {
    const labels = [0, 1, 2, 0, 1, 2];
    const initial = start(labels, 3, 2);
    const crossEntropy = ({ W, b, H }: SampleState) => {
      const F = matmul(W, H);
      let total = 0;
      for (let i = 0; i < 6; i++) {
        const f = [0, 1, 2].map((k) => F.data[k * 6 + i]! + b[k]!);
        total += Math.log(f.reduce((sum, value) => sum + Math.exp(value), 0)) - f[labels[i]!]!;
      }
      return total;
    };
    const time = 1e-5;
    const { final } = sampleDynamics(initial, {
      labels,
      kernel: { diagonal: 1, within: 0, between: 0 },
      time,
      loss: "cross-entropy",
    });
    for (const key of ["W", "H"] as const) {
      const moved = scale(subtract(final[key], initial[key]), 1 / time);
      for (const at of [0, 4, 7]) {
        const shifted = (by: number) => {
          const data = Float64Array.from(initial[key].data);
          data[at]! += by;
          return crossEntropy({ ...initial, [key]: { ...initial[key], data } });
        };
        expect(moved.data[at]).toBeCloseTo(-(shifted(1e-5) - shifted(-1e-5)) / 2e-5, 3);
      }
    }
  });

  it("of cross-entropy with E near zero lower NC1 while the loss falls", () => {
    const labels = balancedLabels(3, 4);
    const run = sampleDynamics(start(labels, 5, 1), {
      labels,
      kernel: KAPPA,
      time: 60,
      loss: "cross-entropy",
      rtol: 1e-8,
    });
    const [first, last] = [run.points[0]!, run.points.at(-1)!];
    expect(last.loss).toBeLessThan(0.05 * first.loss);
    expect(last.nc1).toBeLessThan(first.nc1);
    expect(last.accuracy).toBe(1);
  });

  it("refuse what does not fit", () => {
    const labels = [0, 0, 1, 1];
    const initial = start(labels, 3, 1);
    expect(() => sampleDynamics(initial, { labels: [0, 0, 1], kernel: KAPPA, time: 1 })).toThrow(
      /4 samples need 4 labels, got 3/,
    );
    expect(() => sampleDynamics(initial, { labels: [0, 1, 2, 2], kernel: KAPPA, time: 1 })).toThrow(
      /with 3 classes/,
    );
    expect(() => sampleDynamics(initial, { labels, kernel: KAPPA, time: 0 })).toThrow(
      /time must be positive/,
    );
    expect(() =>
      sampleDynamics(initial, { labels, kernel: { diagonal: 0.1, within: 0.5, between: 0 }, time: 1 }),
    ).toThrow(/kernel.diagonal must be at least kernel.within/);
  });
});
