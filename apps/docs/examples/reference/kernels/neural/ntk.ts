import { digits } from "@collapsar/datasets";
import { ntk } from "@collapsar/kernels";
import { kernelNc1 } from "@collapsar/metrics";

const { X, y } = digits();
for (const depth of [2, 3, 4])
  console.log(depth, kernelNc1(ntk({ activation: "erf", depth }), X, y).sample.nc1);
