import { digits, perClass } from "@collapsar/datasets";
import { disposeState, examplesFor, mlp, networkCollapse, startTraining, useTensorflow } from "@collapsar/nn";

await useTensorflow("collapsar");
const { X, y } = perClass(digits(), 10);
const network = mlp({ inputs: 64, classes: 10, hidden: [32] });
const examples = examplesFor(network, { ...X, data: X.data.map((grey) => grey / 16) }, y);
const optimiser = { kind: "sgd" } as const;
const state = startTraining(network, { seed: 0, optimiser });
const { nc1, nc2, nc3 } = networkCollapse(state, examples);
console.log(nc1.traceRatio! > 0.1, nc2.etfDistance! > 0.1, nc3!.selfDuality! > 0.1); // before training: no collapse
disposeState(state);
