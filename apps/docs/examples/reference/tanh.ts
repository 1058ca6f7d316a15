import { dense, serial, tanh } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(serial(dense(), tanh()).nngp.gram(fromRows([[1], [-1]]))));
