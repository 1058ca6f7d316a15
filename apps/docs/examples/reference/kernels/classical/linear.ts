import { linear } from "@collapsar/kernels";
import { fromRows, toRows } from "@collapsar/linalg";

console.log(toRows(linear({ offset: 1 }).gram(fromRows([[1], [2]]))));
