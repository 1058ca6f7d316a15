import { eigvalsh, fromRows } from "@collapsar/linalg";

const values = eigvalsh(
  fromRows([
    [2, 1],
    [1, 2],
  ]),
);
console.log(Array.from(values, (value) => value.toFixed(12)));
