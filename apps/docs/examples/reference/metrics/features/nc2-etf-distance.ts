import { fromRows } from "@collapsar/linalg";
import { nc2EtfDistance } from "@collapsar/metrics";

const simplex = fromRows([
  [1, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
  [0, 1, 0],
  [0, 0, 1],
  [0, 0, 1],
]);
console.log(nc2EtfDistance(simplex, [0, 0, 1, 1, 2, 2]).toFixed(12));
