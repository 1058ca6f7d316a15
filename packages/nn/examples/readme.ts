import { digits, takeRows } from "@collapsar/datasets";
import {
  empiricalNtk,
  examplesFor,
  mlp,
  networkCollapse,
  startTraining,
  trainEpochs,
  useTensorflow,
} from "@collapsar/nn";

await useTensorflow("auto");
const { X, y } = takeRows(
  digits(),
  Array.from({ length: 300 }, (_, i) => i),
);
const network = mlp({ inputs: 64, classes: 10, hidden: [64, 64] });
const examples = examplesFor(network, { ...X, data: X.data.map((grey) => grey / 16) }, y);
const optimiser = { kind: "sgd", momentum: 0.9, nesterov: true } as const;
const state = startTraining(network, { seed: 0, optimiser });
export const before = networkCollapse(state, examples).nc1.traceRatio;
await trainEpochs(state, examples, {
  loss: "half-mse",
  optimiser,
  learningRate: 1,
  batch: { size: 50 },
  epochs: 60,
});
export const after = networkCollapse(state, examples).nc1.traceRatio;
export const kernel = empiricalNtk(state, examples); // 300 × 300, traced over the ten logits
