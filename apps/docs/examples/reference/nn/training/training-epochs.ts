import { digits, perClass } from "@collapsar/datasets";
import { disposeState, examplesFor, mlp, startTraining, trainingEpochs, useTensorflow } from "@collapsar/nn";

await useTensorflow("collapsar");
const { X, y } = perClass(digits(), 10);
const network = mlp({ inputs: 64, classes: 10, hidden: [32] });
const examples = examplesFor(network, { ...X, data: X.data.map((grey) => grey / 16) }, y);
const optimiser = { kind: "sgd" } as const;
const state = startTraining(network, { seed: 0, optimiser });
const recipe = { loss: "half-mse", optimiser, learningRate: 0.2, batch: { size: 20 }, epochs: 30 } as const;
const losses: number[] = [];
for await (const { loss } of trainingEpochs(state, examples, recipe)) losses.push(loss);
console.log(losses.length, losses.at(-1)! < losses[0]! / 2);
disposeState(state);
