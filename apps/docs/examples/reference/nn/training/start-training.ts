import { disposeState, mlp, startTraining, useTensorflow } from "@collapsar/nn";

await useTensorflow("collapsar");
const network = mlp({ inputs: 64, classes: 10, hidden: [16] });
const state = startTraining(network, { seed: 0, optimiser: { kind: "adam" } });
for (const [name, tensor] of state.parameters) console.log(name, tensor.shape);
disposeState(state);
