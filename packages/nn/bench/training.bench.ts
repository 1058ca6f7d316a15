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

/** Backend collapsar over one of linalg's backends, and the stock wasm backend. */
async function against(backend: "native" | "wasm", network: () => Network, batch: number) {
  setBackend(backend === "native" ? loadNative() : "wasm");
  setThreads(THREADS);
  await useTensorflow("collapsar");
  const ours = await stepOf(network(), batch);
  await useTensorflow("wasm", { threads: THREADS });
  const theirs = await stepOf(network(), batch);
  return {
    run: async () => {
      await tf.setBackend("collapsar");
      await ours();
    },
    peer: {
      name: "tfjs-wasm",
      run: async () => {
        await tf.setBackend("wasm");
        await theirs();
      },
    },
  };
}

const fiveLayers = () => mlp({ inputs: 784, classes: 10, hidden: [512, 512, 512, 512, 512], bias: false });

const trainings = (backend: "native" | "wasm"): BenchCase[] => [
  {
    name: "train-mlp",
    backend,
    dtype: "f32",
    size: `784-512x5-10 batch=128 threads=${THREADS}`,
    prepare: () => against(backend, fiveLayers, 128),
  },
  {
    name: "train-resnet20",
    backend,
    dtype: "f32",
    size: `32x32x3 batch=120 threads=${THREADS}`,
    prepare: () => against(backend, () => resnet20(), 120),
  },
];

export const cases: readonly BenchCase[] = [...trainings("native"), ...trainings("wasm")];
