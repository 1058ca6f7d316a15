import { polynomial } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(polynomial({ degree: 2, offset: 1 }).gram(fromRows([[1], [2]]))));
