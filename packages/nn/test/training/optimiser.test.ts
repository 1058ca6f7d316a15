import { digits, takeRows } from "@collapsar/datasets";
import { randomNormal, seededRandom } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Optimiser } from "../../src/choices/training.js";
import {
  disposeState,
  examplesFor,
  graphBuilder,
  startTraining,
  type TrainingRecipe,
  type TrainingState,
  trainEpochs,
  useTensorflow,
} from "../../src/index.js";
import { optimiserStep, resolveOptimiser, slotsOf } from "../../src/training/optimiser.js";

beforeAll(async () => {
  await useTensorflow("cpu");
});

/** Where the steps lead from a start, one parameter after each step. */
function walk(given: Optimiser, start: number[], gradients: number[][], rate: number): number[][] {
  const optimiser = resolveOptimiser(given);
  return tf.tidy(() => {
    let parameter: tf.Tensor = tf.tensor1d(start);
    let slots: readonly tf.Tensor[] = slotsOf(optimiser).map(() => tf.zerosLike(parameter));
    return gradients.map((gradient, i) => {
      const next = optimiserStep(optimiser, parameter, tf.tensor1d(gradient), slots, rate, i + 1);
      ({ parameter, slots } = next);
      return [...parameter.dataSync()];
    });
  });
}

const walks = fc.record({
  steps: fc.integer({ min: 1, max: 12 }),
  size: fc.integer({ min: 1, max: 5 }),
  rate: fc.double({ min: 0.001, max: 0.3, noNaN: true }),
  seed: fc.integer(),
});

function drawn({ steps, size, seed }: { steps: number; size: number; seed: number }) {
  const random = seededRandom(seed);
  const row = () => [...randomNormal(random, 1, size).data];
  return { start: row(), gradients: Array.from({ length: steps }, row) };
}

function expectClose(found: number[][], expected: number[][]): void {
  for (const [i, row] of found.entries())
    for (const [c, value] of row.entries()) expect(Math.abs(value - expected[i]![c]!)).toBeLessThan(2e-5);
}

describe("optimiserStep", () => {
  it("momentum is a sum of past gradients with falling weights, and Nesterov looks one step ahead", () => {
    fc.assert(
      fc.property(
        walks,
        fc.double({ min: 0.1, max: 0.95, noNaN: true }),
        fc.boolean(),
        (w, momentum, nesterov) => {
          const { start, gradients } = drawn(w);
          // Without recursion: v_t = Σ_s μ^(t−s) g_s, and Nesterov's direction is g_t + μ v_t.
          const velocity = (t: number, c: number) =>
            gradients.slice(0, t + 1).reduce((sum, g, s) => sum + momentum ** (t - s) * g[c]!, 0);
          const direction = (t: number, c: number) =>
            nesterov ? gradients[t]![c]! + momentum * velocity(t, c) : velocity(t, c);
          const expected = gradients.map((_, t) =>
            start.map((p, c) => {
              let at = p;
              for (let s = 0; s <= t; s++) at -= w.rate * direction(s, c);
              return at;
            }),
          );
          expectClose(walk({ kind: "sgd", momentum, nesterov }, start, gradients, w.rate), expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("Adam divides the corrected mean of the gradients by the root of their corrected mean square", () => {
    fc.assert(
      fc.property(walks, (w) => {
        const { start, gradients } = drawn(w);
        const [beta1, beta2, epsilon] = [0.8, 0.95, 1e-3];
        const mean = (t: number, beta: number, of: (s: number) => number) => {
          let [sum, weights] = [0, 0];
          for (let s = 0; s <= t; s++) {
            sum += beta ** (t - s) * of(s);
            weights += beta ** (t - s);
          }
          return sum / weights;
        };
        const expected = gradients.map((_, t) =>
          start.map((p, c) => {
            let at = p;
            for (let s = 0; s <= t; s++) {
              const first = mean(s, beta1, (r) => gradients[r]![c]!);
              const second = mean(s, beta2, (r) => gradients[r]![c]! ** 2);
              at -= (w.rate * first) / (Math.sqrt(second) + epsilon);
            }
            return at;
          }),
        );
        expectClose(walk({ kind: "adam", beta1, beta2, epsilon }, start, gradients, w.rate), expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe("weight decay", () => {
  /** A convolution and a classifier with biases, and a normalisation. */
  function network() {
    const graph = graphBuilder();
    const h = graph.batchNorm(graph.conv(graph.input([8, 8, 1]), 3, { bias: true }));
    const features = graph.globalAveragePool(graph.activation(h, "relu"));
    return graph.network("decayed", features, graph.dense(features, 10));
  }

  it("pulls matrices and filters by ηλw, and no bias, scale or shift", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => i);
    const { X, y } = takeRows(digits(), rows);
    const optimiser = { kind: "sgd" } as const;
    const after = async (weightDecay: number): Promise<TrainingState> => {
      const state = startTraining(network(), { seed: 2, optimiser, initialisation: "torch" });
      const recipe: TrainingRecipe = {
        loss: "cross-entropy",
        optimiser,
        learningRate: 0.1,
        weightDecay,
        batch: { size: 40 },
        epochs: 1,
      };
      await trainEpochs(state, examplesFor(state.network, X, y), recipe);
      return state;
    };
    const start = startTraining(network(), { seed: 2, optimiser, initialisation: "torch" });
    const [free, decayed] = [await after(0), await after(0.5)];
    const values = (state: TrainingState, name: string) => [...state.parameters.get(name)!.dataSync()];
    for (const name of start.parameters.keys()) {
      const [w, a, b] = [start, free, decayed].map((state) => values(state, name)) as [
        number[],
        number[],
        number[],
      ];
      const factor = name.endsWith("kernel") ? 0.1 * 0.5 : 0;
      for (const [i, weight] of w.entries()) expect(a[i]! - b[i]!).toBeCloseTo(factor * weight, 6);
    }
    for (const state of [start, free, decayed]) disposeState(state);
  });
});
