import { dense, serial } from "@collapsar/kernels";
import { activationByName } from "@collapsar/kernels/parts";
import { fromRows, toRows } from "@collapsar/linalg";

const net = serial(dense(), activationByName("softplus"));
console.log(toRows(net.nngp.gram(fromRows([[1], [-1]]))));
