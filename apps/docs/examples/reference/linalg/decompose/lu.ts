import { fromRows, lu } from "@collapsar/linalg";

const { factors, singularAt } = lu(
  fromRows([
    [0, 2],
    [3, 4],
  ]),
);
// the rows are exchanged, so that L = I and U = [3 4; 0 2]: |det A| = 3 · 2
console.log(Math.abs(factors.data[0]! * factors.data[3]!), singularAt);
