import { constantKernelPhases } from "@collapsar/ntk";

const kappa = { diagonal: 3, within: 2, between: 0.5 };
for (const { part, rate, end } of constantKernelPhases(kappa, { classes: 4, perClass: 6 }))
  console.log(part, rate, end.toFixed(3));
