import { blockDynamics, collapseTheorem } from "@collapsar/ntk";

const kappa = { diagonal: 3, within: 2, between: 0.5 };
const classes = { classes: 4, perClass: 6 };
const { final } = blockDynamics({ ...classes, features: 9, kappa, invariant: "zero" });
const { hypotheses, conclusions } = collapseTheorem(final, { classes, kappa });
console.log(hypotheses.zeroInvariant.holds, conclusions.nc2.implied, conclusions.nc2.holds);
