import { digits, perClass } from "@collapsar/datasets";
import { eigvalsh } from "@collapsar/linalg/parts";
import { disposeState, empiricalNtk, examplesFor, mlp, startTraining, useTensorflow } from "@collapsar/nn";

await useTensorflow("collapsar");
const { X, y } = perClass(digits(), 10);
const network = mlp({ inputs: 64, classes: 10, hidden: [32] });
const examples = examplesFor(network, { ...X, data: X.data.map((grey) => grey / 16) }, y);
const optimiser = { kind: "sgd" } as const;
const state = startTraining(network, { seed: 0, optimiser });
const K = empiricalNtk(state, examples);
console.log(K.rows, K.cols, eigvalsh(K)[0]! > 0); // symmetric and positive definite
disposeState(state);
