import { fromRows } from "@collapsar/linalg";
import { nc3Duality } from "@collapsar/metrics";

const H = fromRows([
  [1, 0],
  [1, 0.1],
  [-1, 0],
  [-1, -0.1],
]);
const W = fromRows([
  [1, 0],
  [-1, 0],
]);
console.log(nc3Duality(H, [0, 0, 1, 1], W));
