import { iris } from "@collapsar/datasets";
import { gaussian } from "@collapsar/kernels";
import { gramNc1, kernelNc1Bounds } from "@collapsar/metrics";

const { X, y } = iris();
const K = gaussian({ bandwidth: 2 }).gram(X);
const { traceW, traceB } = gramNc1(K, y).sample;
const { traceWUpper, traceBLower } = kernelNc1Bounds(K, y);
console.log(traceW <= traceWUpper, traceB >= traceBLower);
