import {
  anyValue,
  integer,
  needed,
  nonNegative,
  oneOf,
  positive,
  seedOption,
  yesNo,
} from "@collapsar/linalg/check";

const means = ["zero", "held-by-bias", "held-by-classifier", "symmetric", "free"] as const;

const decays = {
  weightDecay: nonNegative("ℓ2 factor of the classifier", { fallback: 0 }),
  featureDecay: nonNegative("ℓ2 factor of free features", { fallback: 0 }),
  trainedBias: yesNo("train the bias", true),
};

/** Options of a starting state: ranges, defaults and sentences, here alone. */
export const initialStateOptions = Object.freeze({
  features: needed(integer("feature dimension p, at least the number of classes", 1)),
  invariant: needed(oneOf("E = 0 by construction, or random", ["zero", "random"])),
  mean: oneOf("how the start treats the global mean", means, {
    otherwise: "`zero` with E = 0 and classes of one size, else `free`",
  }),
  scale: positive("root mean square length of classifier rows and of features", { fallback: 1 }),
  share: positive("how much of WᵀW the class means carry where E = 0", { fallback: 0.5, below: 1 }),
  seed: seedOption(),
});

/** Options of gradient flow in closed coordinates. */
export const closedDynamicsOptions = Object.freeze({
  time: nonNegative("last time; without it the run ends at the loss"),
  loss: nonNegative("the run ends where ½‖R‖² falls to this; beside a time only where it is given", {
    fallback: 1e-12,
  }),
  points: integer("about so many points of the trajectory", 1, { fallback: 200 }),
  states: yesNo("keep the state at every measured time", false),
  rtol: positive("relative tolerance of a step", { fallback: 1e-10 }),
  atol: nonNegative("absolute tolerance of a step", { otherwise: "rtol · 1e-6" }),
  maxSteps: integer("give up after so many steps", 1, { fallback: 20_000 }),
  method: oneOf("integrator; auto takes the one of less work", ["auto", "explicit", "implicit"], {
    fallback: "auto",
  }),
  ...decays,
});

/** Options of discrete gradient descent in closed coordinates. */
export const closedDescentOptions = Object.freeze({
  momentum: nonNegative("heavy-ball factor", { fallback: 0, below: 1 }),
  nesterov: yesNo("momentum in Nesterov's form", false),
  steps: needed(integer("last step", 0)),
  loss: nonNegative("the run ends where ½‖R‖² falls to this"),
  points: closedDynamicsOptions.points,
  ...decays,
});

/** Options of gradient flow sample by sample. */
export const sampleDynamicsOptions = Object.freeze({
  time: needed(positive("last time")),
  stopLoss: anyValue<number>("the run ends where the loss falls to this"),
  loss: oneOf("loss of the outputs", ["mse", "cross-entropy"], { fallback: "mse" }),
  points: integer("times to measure at, evenly spaced", 1, { fallback: 100 }),
  rtol: closedDynamicsOptions.rtol,
  maxSteps: integer("give up after so many steps", 1, { fallback: 100_000 }),
  ...decays,
});

/** Options of the unconstrained features model. */
export const unconstrainedOptions = Object.freeze({
  classes: needed(integer("classes", 2)),
  perClass: needed(integer("samples of each class", 1)),
  features: needed(integer("feature dimension, at least the number of classes", 1)),
  loss: sampleDynamicsOptions.loss,
  weightDecay: needed(nonNegative("λ_W of ½λ_W‖W‖²")),
  featureDecay: needed(nonNegative("λ_H of ½λ_H‖H‖²")),
  time: needed(positive("last time")),
  scale: positive("root mean square entry of the starting W and H", { fallback: 0.1 }),
  points: closedDynamicsOptions.points,
  rtol: closedDynamicsOptions.rtol,
  maxSteps: sampleDynamicsOptions.maxSteps,
  seed: seedOption(),
});

/** Thresholds of the collapse theorem. */
export const theoremOptions = Object.freeze({
  hypothesis: positive("below this a hypothesis holds", { fallback: 1e-6 }),
  nc1: nonNegative("below this NC1 is seen", { fallback: 1e-6 }),
  nc2: nonNegative("below this NC2 is seen", { fallback: 1e-4 }),
  nc3: nonNegative("below this NC3 is seen", { fallback: 1e-4 }),
  nc4: nonNegative("below this NC4 is seen", { fallback: 0 }),
});

/** Options of the phases under a constant kernel. */
export const phaseOptions = Object.freeze({
  threshold: positive("share of its start at which a part counts as gone", { fallback: 0.01, below: 1 }),
});

/** Options of the residual under a kernel that grows. */
export const growingKernelOptions = Object.freeze({
  time: needed(nonNegative("the time of the residual")),
  rtol: closedDynamicsOptions.rtol,
});

/** Options of the block statistics of a kernel on data. */
export const blockStatisticsOptions = Object.freeze({
  tile: integer("rows of a tile; memory is O(tile²)", 1, { fallback: 1024 }),
});

/** Options of blocks from few samples a class. */
export const sampledBlocksOptions = Object.freeze({
  perClass: integer("samples drawn of each class", 2, { fallback: 12 }),
  pairs: oneOf("every pair, or one half of a class against the other", ["all", "split"], { fallback: "all" }),
  draws: integer("independent draws, whose spread gives the standard errors", 1, { fallback: 1 }),
  seed: seedOption(),
});

/** Options of a within-class part. */
export const withinPartOptions = Object.freeze({
  columns: needed(integer("n − C, at least the rank of S", 0)),
  seed: seedOption(),
});
