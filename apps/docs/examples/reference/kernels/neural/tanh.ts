import { dense, serial } from "@collapsar/kernels";
import { tanh } from "@collapsar/kernels/parts";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(serial(dense(), tanh()).nngp.gram(fromRows([[1], [-1]]))));
