import { InputError, randomNormal, seededRandom } from "@collapsar/linalg";
import { beforeAll, expect, it } from "vitest";
import {
  disposeState,
  examplesFor,
  graphBuilder,
  mlp,
  startTraining,
  trainEpochs,
  useTensorflow,
} from "../../src/index.js";
import { epochBatches } from "../../src/parts.js";

beforeAll(async () => {
  await useTensorflow("cpu");
});

function normalisedMlp() {
  const graph = graphBuilder();
  const h = graph.batchNorm(graph.dense(graph.input([3]), 4), { momentum: 0 });
  return graph.network("normalised", h, graph.dense(h, 2));
}

it("a last batch of one row joins the one before it where one row has no variance", () => {
  const labels = new Int32Array(13);
  const sizes = (least: number) =>
    epochBatches(labels, 2, { size: 4 }, seededRandom(1), least).map((rows) => rows.length);
  expect(sizes(1)).toEqual([4, 4, 4, 1]);
  expect(sizes(2)).toEqual([4, 4, 5]);
  const rows = epochBatches(labels, 2, { size: 4 }, seededRandom(1), 2).flatMap((part) => Array.from(part));
  expect(rows.sort((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i));
});

it("so normalised networks never see a variance of 0, and batches of one row are refused", async () => {
  const optimiser = { kind: "sgd" } as const;
  const network = normalisedMlp();
  const examples = examplesFor(network, randomNormal(seededRandom(2), 5, 3), [0, 1, 0, 1, 0]);
  const state = startTraining(network, { seed: 1, optimiser });
  const recipe = { loss: "mse", optimiser, learningRate: 0.1, batch: { size: 4 }, epochs: 2 } as const;
  await trainEpochs(state, examples, recipe);
  for (const [name, tensor] of state.statistics) {
    if (name.endsWith(".variance")) expect(Math.min(...tensor.dataSync())).toBeGreaterThan(1e-4);
  }
  const single = trainEpochs(state, examples, { ...recipe, batch: { size: 1 }, epochs: 3 });
  await expect(single).rejects.toThrow(InputError);
  disposeState(state);
  const plain = mlp({ inputs: 3, classes: 2, hidden: [4] });
  const free = startTraining(plain, { seed: 1, optimiser });
  await trainEpochs(free, { ...examples }, { ...recipe, batch: { size: 1 } });
  disposeState(free);
});
