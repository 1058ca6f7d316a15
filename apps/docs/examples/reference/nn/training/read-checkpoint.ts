import { disposeState, mlp, startTraining, useTensorflow } from "@collapsar/nn";
import { readCheckpoint, writeCheckpoint } from "@collapsar/nn/parts";

await useTensorflow("collapsar");
const network = mlp({ inputs: 4, classes: 2, hidden: [8] });
const state = startTraining(network, { seed: 0, optimiser: { kind: "sgd" } });
const again = readCheckpoint(network, writeCheckpoint(state));
const kernel = (of: typeof state) => of.parameters.get("hidden1.kernel")!.dataSync();
console.log(kernel(again).every((value, i) => value === kernel(state)[i]));
for (const one of [state, again]) disposeState(one);
