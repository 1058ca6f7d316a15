import { toRows, zeros } from "@collapsar/linalg";

console.log(toRows(zeros(2, 2)));
