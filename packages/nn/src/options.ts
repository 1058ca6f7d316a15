import {
  anyValue,
  finiteNumber,
  integer,
  needed,
  nonNegative,
  oneOf,
  positive,
  seedOption,
  yesNo,
} from "@collapsar/linalg/check";
import { activationNames, runningVariances, type Shape } from "./choices/architecture.js";
import type { Schedule } from "./choices/schedule.js";
import {
  initialisations,
  type LayerInitialisation,
  lossNames,
  type MiniBatchOptions,
  type Optimiser,
  targetCodings,
} from "./choices/training.js";

const coding = oneOf("how classes become targets", targetCodings, { fallback: "one-hot" });
const optimiser = needed(anyValue<Optimiser>("kind of the optimiser, with its own options"));

/** Options of a training: ranges, defaults and sentences, here alone. */
export const recipeOptions = Object.freeze({
  loss: needed(oneOf("loss of a batch", lossNames)),
  coding,
  optimiser,
  learningRate: needed(positive("learning rate of the first epoch")),
  schedule: anyValue<Schedule>("how the learning rate falls", { fallback: { kind: "constant" } }),
  weightDecay: nonNegative("λ of the decay on kernels", { fallback: 0 }),
  labelSmoothing: nonNegative("ε of label smoothing", { fallback: 0, below: 1 }),
  batch: needed(anyValue<MiniBatchOptions>("how an epoch is cut into batches")),
  epochs: needed(integer("epochs in all, those of a resumed state included", 0)),
  resetOptimiserEachEpoch: yesNo("begin each epoch with a new optimiser", false),
});

/** How an epoch is cut into batches. */
export const batchOptions = Object.freeze({
  size: needed(integer("rows of a batch", 1)),
  balanced: yesNo("the same number of rows of every class in every batch", false),
});

/** Options of gradient descent. */
export const sgdOptions = Object.freeze({
  momentum: nonNegative("factor μ of the velocity", { fallback: 0, below: 1 }),
  nesterov: yesNo("momentum in Nesterov's form", false),
});

/** Options of Adam and AdamW. */
export const adamOptions = Object.freeze({
  beta1: nonNegative("what a step keeps of the first moment", { fallback: 0.9, below: 1 }),
  beta2: nonNegative("what a step keeps of the second moment", { fallback: 0.999, below: 1 }),
  epsilon: positive("added to the root of the second moment", { fallback: 1e-8 }),
});

/** How parameters are drawn. */
export const initialisationOptions = Object.freeze({
  initialisation: oneOf("how parameters are drawn", initialisations, { fallback: "lecun" }),
  gain: positive("factor of every kernel but the classifier's", { fallback: 1 }),
  classifierStd: nonNegative("standard deviation of the classifier's kernel", {
    otherwise: "as the other kernels",
  }),
  layers: anyValue<Readonly<Record<string, LayerInitialisation>>>("layers that start in another way, by id", {
    fallback: {},
  }),
});

/** How one layer is drawn. */
export const layerInitialisationOptions = Object.freeze({
  initialisation: oneOf("how the layer's parameters are drawn", initialisations, {
    otherwise: "that of the network",
  }),
  gain: positive("factor of the layer's kernel", { fallback: 1 }),
});

/** Options of a network before its first step. */
export const startOptions = Object.freeze({
  seed: needed(seedOption()),
  optimiser,
  ...initialisationOptions,
});

/** Options of an evaluation. */
export const evaluateOptions = Object.freeze({ loss: recipeOptions.loss, coding });

/** Options of the empirical NTK. */
export const empiricalNtkOptions = Object.freeze({
  target: anyValue<string>("id of the layer whose kernel is measured", { otherwise: "the logits" }),
  tile: integer("examples a tile; memory grows with it, passes become fewer", 1, { fallback: 128 }),
  parametrisation: oneOf(
    "differentiate by the weights, or by weights of unit variance",
    ["standard", "ntk"],
    {
      fallback: "standard",
    },
  ),
});

/** Options of the AGOP of a layer. */
export const layerAgopOptions = Object.freeze({
  tile: integer("examples that go through the network at once", 1, { fallback: 512 }),
});

/** Options of the callback that measures collapse. */
export const callbackOptions = Object.freeze({
  layer: anyValue<string>("name of the layer whose outputs are the features", {
    otherwise: "what the last layer takes",
  }),
  every: integer("measure after every so many epochs, and after the last", 1, { fallback: 1 }),
  batchSize: integer("samples that go through the network at once", 1, { fallback: 256 }),
});

/** Options of the choice of a backend. */
export const backendOptions = Object.freeze({
  threads: integer("threads of TensorFlow.js's wasm backend", 1, { otherwise: "its own choice" }),
});

/** Options of a fully connected network. */
export const mlpOptions = Object.freeze({
  inputs: needed(integer("columns of the data", 1)),
  classes: needed(integer("outputs", 1)),
  hidden: needed(anyValue<readonly number[]>("widths of the hidden layers")),
  activation: oneOf("activation of the hidden layers", activationNames, { fallback: "relu" }),
  bias: yesNo("whether the layers have biases", true),
});

/** Options of the networks of images. */
export const imageNetworkOptions = Object.freeze({
  input: anyValue<Shape>("height, width and channels of an image", { fallback: [32, 32, 3] }),
  classes: integer("outputs", 1, { fallback: 10 }),
  widthFactor: positive("factor of every channel count; at least 1 is left", { fallback: 1 }),
});

/** Options of VGG. */
export const vggOptions = Object.freeze({
  ...imageNetworkOptions,
  depth: anyValue<11 | 16>("11 or 16 layers", { fallback: 11 }),
});

/** Options of a dense layer of a graph. */
export const denseLayerOptions = Object.freeze({
  bias: yesNo("whether the layer has a bias", true),
  id: anyValue<string>("the layer's id", { otherwise: "`dense` and a running number" }),
});

/** Options of a convolution of a graph. */
export const convOptions = Object.freeze({
  size: integer("side of the window", 1, { fallback: 3 }),
  stride: integer("pixels from one window to the next", 1, { fallback: 1 }),
  padding: anyValue<number | "same">("zeros on each side, or same: ⌈input/stride⌉ outputs", {
    fallback: "same",
  }),
  bias: yesNo("whether the layer has a bias", false),
});

/** Options of a batch normalisation of a graph. */
export const batchNormOptions = Object.freeze({
  momentum: nonNegative("share of the running moments that a step keeps", { fallback: 0.99, below: 1 }),
  epsilon: positive("added to the variance", { fallback: 1e-5 }),
  runningVariance: oneOf("which variance the running one takes in", runningVariances, { fallback: "biased" }),
});

/** Options of a pool of a graph. */
export const poolOptions = Object.freeze({
  size: integer("side of the window", 1, { fallback: 2 }),
  stride: integer("pixels from one window to the next", 1, { otherwise: "the size" }),
  padding: integer("zeros on each side", 0, { fallback: 0 }),
  countPadding: yesNo("divide an average by the whole window, padding included", false),
});

/** Options of rows as images. */
export const imageRowsOptions = Object.freeze({
  to: anyValue<Shape>("height and width to bring them to", { otherwise: "the layout's own" }),
  factor: finiteNumber("factor of every value", { fallback: 1 }),
});
