import { fromRows } from "@collapsar/linalg";
import { featureCorrelation } from "@collapsar/metrics";

const A = fromRows([
  [1, 2],
  [2, 5],
]);
const B = { ...A, data: A.data.map((value) => 3 - 2 * value) };
console.log(featureCorrelation(A, A).toFixed(6), featureCorrelation(A, B).toFixed(6));
