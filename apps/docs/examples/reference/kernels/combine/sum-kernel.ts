import { gaussian, linear } from "@collapsar/kernels";
import { sumKernel } from "@collapsar/kernels/parts";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(sumKernel(gaussian(), linear()).gram(fromRows([[0], [1]]))));
