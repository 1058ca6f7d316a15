import { fromRows } from "@collapsar/linalg";
import { labelAlignment } from "@collapsar/ntk";

const K = fromRows([
  [1, 1, 0, 0],
  [1, 1, 0, 0],
  [0, 0, 1, 1],
  [0, 0, 1, 1],
]);
console.log(labelAlignment(K, [0, 0, 1, 1]));
