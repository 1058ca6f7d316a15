import { eigh, fromRows } from "@collapsar/linalg";

const { values, vectors } = eigh(
  fromRows([
    [2, 1],
    [1, 2],
  ]),
);
console.log(
  Array.from(values, (value) => value.toFixed(12)),
  vectors.rows,
  vectors.cols,
);
