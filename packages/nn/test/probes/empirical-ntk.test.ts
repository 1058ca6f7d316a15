import { type Matrix, randomNormal, seededRandom, zeros } from "@collapsar/linalg";
import { frobeniusNorm, subtract } from "@collapsar/linalg/parts";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { forward } from "../../src/architectures/forward.js";
import {
  densenet40,
  disposeState,
  type Examples,
  empiricalNtk,
  examplesFor,
  mlp,
  type Network,
  resnet18,
  resnet20,
  startTraining,
  type TrainingState,
  useTensorflow,
  vgg,
} from "../../src/index.js";
import { empiricalNtkBlocks, empiricalNtkFull, vgg11Truncated } from "../../src/parts.js";
import { gatherBatch } from "../../src/training/data.js";

/** The independent route: every per-example, per-output gradient of all parameters by reverse mode, then JJᵀ. */
function jacobianNtk(state: TrainingState, examples: Examples, target: string): Matrix {
  // The classifier is no ancestor of the features.
  const names = [...state.parameters.keys()].filter(
    (name) => target !== state.network.features || !name.startsWith("classifier"),
  );
  const outputs = state.network.layers.find((layer) => layer.id === target)!.shape[0]!;
  const rows: Float64Array[] = [];
  for (let i = 0; i < examples.n; i++) {
    const { x } = gatherBatch(examples, [i]);
    for (let k = 0; k < outputs; k++) {
      const f = (...values: tf.Tensor[]) => {
        const parameters = new Map(state.parameters);
        names.forEach((name, index) => {
          parameters.set(name, values[index]!);
        });
        const all = forward(state.network, x, { parameters, statistics: state.statistics });
        return tf.sum(tf.slice(all.get(target)!, [0, k], [1, 1])) as tf.Scalar;
      };
      const flat = tf.tidy(() =>
        tf
          .concat(
            tf
              .grads(f)(names.map((name) => state.parameters.get(name)!))
              .map((g) => tf.reshape(g, [-1])),
          )
          .dataSync(),
      );
      rows.push(Float64Array.from(flat));
    }
    x.dispose();
  }
  const K = zeros(rows.length, rows.length);
  rows.forEach((a, r) => {
    rows.forEach((b, c) => {
      let sum = 0;
      for (let p = 0; p < a.length; p++) sum += a[p]! * b[p]!;
      K.data[r * K.cols + c] = sum;
    });
  });
  return K;
}

function traced(K: Matrix, outputs: number): Matrix {
  const n = K.rows / outputs;
  const T = zeros(n, n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < outputs; k++)
        T.data[i * n + j]! += K.data[(i * outputs + k) * K.cols + j * outputs + k]!;
  return T;
}

const relative = (A: Matrix, B: Matrix) => frobeniusNorm(subtract(A, B)) / frobeniusNorm(B);

/** A state whose running statistics are not trivial, and random examples for it. */
function prepared(network: Network, n: number) {
  const random = seededRandom(11);
  const state = startTraining(network, { seed: 4, optimiser: { kind: "sgd" }, initialisation: "torch" });
  for (const [name, tensor] of state.statistics) {
    const size = tensor.size;
    const values = Array.from({ length: size }, () =>
      name.endsWith("mean") ? 0.1 * random.normal() : 0.5 + random.next(),
    );
    tensor.dispose();
    state.statistics.set(name, tf.tensor1d(values));
  }
  const inputs = network.layers[0]!.shape.reduce((a, b) => a * b, 1);
  const X = randomNormal(random, n, inputs);
  return {
    state,
    examples: examplesFor(
      network,
      X,
      Int32Array.from({ length: n }, (_, i) => i % 3),
    ),
  };
}

describe.each(["wasm", "collapsar"] as const)("empiricalNtk on backend %s", (backend) => {
  beforeAll(async () => {
    await useTensorflow(backend);
  });

  const input = [8, 8, 2];
  const small = { input, classes: 3, widthFactor: 1 / 8 };
  it.each<[string, Network]>([
    ["MLP", mlp({ inputs: 9, classes: 3, hidden: [11, 7], activation: "erf" })],
    ["ResNet20", resnet20(small)],
    ["ResNet18", resnet18({ ...small, input: [16, 16, 2], widthFactor: 1 / 16 })],
    ["VGG11", vgg({ ...small, input: [32, 32, 1], widthFactor: 1 / 32 })],
    ["truncated VGG11", vgg11Truncated({ ...small, widthFactor: 1 / 32 })],
    ["DenseNet40", densenet40({ ...small, widthFactor: 1 / 6 })],
  ])(
    "equals explicit Jacobians on %s: traced, blocks, full, by tiles, for logits and features",
    (_name, network) => {
      const { state, examples } = prepared(network, 5);
      const before = tf.memory().numTensors;
      const reference = jacobianNtk(state, examples, network.output);
      expect(relative(empiricalNtk(state, examples), traced(reference, 3))).toBeLessThan(1e-4);
      expect(relative(empiricalNtk(state, examples, { tile: 2 }), traced(reference, 3))).toBeLessThan(1e-4);
      expect(relative(empiricalNtkFull(state, examples), reference)).toBeLessThan(1e-4);
      expect(relative(empiricalNtkFull(state, examples, { tile: 3 }), reference)).toBeLessThan(1e-4);
      const blocks = empiricalNtkBlocks(state, examples, { tile: 3 });
      expect(blocks.length).toBe(3);
      blocks.forEach((block, k) => {
        block.data.forEach((value, index) => {
          const [i, j] = [Math.floor(index / 5), index % 5];
          expect(Math.abs(value - reference.data[(i * 3 + k) * 15 + j * 3 + k]!)).toBeLessThan(
            1e-4 * frobeniusNorm(reference),
          );
        });
      });
      expect(tf.memory().numTensors).toBe(before);
      disposeState(state);
    },
  );

  it("measures the features' kernel too, and refuses a layer that is none", () => {
    const network = resnet20(small);
    const { state, examples } = prepared(network, 4);
    const features = network.layers.find((layer) => layer.id === network.features)!.shape[0]!;
    const reference = jacobianNtk(state, examples, network.features);
    const measured = empiricalNtk(state, examples, { target: network.features });
    expect(relative(measured, traced(reference, features))).toBeLessThan(1e-4);
    expect(() => empiricalNtk(state, examples, { target: "nowhere" })).toThrow(
      /target must be a layer .* got nowhere/,
    );
    disposeState(state);
  });
});
