import { dense, relu, serial } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

const net = serial(dense({ sigmaW: 1.4, sigmaB: 0.1 }), relu(), dense());
console.log(toRows(net.ntk.gram(fromRows([[1], [-1]]))));
