import { digits, perClass } from "@collapsar/datasets";
import { evaluate, examplesFor, mlp, startTraining, trainEpochs, useTensorflow } from "@collapsar/nn";

await useTensorflow("collapsar");
const { X, y } = perClass(digits(), 12);
const network = mlp({ inputs: 64, classes: 10, hidden: [32] });
const examples = examplesFor(network, { ...X, data: X.data.map((grey) => grey / 16) }, y);
const optimiser = { kind: "sgd", momentum: 0.9, nesterov: true } as const;
const state = startTraining(network, { seed: 0, optimiser });
await trainEpochs(state, examples, {
  loss: "half-mse",
  optimiser,
  learningRate: 0.2,
  batch: { size: 40 },
  epochs: 20,
});
console.log(evaluate(state, examples, { loss: "half-mse" }).accuracy > 0.9);
