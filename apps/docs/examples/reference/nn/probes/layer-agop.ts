import { digits, perClass } from "@collapsar/datasets";
import { eigvalsh } from "@collapsar/linalg/parts";
import { disposeState, examplesFor, mlp, startTraining, useTensorflow } from "@collapsar/nn";
import { layerAgop } from "@collapsar/nn/parts";

await useTensorflow("collapsar");
const { X, y } = perClass(digits(), 10);
const network = mlp({ inputs: 64, classes: 10, hidden: [32] });
const examples = examplesFor(network, { ...X, data: X.data.map((grey) => grey / 16) }, y);
const optimiser = { kind: "sgd" } as const;
const state = startTraining(network, { seed: 0, optimiser });
const M = layerAgop(state, examples, "hidden1");
const values = eigvalsh(M);
// rank ≤ width
console.log(M.rows, values[0]! > -1e-9, values.filter((value) => value > 1e-6 * values.at(-1)!).length <= 32);
disposeState(state);
