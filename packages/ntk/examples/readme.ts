import { gram, randomNormal, seededRandom } from "@collapsar/linalg";
import { blockDynamics, closestBlockKernel, collapseTheorem, constantKernelPhases } from "@collapsar/ntk";

const K = gram(randomNormal(seededRandom(0), 24, 40));
const labels = Array.from({ length: 24 }, (_, i) => Math.floor(i / 6));
export const blocks = closestBlockKernel(K, labels); // { diagonal, within, between, relativeDistance }

const kappa = { diagonal: 1, within: 0.5, between: 0.2 };
export const phases = constantKernelPhases(kappa, { classes: 4, perClass: 6 }); // global, class, single
export const run = blockDynamics({ classes: 4, perClass: 6, features: 9, kappa, invariant: "zero" });
export const theorem = collapseTheorem(run.final, { classes: { classes: 4, perClass: 6 }, kappa });
