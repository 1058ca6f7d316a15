import { linear } from "@collapsar/kernels";
import { filled, randomNormal } from "@collapsar/linalg";
import { addInPlace } from "@collapsar/linalg/parts";
import { expectedKernelNc1 } from "@collapsar/metrics";

// two classes N(±1, 1) on a line: the variance within classes is 1, that between them too
const { sample, standardError } = expectedKernelNc1(linear(), {
  classes: 2,
  sample: (c, count, rng) => addInPlace(randomNormal(rng, count, 1), filled(count, 1, 2 * c - 1)),
});
console.log(Math.abs(sample.nc1 - 1) < 5 * standardError.sample.nc1);
