import { digits, perClass } from "@collapsar/datasets";
import { disposeState, evaluate, examplesFor, mlp, startTraining, useTensorflow } from "@collapsar/nn";

await useTensorflow("collapsar");
const { X, y } = perClass(digits(), 10);
const network = mlp({ inputs: 64, classes: 10, hidden: [32] });
const examples = examplesFor(network, { ...X, data: X.data.map((grey) => grey / 16) }, y);
const optimiser = { kind: "sgd" } as const;
const state = startTraining(network, { seed: 0, optimiser });
for (const kernel of ["classifier.kernel", "classifier.bias"]) {
  const tensor = state.parameters.get(kernel)!;
  state.parameters.set(kernel, tensor.mul(0));
  tensor.dispose();
}
// knows nothing
console.log(evaluate(state, examples, { loss: "cross-entropy" }).loss.toFixed(4), Math.log(10).toFixed(4));
disposeState(state);
