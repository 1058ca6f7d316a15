import { fromRows, toRows } from "@collapsar/linalg";
import { scale } from "@collapsar/linalg/parts";

console.log(toRows(scale(fromRows([[1, 2]]), 0.5)));
