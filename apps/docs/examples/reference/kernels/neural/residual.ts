import { dense, relu, residual, serial } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

const net = serial(dense(), residual(serial(relu(), dense())));
console.log(toRows(net.nngp.gram(fromRows([[1], [-1]]))));
