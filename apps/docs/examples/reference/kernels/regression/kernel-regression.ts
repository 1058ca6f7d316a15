import { gaussian, kernelRegression } from "@collapsar/kernels";
import { fromRows } from "@collapsar/linalg";

const X = fromRows([[0], [1], [2]]);
const y = fromRows([[0], [1], [4]]);
const model = kernelRegression(X, y, { kernel: gaussian(), ridge: 1e-6 });
console.log(model.predict(fromRows([[1.5]])).data[0]!.toFixed(3));
