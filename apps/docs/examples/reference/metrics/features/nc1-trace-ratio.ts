import { digits } from "@collapsar/datasets";
import { nc1TraceRatio } from "@collapsar/metrics";

const { X, y } = digits();
console.log(nc1TraceRatio(X, y).toFixed(3)); // pixels: far from collapse
