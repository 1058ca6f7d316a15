import { gaussian } from "@collapsar/kernels";
import { scaledKernel } from "@collapsar/kernels/parts";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(scaledKernel(gaussian(), 3).gram(fromRows([[0], [1]]))));
