import { fromRows, gram, toRows } from "@collapsar/linalg";

const X = fromRows([
  [1, 0],
  [1, 1],
  [0, 2],
]);
console.log(toRows(gram(X)));
