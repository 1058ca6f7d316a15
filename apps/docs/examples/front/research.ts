// You study collapse: NC1 of infinitely wide networks by depth, from their kernels alone.
import { digits, perClass } from "@collapsar/datasets";
import { nngp, ntk } from "@collapsar/kernels";
import { kernelNc1 } from "@collapsar/metrics";

const { X, y } = perClass(digits(), 20);
export const byDepth = [2, 4, 8].map((depth) => ({
  depth,
  features: kernelNc1(nngp({ activation: "relu", depth }), X, y).sample.nc1,
  tangent: kernelNc1(ntk({ activation: "relu", depth }), X, y).sample.nc1,
}));
