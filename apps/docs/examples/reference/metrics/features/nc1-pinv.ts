import { iris } from "@collapsar/datasets";
import { nc1Pinv } from "@collapsar/metrics";

const { X, y } = iris();
console.log(nc1Pinv(X, y).toFixed(4));
