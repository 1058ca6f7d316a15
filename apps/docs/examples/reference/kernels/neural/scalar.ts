import { dense, scalar, serial } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

const mish = scalar((x) => x * Math.tanh(Math.log1p(Math.exp(x))), { name: "mish" });
console.log(toRows(serial(dense(), mish).nngp.gram(fromRows([[1], [-1]]))));
