import { iris } from "@collapsar/datasets";
import { nc2EtfMeanSquare } from "@collapsar/metrics";

const { X, y } = iris();
console.log(nc2EtfMeanSquare(X, y).toFixed(4));
