import { add, fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(add(fromRows([[1, 2]]), fromRows([[10, 20]]))));
