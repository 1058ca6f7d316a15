import { fromRows } from "@collapsar/linalg";
import { eigvalsh } from "@collapsar/linalg/parts";

const values = eigvalsh(
  fromRows([
    [2, 1],
    [1, 2],
  ]),
);
console.log(Array.from(values, (value) => value.toFixed(12)));
