import { fromRows, toRows } from "@collapsar/linalg";
import { subtract } from "@collapsar/linalg/parts";

console.log(toRows(subtract(fromRows([[10, 20]]), fromRows([[1, 2]]))));
