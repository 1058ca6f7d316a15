import { disposeState, forward, mlp, startTraining, useTensorflow } from "@collapsar/nn";
import * as tf from "@tensorflow/tfjs";

await useTensorflow("collapsar");
const network = mlp({ inputs: 3, classes: 2, hidden: [8] });
const state = startTraining(network, { seed: 0, optimiser: { kind: "sgd" } });
tf.tidy(() => {
  const outputs = forward(network, tf.ones([5, 3]), state);
  for (const [id, tensor] of outputs) console.log(id, tensor.shape);
});
disposeState(state);
