import { fromMlMatrix, fromRows, toMlMatrix, toRows } from "@collapsar/linalg";

const M = toMlMatrix(fromRows([[1, 2, 3]]));
console.log(toRows(fromMlMatrix(M.transpose())));
