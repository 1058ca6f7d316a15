import { gaussian } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

const X = fromRows([[0], [2]]);
console.log(toRows(gaussian({ bandwidth: 2 }).gram(X))); // exp(−½) off the diagonal
