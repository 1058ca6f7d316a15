import { unconstrainedDynamics } from "@collapsar/ntk";

const sizes = { classes: 3, perClass: 4, features: 6 };
const { points } = unconstrainedDynamics({ ...sizes, weightDecay: 0.01, featureDecay: 0.01, time: 20 });
console.log(points.at(-1)!.nc1 < 0.1 * points[0]!.nc1);
