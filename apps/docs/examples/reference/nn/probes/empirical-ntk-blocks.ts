import { digits, perClass } from "@collapsar/datasets";
import { disposeState, empiricalNtk, examplesFor, mlp, startTraining, useTensorflow } from "@collapsar/nn";
import { empiricalNtkBlocks } from "@collapsar/nn/parts";

await useTensorflow("collapsar");
const { X, y } = perClass(digits(), 10);
const network = mlp({ inputs: 64, classes: 10, hidden: [32] });
const examples = examplesFor(network, { ...X, data: X.data.map((grey) => grey / 16) }, y);
const optimiser = { kind: "sgd" } as const;
const state = startTraining(network, { seed: 0, optimiser });
const blocks = empiricalNtkBlocks(state, examples);
const traced = empiricalNtk(state, examples);
const sum = blocks.reduce((total, { data }) => total + data[1]!, 0);
console.log(blocks.length, Math.abs(sum / traced.data[1]! - 1) < 1e-5); // the trace sums them
disposeState(state);
