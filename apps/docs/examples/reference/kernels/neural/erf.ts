import { dense, erf, serial } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(serial(dense(), erf()).nngp.gram(fromRows([[1], [-1]]))));
