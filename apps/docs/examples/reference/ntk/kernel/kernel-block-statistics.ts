import { linear } from "@collapsar/kernels";
import { fromRows } from "@collapsar/linalg";
import { kernelBlockStatistics } from "@collapsar/ntk";

const X = fromRows([
  [1, 0],
  [1, 0],
  [0, 2],
  [0, 2],
]);
const { diagonal, withinSums, rowSums } = kernelBlockStatistics(linear(), X, [0, 0, 1, 1]);
console.log(Array.from(diagonal), Array.from(withinSums), Array.from(rowSums)); // nothing between classes
