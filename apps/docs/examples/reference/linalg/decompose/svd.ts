import { fromRows, svd } from "@collapsar/linalg";

const { S } = svd(
  fromRows([
    [3, 0],
    [0, 4],
    [0, 0],
  ]),
);
console.log(Array.from(S));
