import { fromRows, matmul, qr, toRows } from "@collapsar/linalg";

const A = fromRows([
  [1, 1],
  [0, 1],
  [1, 0],
]);
const { Q, R } = qr(A);
console.log(toRows(matmul(Q, R)).map((row) => row.map((value) => Math.abs(value).toFixed(6))));
