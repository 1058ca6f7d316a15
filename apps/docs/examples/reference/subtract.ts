import { fromRows, subtract, toRows } from "@collapsar/linalg";

console.log(toRows(subtract(fromRows([[10, 20]]), fromRows([[1, 2]]))));
