import { gaussian, gaussianProcess } from "@collapsar/kernels";
import { fromRows } from "@collapsar/linalg";

const X = fromRows([[0], [1], [2]]);
const y = fromRows([[0], [1], [0]]);
const process = gaussianProcess(X, y, { kernel: gaussian(), noise: 0.01 });
const Z = fromRows([[1.5], [9]]);
console.log(Array.from(process.mean(Z).data, (value) => value.toFixed(3)));
console.log(Array.from(process.variance(Z), (value) => value.toFixed(3)));
