import { digits, perClass } from "@collapsar/datasets";
import { ntk } from "@collapsar/kernels";
import { closestBlockKernel } from "@collapsar/ntk";

const { X, y } = perClass(digits(), 10);
console.log(closestBlockKernel(ntk({ activation: "relu", depth: 3 }).gram(X), y));
