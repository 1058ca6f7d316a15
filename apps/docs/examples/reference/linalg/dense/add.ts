import { fromRows, toRows } from "@collapsar/linalg";
import { add } from "@collapsar/linalg/parts";

console.log(toRows(add(fromRows([[1, 2]]), fromRows([[10, 20]]))));
