import { fromRows, toRows, transpose } from "@collapsar/linalg";

console.log(toRows(transpose(fromRows([[1, 2, 3]]))));
