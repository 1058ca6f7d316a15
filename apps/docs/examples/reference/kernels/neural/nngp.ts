import { nngp } from "@collapsar/kernels";
import { fromRows } from "@collapsar/linalg";

const kernel = nngp({ activation: "relu", depth: 2 });
const X = fromRows([
  [1, 0],
  [0, 1],
]);
console.log(Array.from(kernel.gram(X).data));
