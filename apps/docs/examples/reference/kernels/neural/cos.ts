import { dense, serial } from "@collapsar/kernels";
import { cos } from "@collapsar/kernels/parts";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(serial(dense(), cos()).nngp.gram(fromRows([[1], [-1]])))); // E cos²u = (1 + e⁻²)/2
