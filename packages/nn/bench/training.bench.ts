import { randomNormal, seededRandom, setBackend, setThreads } from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import {
  examplesFor,
  mlp,
  type Network,
  resnet20,
  startTraining,
  trainEpochs,
  useTensorflow,
} from "@collapsar/nn";
import * as tf from "@tensorflow/tfjs";
import type { BenchCase } from "../../../bench/case.js";

const THREADS = 2;

/** One training step on a fresh batch of random examples. */
async function stepOf(network: Network, batch: number): Promise<() => Promise<void>> {
  const inputs = network.layers[0]?.shape.reduce((a, b) => a * b, 1) ?? 0;
  const labels = Int32Array.from({ length: batch }, (_, i) => i % network.classes);
  const examples = examplesFor(network, randomNormal(seededRandom(1), batch, inputs), labels);
  const optimiser = { kind: "sgd", momentum: 0.9, nesterov: true } as const;
  const state = startTraining(network, { seed: 1, optimiser });
  return () =>
    trainEpochs(state, examples, {
      loss: "half-mse",
      optimiser,
      learningRate: 1e-3,
      batch: { size: batch },
      epochs: state.epoch + 1,
    });
}

async function against(stock: "wasm" | "cpu", network: () => Network, batch: number) {
  setBackend(loadNative());
  setThreads(THREADS);
  await useTensorflow("collapsar");
  const ours = await stepOf(network(), batch);
  await useTensorflow(stock, { threads: THREADS });
  const theirs = await stepOf(network(), batch);
  return {
    run: async () => {
      await tf.setBackend("collapsar");
      await ours();
    },
    peer: {
      name: `tfjs-${stock}`,
      run: async () => {
        await tf.setBackend(stock);
        await theirs();
      },
    },
  };
}

export const cases: readonly BenchCase[] = [
  {
    name: "train-mlp",
    backend: "native",
    dtype: "f32",
    size: `784-512x5-10 batch=128 threads=${THREADS}`,
    prepare: () =>
      against(
        "wasm",
        () => mlp({ inputs: 784, classes: 10, hidden: [512, 512, 512, 512, 512], bias: false }),
        128,
      ),
  },
  {
    name: "train-resnet20",
    backend: "native",
    dtype: "f32",
    size: `32x32x3 batch=120 threads=${THREADS}`,
    prepare: () => against("wasm", () => resnet20(), 120),
  },
];
