import { disposeState, mlp, startTraining, useTensorflow } from "@collapsar/nn";
import { checkpointNotes, writeCheckpoint } from "@collapsar/nn/parts";

await useTensorflow("collapsar");
const network = mlp({ inputs: 4, classes: 2, hidden: [8] });
const state = startTraining(network, { seed: 0, optimiser: { kind: "sgd" } });
console.log(checkpointNotes(writeCheckpoint(state, "measured so far"))); // the bytes are a safetensors file
disposeState(state);
