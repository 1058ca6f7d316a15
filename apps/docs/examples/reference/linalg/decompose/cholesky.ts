import { cholesky, fromRows } from "@collapsar/linalg";

const { factor } = cholesky(
  fromRows([
    [4, 2],
    [2, 5],
  ]),
);
console.log(Array.from(factor.data));
