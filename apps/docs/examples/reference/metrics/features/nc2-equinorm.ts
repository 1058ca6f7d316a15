import { iris } from "@collapsar/datasets";
import { nc2Equinorm } from "@collapsar/metrics";

const { X, y } = iris();
console.log(nc2Equinorm(X, y).toFixed(4)); // 0 where all class means are equally long
