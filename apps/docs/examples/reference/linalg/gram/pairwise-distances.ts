import { fromRows, pairwiseDistances, toRows } from "@collapsar/linalg";

const X = fromRows([
  [0, 0],
  [3, 4],
]);
console.log(toRows(pairwiseDistances(X)));
