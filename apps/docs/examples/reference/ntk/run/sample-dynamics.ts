import { closedDynamics, initialState, sampleDynamics } from "@collapsar/ntk";
import { sampleStateOf, withinPart } from "@collapsar/ntk/parts";

const [labels, kappa] = [[0, 0, 1, 1], { diagonal: 3, within: 2, between: 0.5 }];
const classes = { classes: 2, perClass: 2 };
const start = initialState(classes, { features: 3, kappa, invariant: "random" });
const closed = { ...start, H2: withinPart(start.S, { columns: 2 }) };
const whole = sampleDynamics(sampleStateOf(closed, labels), { labels, kernel: kappa, time: 1 });
const reduced = closedDynamics(start, { classes, kappa, time: 1 });
const [one, other] = [whole.points.at(-1)!.loss, reduced.points.at(-1)!.loss];
console.log(Math.abs(one / other - 1) < 1e-6); // the closed system is the unreduced one
