import { matrix, seededRandom } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe } from "vitest";
import { testDoors } from "../../../scripts/doors.js";
import * as nn from "../src/index.js";
import * as parts from "../src/parts.js";

const network = nn.mlp({ inputs: 3, classes: 2, hidden: [4], bias: false });
const X = matrix(
  4,
  3,
  Float64Array.from({ length: 12 }, (_, i) => Math.sin(i)),
);
const labels = [0, 1, 0, 1];
const optimiser = { kind: "sgd" } as const;
const state = () => nn.startTraining(network, { seed: 1, optimiser });
const examples = () => nn.examplesFor(network, X, labels);
const recipe = { loss: "mse", optimiser, learningRate: 0.1, batch: { size: 4 }, epochs: 1 } as const;
const narrow = { widthFactor: 1 / 64 };
const measured = (more: object = {}) => [state(), examples(), more];
const layered = () => [state(), examples(), ["hidden1"]];

function model(): tf.LayersModel {
  const input = tf.input({ shape: [3] });
  const features = tf.layers.dense({ units: 4 }).apply(input) as tf.SymbolicTensor;
  return tf.model({
    inputs: input,
    outputs: tf.layers.dense({ units: 2 }).apply(features) as tf.SymbolicTensor,
  });
}

function forwardCall() {
  const { parameters, statistics } = state();
  return [network, tf.tensor(Float32Array.from(X.data), [4, 3]), { parameters, statistics }];
}

const callback = () => [
  model(),
  { x: tf.tensor(Float32Array.from(X.data), [4, 3]), labels, onMeasure: () => undefined },
];

beforeAll(async () => {
  await nn.useTensorflow("cpu");
});

describe("the doors of nn", () => {
  testDoors(
    [nn, parts],
    {
      densenet40: { args: () => [narrow], options: 0 },
      forward: { args: forwardCall, options: 2 },
      graphBuilder: { args: () => [] },
      mlp: { args: () => [{ inputs: 3, classes: 2, hidden: [4] }], options: 0 },
      resnet18: { args: () => [narrow], options: 0 },
      resnet20: { args: () => [narrow], options: 0 },
      vgg: { args: () => [narrow], options: 0 },
      useTensorflow: "it changes the backend of the tests; test/backend.test.ts calls it",
      empiricalNtk: { args: measured, options: 2 },
      collapseCallback: { args: callback, options: 1 },
      networkCollapse: { args: () => [state(), examples(), examples()] },
      examplesFor: { args: () => [network, X, labels] },
      evaluate: { args: () => measured({ loss: "mse" }), options: 2 },
      trainEpochs: { args: () => [...measured(recipe), {}], options: 3 },
      trainingEpochs: { args: () => [...measured(recipe), {}], options: 3 },
      disposeState: { args: () => [state()] },
      startTraining: { args: () => [network, { seed: 1, optimiser }], options: 1 },
      withFixedClassifier: { args: () => [network] },
      withNormMomentum: { args: () => [network, 0.9] },
      parameterCount: { args: () => [network] },
      parameterSpecs: { args: () => [network] },
      statisticSpecs: { args: () => [network] },
      vgg11Truncated: { args: () => [narrow], options: 0 },
      empiricalNtkBlocks: { args: measured, options: 2 },
      empiricalNtkFull: { args: measured, options: 2 },
      layerAgop: { args: () => [state(), examples(), "hidden1", {}], options: 3 },
      featureAnsatz: { args: layered },
      layerCollapse: { args: layered },
      lastLayer: { args: () => [state(), examples()] },
      epochBatches: { args: () => [labels, 2, { size: 2 }, seededRandom(0), 1], options: 2 },
      checkpointNotes: { args: () => [parts.writeCheckpoint(state()), "a.safetensors"] },
      readCheckpoint: { args: () => [network, parts.writeCheckpoint(state()), "a.safetensors"] },
      writeCheckpoint: { args: () => [state(), "notes"] },
      layerOutputs: { args: layered },
      parameterMatrix: { args: () => [state(), "hidden1.kernel"] },
      imageLayout: { args: () => [64] },
      imageRows: {
        args: () => [matrix(1, 4, new Float64Array(4)), { height: 2, width: 2, channels: 1 }, {}],
        options: 2,
      },
      initialise: { args: () => [network, seededRandom(0), {}], options: 2 },
      encodeTargets: { args: () => [labels, 2, "one-hot", 0] },
      learningRateAt: { args: () => [{ kind: "constant" }, 0.1, 1] },
      torchWeights: { args: () => [state()] },
      writeTorchWeights: { args: () => [state()] },
      DivergenceError: { args: () => [1, 0.1] },
    },
    { named: false },
  );
});
