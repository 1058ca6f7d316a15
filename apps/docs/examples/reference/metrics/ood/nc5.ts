import { fromRows } from "@collapsar/linalg";
import { nc5 } from "@collapsar/metrics";

const H = fromRows([
  [2, 0, 0],
  [4, 0, 0],
  [0, 1, 0],
  [0, 3, 0],
]);
const labels = [0, 0, 1, 1];
console.log(nc5(H, labels, [0, 0, 5]), nc5(H, labels, [1, 1, 0]).toFixed(6)); // orthogonal; 45° to both means
