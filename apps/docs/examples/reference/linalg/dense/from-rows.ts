import { fromRows } from "@collapsar/linalg";

const { rows, cols, data } = fromRows([
  [1, 2],
  [3, 4],
]);
console.log(rows, cols, data);
