import { digits, takeRows } from "@collapsar/datasets";
import { beforeAll, describe, expect, it } from "vitest";
import {
  disposeState,
  examplesFor,
  graphBuilder,
  mlp,
  networkCollapse,
  startTraining,
  type TrainingRecipe,
  trainEpochs,
  useTensorflow,
  vgg,
} from "../../src/index.js";

const network = mlp({ inputs: 64, classes: 10, hidden: [6] });
const recipe: TrainingRecipe = {
  loss: "mse",
  optimiser: { kind: "sgd" },
  learningRate: 0.1,
  batch: { size: 10 },
  epochs: 1,
};
const firstDigits = (keep: (label: number) => boolean) => {
  const all = digits();
  const rows = [...all.y.keys()].filter((i) => keep(all.y[i]!)).slice(0, 60);
  const { X, y } = takeRows(all, rows);
  return examplesFor(network, X, y);
};

beforeAll(async () => {
  await useTensorflow("cpu");
});

describe("trainEpochs refuses", () => {
  it.each<[string, object, RegExp]>([
    ["a rate of nothing", { learningRate: 0 }, /learningRate must be positive, got 0/],
    ["half an epoch", { epochs: 0.5 }, /epochs must be a whole number .*, got 0.5/],
    ["a decay that grows", { weightDecay: -1 }, /weightDecay must .*, got -1/],
    ["a decay that is no number", { weightDecay: Number.NaN }, /weightDecay must .*, got NaN/],
    ["an unknown loss", { loss: "hinge" }, /loss must be one of mse, half-mse, cross-entropy, got "hinge"/],
    ["an unknown coding", { coding: "soft" }, /coding must be one of one-hot, plus-minus, got "soft"/],
    ["an unknown optimiser", { optimiser: { kind: "rmsprop" } }, /one of sgd, adam, adamw, got "rmsprop"/],
    [
      "a momentum of 1",
      { optimiser: { kind: "sgd", momentum: 1 } },
      /optimiser.momentum must be below 1, got 1/,
    ],
    ["a beta of 1", { optimiser: { kind: "adam", beta2: 1 } }, /optimiser.beta2 must be below 1, got 1/],
    [
      "an unknown schedule",
      { schedule: { kind: "linear" } },
      /one of constant, staircase, cosine, got "linear"/,
    ],
    [
      "stairs of no epoch",
      { schedule: { kind: "staircase", factor: 0.1, every: 0 } },
      /stair must be .*, got 0/,
    ],
    ["a batch of nothing", { batch: { size: 0 } }, /batch.size must be a whole number .*, got 0/],
  ])("%s", async (_name, change, message) => {
    const state = startTraining(network, { seed: 1, optimiser: { kind: "sgd" } });
    const training = trainEpochs(
      state,
      firstDigits(() => true),
      { ...recipe, ...change },
    );
    await expect(training).rejects.toThrow(message);
    disposeState(state);
  });
});

it.each([3, 9])("networkCollapse names the class that has no sample: %d", (absent) => {
  const state = startTraining(network, { seed: 1, optimiser: { kind: "sgd" } });
  expect(() =>
    networkCollapse(
      state,
      firstDigits((label) => label !== absent),
    ),
  ).toThrow(`networkCollapse: every class of the network needs samples, got none of class ${absent}`);
  disposeState(state);
});

describe("graphBuilder refuses", () => {
  it("images that its pools leave nothing of", () => {
    expect(() => vgg({ input: [8, 8, 1] })).toThrow(
      /must leave a value along each axis, got 1 × 1 × 512 to 0 ×/,
    );
  });

  it("sums of different shapes and concatenations of different images", () => {
    const graph = graphBuilder();
    const x = graph.input([8, 8, 2]);
    const half = graph.conv(x, 2, { stride: 2 });
    expect(() => graph.add([x, half])).toThrow(/one shape, got 8 × 8 × 2 and 4 × 4 × 2/);
    expect(() => graph.concat([x, half])).toThrow(/one shape, got 8 × 8 × 2 and 4 × 4 × 2/);
    const wide = graph.conv(x, 3);
    expect(() => graph.add([x, wide])).toThrow(/one shape, got 8 × 8 × 2 and 8 × 8 × 3/);
    expect(graph.concat([x, wide])).toMatch(/^concat/);
  });
});
