import { matrix, toRows } from "@collapsar/linalg";

const data = new Float64Array([1, 2, 3, 4, 5, 6]);
const A = matrix(2, 3, data); // takes the array as it is, without a copy
console.log(toRows(A), A.data === data);
