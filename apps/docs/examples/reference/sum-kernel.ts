import { gaussian, linear, sumKernel } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(sumKernel(gaussian(), linear()).gram(fromRows([[0], [1]]))));
