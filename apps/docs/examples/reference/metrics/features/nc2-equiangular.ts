import { iris } from "@collapsar/datasets";
import { nc2Equiangular } from "@collapsar/metrics";

const { X, y } = iris();
console.log(nc2Equiangular(X, y).toFixed(4));
