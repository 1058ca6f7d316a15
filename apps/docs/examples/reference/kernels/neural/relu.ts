import { dense, relu, serial } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

const net = serial(dense(), relu());
console.log(toRows(net.nngp.gram(fromRows([[1], [-1]])))); // E φ(u)², and E φ(u)φ(−u) = 0
