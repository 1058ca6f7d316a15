import { dense, layerNorm, relu, serial } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

const net = serial(dense(), layerNorm(), relu());
console.log(toRows(net.nngp.gram(fromRows([[1], [100]])))); // the length of a row no longer counts
