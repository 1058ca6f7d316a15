import { fromRows } from "@collapsar/linalg";
import { collapseMetrics } from "@collapsar/metrics";

const H = fromRows([
  [1, 0.1],
  [1.1, -0.1],
  [-1, 0.1],
  [-0.9, -0.1],
]);
const { nc1, nc2, nc3 } = collapseMetrics(H, [0, 0, 1, 1], {
  weights: fromRows([
    [1, 0],
    [-1, 0],
  ]),
});
console.log(nc1.traceRatio, nc2.etfDistance, nc3?.selfDuality);
