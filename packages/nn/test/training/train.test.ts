import { digits } from "@collapsar/datasets";
import { matrix, seededRandom } from "@collapsar/linalg";
import { rowRange } from "@collapsar/linalg/parts";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import {
  disposeState,
  evaluate,
  examplesFor,
  graphBuilder,
  mlp,
  startTraining,
  type TrainingRecipe,
  trainEpochs,
  trainingEpochs,
  useTensorflow,
} from "../../src/index.js";
import {
  checkpointNotes,
  epochBatches,
  layerOutputs,
  readCheckpoint,
  writeCheckpoint,
} from "../../src/parts.js";

const recipe: TrainingRecipe = {
  loss: "half-mse",
  optimiser: { kind: "sgd", momentum: 0.9, nesterov: true },
  learningRate: 0.5,
  weightDecay: 5e-4,
  batch: { size: 50, balanced: true },
  epochs: 4,
};

function smallDigits() {
  const { X, y } = digits();
  const rows = 300;
  return {
    X: rowRange(
      matrix(
        X.rows,
        X.cols,
        Float64Array.from(X.data, (v) => v / 16),
      ),
      0,
      rows,
    ),
    y: y.subarray(0, rows),
  };
}

/** A small convolutional network with every kind of layer that training has to pass through. */
function convolutional() {
  const graph = graphBuilder();
  const x = graph.input([8, 8, 1]);
  const a = graph.activation(graph.batchNorm(graph.conv(x, 6)), "relu");
  const b = graph.conv(graph.pool(a, "max"), 6, { size: 1, bias: true });
  const c = graph.add([b, graph.pool(a, "average")]);
  const h = graph.globalAveragePool(graph.concat([c, graph.activation(c, "erf")]));
  return graph.network("small", h, graph.dense(h, 10));
}

beforeAll(async () => {
  await useTensorflow("cpu");
});

describe("trainEpochs", () => {
  it("learns digits, and leaves no tensor behind", async () => {
    const { X, y } = smallDigits();
    const network = mlp({ inputs: 64, classes: 10, hidden: [32] });
    const examples = examplesFor(network, X, y);
    const before = tf.memory().numTensors;
    const state = startTraining(network, { seed: 1, optimiser: recipe.optimiser });
    const start = evaluate(state, examples, recipe);
    const held = tf.memory().numTensors;
    const counts: number[] = [];
    for await (const _ of trainingEpochs(state, examples, { ...recipe, epochs: 12 })) {
      counts.push(tf.memory().numTensors);
    }
    const end = evaluate(state, examples, recipe);
    expect(new Set(counts)).toEqual(new Set([held]));
    expect(end.accuracy).toBeGreaterThan(0.9);
    expect(end.loss).toBeLessThan(start.loss / 3);
    disposeState(state);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("resumes from a checkpoint to the same weights, bit for bit", async () => {
    const { X, y } = smallDigits();
    const network = convolutional();
    const examples = examplesFor(network, X, y);
    const whole = startTraining(network, { seed: 3, optimiser: recipe.optimiser });
    await trainEpochs(whole, examples, { ...recipe, epochs: 2 });
    const half = startTraining(network, { seed: 3, optimiser: recipe.optimiser });
    await trainEpochs(half, examples, { ...recipe, epochs: 1 });
    const bytes = writeCheckpoint(half, "epoch 1");
    expect(checkpointNotes(bytes)).toBe("epoch 1");
    const resumed = readCheckpoint(network, bytes);
    await trainEpochs(resumed, examples, { ...recipe, epochs: 2 });
    expect(writeCheckpoint(resumed)).toEqual(writeCheckpoint(whole));
    for (const state of [whole, half, resumed]) disposeState(state);
  });

  it("stops at a diverging loss with the epoch and the learning rate", async () => {
    const { X, y } = smallDigits();
    const network = mlp({ inputs: 64, classes: 10, hidden: [8] });
    const state = startTraining(network, { seed: 1, optimiser: { kind: "sgd" } });
    const training = trainEpochs(state, examplesFor(network, X, y), {
      ...recipe,
      optimiser: { kind: "sgd" },
      learningRate: 1e30,
    });
    await expect(training).rejects.toThrow(/divergence in epoch 0 at learning rate 1e\+30/);
    disposeState(state);
  });

  it("refuses a checkpoint of another network and rows of another shape", () => {
    const small = mlp({ inputs: 64, classes: 10, hidden: [8] });
    const state = startTraining(small, { seed: 1, optimiser: { kind: "sgd" } });
    const bytes = writeCheckpoint(state);
    disposeState(state);
    expect(() => readCheckpoint(mlp({ inputs: 64, classes: 10, hidden: [9] }), bytes)).toThrow(
      /must be of mlp-64-9-10/,
    );
    const { X, y } = smallDigits();
    expect(() => examplesFor(mlp({ inputs: 784, classes: 10, hidden: [8] }), X, y)).toThrow(
      /784 values\), got 64 columns/,
    );
    expect(() => examplesFor(mlp({ inputs: 64, classes: 3, hidden: [8] }), X, y)).toThrow(/3 classes, got 9/);
  });
});

describe("layerOutputs", () => {
  it("is the network's own arithmetic: logits = W h + b", async () => {
    const { X, y } = smallDigits();
    const network = mlp({ inputs: 64, classes: 10, hidden: [7] });
    const state = startTraining(network, { seed: 5, optimiser: { kind: "sgd" }, initialisation: "torch" });
    const outputs = layerOutputs(state, examplesFor(network, X, y), [network.features, network.output]);
    const h = outputs.get(network.features)!;
    const logits = outputs.get(network.output)!;
    const W = state.parameters.get("classifier.kernel")!.dataSync();
    const b = state.parameters.get("classifier.bias")!.dataSync();
    for (const i of [0, 17, 299]) {
      for (let k = 0; k < 10; k++) {
        let sum = b[k]!;
        for (let j = 0; j < 7; j++) sum += h.data[i * 7 + j]! * W[j * 10 + k]!;
        expect(logits.data[i * 10 + k]).toBeCloseTo(sum, 5);
      }
    }
    disposeState(state);
  });
});

describe("epochBatches", () => {
  it("balanced: the same number of every class, interleaved, no row twice", () => {
    const labels = Int32Array.from({ length: 100 }, (_, i) => (i * 7) % 4);
    const batches = epochBatches(labels, 4, { size: 12, balanced: true }, seededRandom(2));
    expect(batches.length).toBe(8);
    const rows = batches.flatMap((batch) => Array.from(batch));
    expect(new Set(rows).size).toBe(rows.length);
    for (const batch of batches)
      expect(Array.from(batch, (row) => labels[row])).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]);
  });

  it("refuses a batch that is no multiple of the classes", () => {
    expect(() => epochBatches([0, 1, 2], 3, { size: 4, balanced: true }, seededRandom(1))).toThrow(
      /multiple of 3 classes, got 4/,
    );
  });
});

describe("an optimiser that is new each epoch", () => {
  it("takes Adam's first step in every epoch: each parameter moves by the rate", async () => {
    const { X, y } = smallDigits();
    const network = mlp({ inputs: 64, classes: 10, hidden: [5] });
    const optimiser = { kind: "adam" } as const;
    const state = startTraining(network, { seed: 5, optimiser, initialisation: "torch" });
    const learningRate = 1e-3;
    const full: TrainingRecipe = {
      loss: "mse",
      optimiser,
      learningRate,
      batch: { size: 300 },
      epochs: 3,
      resetOptimiserEachEpoch: true,
    };
    const bias = () => Float32Array.from(state.parameters.get("classifier.bias")!.dataSync());
    let before = bias();
    for await (const _ of trainingEpochs(state, examplesFor(network, X, y), full)) {
      const after = bias();
      for (const [i, value] of after.entries()) {
        expect(Math.abs(value - before[i]!) / learningRate).toBeCloseTo(1, 3);
      }
      before = after;
    }
    disposeState(state);
  });
});

describe("a network with one output", () => {
  it("tells two classes apart by the side of its target, and refuses what one output cannot carry", async () => {
    const X = matrix(8, 1, [-3, -2, -2.5, -1.5, 1.5, 2, 3, 2.5]);
    const y = [0, 0, 0, 0, 1, 1, 1, 1];
    const network = mlp({ inputs: 1, classes: 1, hidden: [6] });
    const optimiser = { kind: "sgd" } as const;
    const examples = examplesFor(network, X, y);
    for (const coding of ["plus-minus", "one-hot"] as const) {
      const state = startTraining(network, { seed: 1, optimiser });
      const own = { loss: "mse", coding } as const;
      await trainEpochs(state, examples, {
        ...own,
        optimiser,
        learningRate: 0.1,
        batch: { size: 4, balanced: true },
        epochs: 400,
      });
      const { loss, accuracy } = evaluate(state, examples, own);
      expect(accuracy).toBe(1);
      expect(loss).toBeLessThan(0.1);
      disposeState(state);
    }
    expect(() => examplesFor(network, X, [0, 0, 0, 0, 1, 1, 2, 2])).toThrow(/2 classes, got 2/);
    const state = startTraining(network, { seed: 1, optimiser });
    await expect(
      trainEpochs(state, examples, {
        loss: "cross-entropy",
        optimiser,
        learningRate: 0.1,
        batch: { size: 8 },
        epochs: 1,
      }),
    ).rejects.toThrow(/cross-entropy needs two outputs at least, got 1/);
    disposeState(state);
  });
});
