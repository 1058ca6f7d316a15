import { fromRows, solve, toRows } from "@collapsar/linalg";

const A = fromRows([
  [3, 1],
  [1, 2],
]);
const b = fromRows([[9], [8]]);
console.log(toRows(solve(A, b)).map(([x]) => x!.toFixed(6)));
