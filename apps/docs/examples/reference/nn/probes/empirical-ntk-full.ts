import { digits, perClass } from "@collapsar/datasets";
import { disposeState, examplesFor, mlp, startTraining, useTensorflow } from "@collapsar/nn";
import { empiricalNtkBlocks, empiricalNtkFull } from "@collapsar/nn/parts";

await useTensorflow("collapsar");
const { X, y } = perClass(digits(), 10);
const network = mlp({ inputs: 64, classes: 10, hidden: [32] });
const examples = examplesFor(network, { ...X, data: X.data.map((grey) => grey / 16) }, y);
const optimiser = { kind: "sgd" } as const;
const state = startTraining(network, { seed: 0, optimiser });
const K = empiricalNtkFull(state, examples); // entry (10 i + k, 10 j + l)
const [first] = empiricalNtkBlocks(state, examples);
console.log(K.rows, Math.abs(K.data[0]! / first!.data[0]! - 1) < 1e-5);
disposeState(state);
