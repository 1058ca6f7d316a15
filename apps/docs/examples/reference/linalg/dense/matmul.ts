import { fromRows, matmul, toRows } from "@collapsar/linalg";

const A = fromRows([
  [1, 2],
  [3, 4],
]);
console.log(toRows(matmul(A, A, { transposeB: true })));
