import { fromRows, pinv, toRows } from "@collapsar/linalg";

const singular = fromRows([
  [1, 1],
  [1, 1],
]);
console.log(toRows(pinv(singular)).map((row) => row.map((value) => value.toFixed(6))));
