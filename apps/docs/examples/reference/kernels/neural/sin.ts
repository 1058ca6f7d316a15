import { dense, serial } from "@collapsar/kernels";
import { sin } from "@collapsar/kernels/parts";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(serial(dense(), sin()).nngp.gram(fromRows([[1], [-1]])))); // E sin²u = (1 − e⁻²)/2
