import { randomNormal, seededRandom } from "@collapsar/linalg";
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
import { use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";
import { TORCH_RESNET20 } from "./torch-resnet20.js";

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

/** One step of backend collapsar over one of linalg's backends. */
async function ours(backend: "native" | "wasm", network: () => Network, batch: number) {
  use(backend, THREADS);
  await useTensorflow("collapsar");
  return stepOf(network(), batch);
}

/** Beside the stock wasm backend of TensorFlow.js. */
async function againstTensorflow(backend: "native" | "wasm", network: () => Network, batch: number) {
  const step = await ours(backend, network, batch);
  await useTensorflow("wasm", { threads: THREADS });
  const theirs = await stepOf(network(), batch);
  return {
    run: async () => {
      await tf.setBackend("collapsar");
      await step();
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

/** Beside PyTorch on the processor with as many threads. */
async function againstTorch(
  backend: "native" | "wasm",
  network: () => Network,
  batch: number,
  model: string,
) {
  return {
    run: await ours(backend, network, batch),
    peer: { name: "pytorch", setup: `${torchStep(batch)}\n${model}`, python: "step()" } as const,
  };
}

/** The same step in PyTorch: half the mean squared distance to the one-hot labels, SGD with Nesterov's momentum. */
const torchStep = (batch: number) => `
import torch, torch.nn as nn, torch.nn.functional as F
torch.set_num_threads(${THREADS})
torch.manual_seed(0)
y = F.one_hot(torch.arange(${batch}) % 10, 10).float()
def trained(net, x):
    optimiser = torch.optim.SGD(net.parameters(), lr=1e-3, momentum=0.9, nesterov=True)
    def step():
        optimiser.zero_grad(set_to_none=True)
        (0.5 * (net(x) - y).square().sum(1).mean()).backward()
        optimiser.step()
    return step
`;

const TORCH_MLP = `
widths = [784, 512, 512, 512, 512, 512]
layers = [m for a, b in zip(widths, widths[1:]) for m in (nn.Linear(a, b, bias=False), nn.ReLU())]
step = trained(nn.Sequential(*layers, nn.Linear(512, 10, bias=False)), torch.randn(128, 784))
`;

const fiveLayers = () => mlp({ inputs: 784, classes: 10, hidden: [512, 512, 512, 512, 512], bias: false });

const trainings = (backend: "native" | "wasm"): BenchCase[] => {
  const mlps = {
    backend,
    name: "train-mlp",
    dtype: "f32",
    size: `784-512x5-10 batch=128 threads=${THREADS}`,
  } as const;
  const resnets = {
    backend,
    name: "train-resnet20",
    dtype: "f32",
    size: `32x32x3 batch=120 threads=${THREADS}`,
  } as const;
  return [
    { ...mlps, prepare: () => againstTorch(backend, fiveLayers, 128, TORCH_MLP) },
    { ...mlps, prepare: () => againstTensorflow(backend, fiveLayers, 128) },
    {
      ...resnets,
      prepare: () =>
        againstTorch(
          backend,
          resnet20,
          120,
          `${TORCH_RESNET20}\nstep = trained(net, torch.randn(120, 3, 32, 32))`,
        ),
    },
    { ...resnets, prepare: () => againstTensorflow(backend, resnet20, 120) },
  ];
};

export const cases: readonly BenchCase[] = [...trainings("native"), ...trainings("wasm")];
