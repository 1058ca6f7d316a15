import { fromRows, scale, toRows } from "@collapsar/linalg";

console.log(toRows(scale(fromRows([[1, 2]]), 0.5)));
