import { matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { beforeAll, describe, expect, it } from "vitest";
import {
  disposeState,
  examplesFor,
  graphBuilder,
  type RunningVariance,
  resnet18,
  resnet20,
  startTraining,
  trainEpochs,
  useTensorflow,
} from "../src/index.js";
import { hasTorch, inTorch } from "./torch.js";

const optimiser = { kind: "sgd" } as const;

beforeAll(async () => {
  await useTensorflow("cpu");
});

function normalised(input: readonly number[], runningVariance: RunningVariance) {
  const graph = graphBuilder();
  const h = graph.batchNorm(graph.input(input), { momentum: 0.75, runningVariance });
  const flat = input.length > 1 ? graph.flatten(h) : h;
  return graph.network("normalised", flat, graph.dense(flat, 2));
}

async function variancesAfterOneStep(
  input: readonly number[],
  rows: ReturnType<typeof matrix>,
  runningVariance: RunningVariance,
) {
  const network = normalised(input, runningVariance);
  const state = startTraining(network, { seed: 1, optimiser });
  const labels = Int32Array.from({ length: rows.rows }, (_, i) => i % 2);
  await trainEpochs(state, examplesFor(network, rows, labels), {
    loss: "mse",
    optimiser,
    learningRate: 0.1,
    batch: { size: rows.rows },
    epochs: 1,
  });
  const [name] = [...state.statistics.keys()].filter((key) => key.endsWith(".variance"));
  const values = Array.from(state.statistics.get(name!)!.dataSync());
  disposeState(state);
  return values;
}

describe("the running variance", () => {
  it("of 1, 2, 6 is 14/3 biased and 7 unbiased, mixed with the 1 it starts from", async () => {
    const X = matrix(3, 1, [1, 2, 6]);
    expect(await variancesAfterOneStep([1], X, "biased")).toAgree([0.75 + 0.25 * (14 / 3)], {
      relative: 1e-6,
    });
    expect(await variancesAfterOneStep([1], X, "unbiased")).toAgree([0.75 + 0.25 * 7], { relative: 1e-6 });
  });

  it("counts positions: n/(n − 1) of all values of a channel in the batch", async () => {
    const X = randomNormal(seededRandom(4), 5, 24);
    const [biased, unbiased] = [
      await variancesAfterOneStep([3, 4, 2], X, "biased"),
      await variancesAfterOneStep([3, 4, 2], X, "unbiased"),
    ];
    const scaled = biased.map((value) => 0.75 + (value - 0.75) * (60 / 59));
    expect(unbiased).toAgree(scaled, { relative: 1e-6 });
  });

  it("is unbiased in the network that PyTorch's code trains, biased in those of Flax", () => {
    const rules = (layers: ReturnType<typeof resnet18>["layers"]) =>
      new Set(layers.flatMap(({ operation: o }) => (o.kind === "batchNorm" ? [o.runningVariance] : [])));
    expect(rules(resnet18().layers)).toEqual(new Set(["unbiased"]));
    expect(rules(resnet20().layers)).toEqual(new Set(["biased"]));
  });

  it.runIf(hasTorch)("is PyTorch's after three batches of images", async () => {
    const network = normalised([3, 4, 2], "unbiased");
    const state = startTraining(network, { seed: 1, optimiser });
    const X = randomNormal(seededRandom(5), 6, 24);
    const labels = [0, 1, 0, 1, 0, 1];
    await trainEpochs(state, examplesFor(network, X, labels), {
      loss: "mse",
      optimiser,
      learningRate: 1e-9,
      batch: { size: 6 },
      epochs: 3,
    });
    const given = { x: Array.from(X.data) };
    const out = inTorch<{ mean: number[]; variance: number[] }>(
      `
x = torch.tensor(given["x"]).reshape(6, 3, 4, 2).permute(0, 3, 1, 2)
norm = torch.nn.BatchNorm2d(2, eps=1e-5, momentum=0.25)
for _ in range(3): norm(x)
out = {"mean": norm.running_mean.tolist(), "variance": norm.running_var.tolist()}`,
      given,
    );
    for (const [role, expected] of Object.entries(out)) {
      const [name] = [...state.statistics.keys()].filter((key) => key.endsWith(`.${role}`));
      expect(Array.from(state.statistics.get(name!)!.dataSync())).toAgree(expected, { absolute: 1e-6 });
    }
    disposeState(state);
  });
});
