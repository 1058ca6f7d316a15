import { generalisedLaplace } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

const X = fromRows([
  [0, 0],
  [1, 1],
]);
console.log(toRows(generalisedLaplace({ p: 1, q: 1 }).gram(X))); // exp(−2) off the diagonal
