import { dense, gelu, relu, serial } from "@collapsar/kernels";
import { fromRows } from "@collapsar/linalg";

const network = serial(dense({ sigmaW: 1.4 }), relu(), dense(), gelu(), dense());
const { nngp, ntk } = network.both(
  fromRows([
    [1, 2],
    [3, -1],
  ]),
);
console.log(nngp.data[1], ntk.data[1]);
