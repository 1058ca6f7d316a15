import { gaussian, scaledKernel } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(scaledKernel(gaussian(), 3).gram(fromRows([[0], [1]]))));
