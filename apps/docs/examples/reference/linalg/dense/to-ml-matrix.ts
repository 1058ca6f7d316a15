import { fromRows, toMlMatrix } from "@collapsar/linalg";

const M = toMlMatrix(
  fromRows([
    [1, 2],
    [3, 4],
  ]),
);
console.log(M.transpose().to2DArray());
