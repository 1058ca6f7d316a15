import { disposeState, mlp, startTraining, useTensorflow } from "@collapsar/nn";
import * as tf from "@tensorflow/tfjs";

await useTensorflow("collapsar");
const before = tf.memory().numTensors;
const network = mlp({ inputs: 4, classes: 2, hidden: [8] });
const state = startTraining(network, { seed: 0, optimiser: { kind: "sgd" } });
disposeState(state);
console.log(tf.memory().numTensors - before);
