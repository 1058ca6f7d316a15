import { gaussian, linear, productKernel } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(productKernel(gaussian(), linear()).gram(fromRows([[1], [2]]))));
