import { blockDynamics } from "@collapsar/ntk";

const kappa = { diagonal: 3, within: 2, between: 0.5 };
const run = blockDynamics({ classes: 4, perClass: 6, features: 9, kappa, invariant: "zero" });
console.log(run.end.nc1 < 1e-6, run.end.nc2 < 1e-4, run.invariantDrift < 1e-8);
