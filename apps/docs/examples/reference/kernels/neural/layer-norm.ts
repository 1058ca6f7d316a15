import { dense, relu, serial } from "@collapsar/kernels";
import { layerNorm } from "@collapsar/kernels/parts";
import { fromRows, toRows } from "@collapsar/linalg";

const net = serial(dense(), layerNorm(), relu());
console.log(toRows(net.nngp.gram(fromRows([[1], [100]])))); // the length of a row no longer counts
