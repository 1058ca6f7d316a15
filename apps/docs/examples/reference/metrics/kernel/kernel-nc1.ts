import { digits } from "@collapsar/datasets";
import { nngp } from "@collapsar/kernels";
import { kernelNc1 } from "@collapsar/metrics";

const { X, y } = digits();
const { sample } = kernelNc1(nngp({ activation: "relu", depth: 3 }), X, y);
console.log(sample.traceW, sample.traceB, sample.nc1);
