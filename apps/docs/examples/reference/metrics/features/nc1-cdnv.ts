import { iris } from "@collapsar/datasets";
import { nc1Cdnv } from "@collapsar/metrics";

const { X, y } = iris();
console.log(nc1Cdnv(X, y).toFixed(4));
