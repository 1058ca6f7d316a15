import { dense, serial, sin } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(serial(dense(), sin()).nngp.gram(fromRows([[1], [-1]])))); // E sin²u = (1 − e⁻²)/2
