import { gaussian, linear } from "@collapsar/kernels";
import { productKernel } from "@collapsar/kernels/parts";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(productKernel(gaussian(), linear()).gram(fromRows([[1], [2]]))));
