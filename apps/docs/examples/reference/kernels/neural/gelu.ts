import { dense, gelu, serial } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(serial(dense(), gelu()).nngp.gram(fromRows([[1], [-1]]))));
