import { closedDynamics, initialState } from "@collapsar/ntk";

const kappa = { diagonal: 3, within: 2, between: 0.5 };
const classes = { classes: 3, perClass: 5 };
const start = initialState(classes, { features: 6, kappa, invariant: "random" });
const { points } = closedDynamics(start, { classes, kappa, time: 2, times: [0, 1, 2] });
for (const { time, loss } of points) console.log(time, loss.toFixed(4));
