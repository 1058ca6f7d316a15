import { blockDynamics, stateCollapse } from "@collapsar/ntk";

const kappa = { diagonal: 3, within: 2, between: 0.5 };
const run = blockDynamics({ classes: 3, perClass: 4, features: 6, kappa, invariant: "zero" });
const { nc1, nc2, nc3 } = stateCollapse(run.final, [4, 4, 4]);
console.log(nc1 < 1e-6, nc2 < 1e-4, nc3 < 1e-4);
