import { laplace } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

const X = fromRows([[0], [2]]);
console.log(toRows(laplace({ bandwidth: 2 }).gram(X))); // exp(−1) off the diagonal
