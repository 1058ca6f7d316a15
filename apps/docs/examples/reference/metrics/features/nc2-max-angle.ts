import { iris } from "@collapsar/datasets";
import { nc2MaxAngle } from "@collapsar/metrics";

const { X, y } = iris();
console.log(nc2MaxAngle(X, y).toFixed(4));
