import { digits, perClass } from "@collapsar/datasets";
import { disposeState, examplesFor, mlp, startTraining, useTensorflow } from "@collapsar/nn";
import { featureAnsatz } from "@collapsar/nn/parts";

await useTensorflow("collapsar");
const { X, y } = perClass(digits(), 10);
const network = mlp({ inputs: 64, classes: 10, hidden: [32] });
const examples = examplesFor(network, { ...X, data: X.data.map((grey) => grey / 16) }, y);
const optimiser = { kind: "sgd" } as const;
const state = startTraining(network, { seed: 0, optimiser });
const [hidden] = featureAnsatz(state, examples, ["hidden1"]);
console.log(hidden!.layer, hidden!.agopRoot > 0, hidden!.agopRoot <= 1); // correlations
disposeState(state);
