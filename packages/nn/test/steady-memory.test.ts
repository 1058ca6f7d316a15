import { randomNormal, seededRandom } from "@collapsar/linalg";
import type { CollapsarBackend } from "@collapsar/tfjs-backend/parts";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import {
  disposeState,
  examplesFor,
  mlp,
  type Network,
  resnet20,
  startTraining,
  trainingEpochs,
  useTensorflow,
} from "../src/index.js";

beforeAll(async () => {
  await useTensorflow("collapsar");
});

/**
 * Tensors, bytes of tensors, bytes of the backend's blocks and of its memory after every tenth step, from the second
 * tenth on.
 */
async function trained(network: Network, steps: number) {
  const n = 8;
  const [inputs = 1] = [network.layers[0]?.shape.reduce((a, b) => a * b, 1)];
  const labels = Int32Array.from({ length: n }, (_, i) => i % network.classes);
  const examples = examplesFor(network, randomNormal(seededRandom(1), n, inputs), labels);
  const optimiser = { kind: "sgd", momentum: 0.9, nesterov: true } as const;
  const state = startTraining(network, { seed: 1, optimiser });
  const { heap, simd } = tf.backend() as unknown as CollapsarBackend;
  const seen: object[] = [];
  const recipe = {
    loss: "half-mse",
    optimiser,
    learningRate: 1e-3,
    batch: { size: n },
    epochs: steps,
  } as const;
  for await (const _ of trainingEpochs(state, examples, recipe)) {
    const { numTensors, numBytes, numDataBuffers } = tf.memory();
    if (state.epoch % (steps / 10) === 0)
      seen.push({
        numTensors,
        numBytes,
        numDataBuffers,
        used: heap.used(),
        size: simd.memory.buffer.byteLength,
      });
  }
  disposeState(state);
  return seen.slice(1);
}

describe("a training of 1,000 steps holds tensors and memory constant", () => {
  it.each([
    ["an MLP", () => mlp({ inputs: 20, classes: 4, hidden: [16, 16] }), 1000],
    ["a small ResNet20", () => resnet20({ input: [8, 8, 1], widthFactor: 0.25 }), 100],
  ] as const)("%s", async (_name, network, steps) => {
    const seen = await trained(network(), steps);
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(tf.memory().numTensors).toBe(0);
  });
});
