import { iris } from "@collapsar/datasets";
import { nc1Std } from "@collapsar/metrics";

const { X, y } = iris();
console.log(nc1Std(X, y).toFixed(4)); // in centimetres, as the features are
