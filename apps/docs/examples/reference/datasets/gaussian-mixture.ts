import { gaussianMixture } from "@collapsar/datasets";
import { nc1TraceRatio } from "@collapsar/metrics";

const { X, y } = gaussianMixture({ n: 200, d: 8, classes: 2, mean: 2, std: 0.5, seed: 0 });
console.log(X.rows, X.cols, nc1TraceRatio(X, y));
