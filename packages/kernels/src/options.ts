import { anyValue, integer, needed, nonNegative, oneOf, positive, yesNo } from "@collapsar/linalg/check";

/** Options of the adaptive kernel: [KK]'s values, and the solver's; ranges, defaults and sentences, here alone. */
export const adaptiveOptions = Object.freeze({
  width: positive("hidden width at the end", { fallback: 500 }),
  sigmaW2: positive("variance of the first layer's weights times d", { fallback: 1 }),
  sigmaA2: positive("variance of the read-out weights times h", { fallback: 1 / 128 }),
  noise: positive("noise variance", { fallback: 1e-6 }),
  tolerance: positive("relative residual of a stage", { fallback: 5e-9 }),
  maxEvaluations: integer("evaluations of one attempt", 1, { fallback: 20 }),
  variant: oneOf("the equations, or what the authors' code computes", ["paper", "published-code"], {
    fallback: "paper",
  }),
});

/** Options of a kernel of the distance. */
export const bandwidthOptions = Object.freeze({
  bandwidth: positive("length scale L, in units of the (metric) distance", { fallback: 1 }),
});

/** Options of the generalised Laplace kernel. */
export const generalisedLaplaceOptions = Object.freeze({
  ...bandwidthOptions,
  p: positive("the norm's p, at most 2", { fallback: 2 }),
  q: positive("the distance's exponent, at most p", { fallback: 1 }),
});

/** Options of the sum of powers. */
export const sumOfPowersOptions = Object.freeze({
  ...bandwidthOptions,
  q: positive("exponent of the coordinates' distances, at most 2", { fallback: 1 }),
  constant: nonNegative("constant part c", { fallback: 0.1, below: 1 }),
  power: integer("power a of the mixture", 1, { fallback: 2 }),
});

/** Options of the linear kernel. */
export const linearOptions = Object.freeze({
  offset: nonNegative("added to every product", { fallback: 0 }),
});

/** Options of the polynomial kernel. */
export const polynomialOptions = Object.freeze({
  degree: integer("power of the products", 1, { fallback: 2 }),
  scale: nonNegative("factor γ of the products", { fallback: 1 }),
  ...linearOptions,
});

/** Options of a dense layer of infinite width. */
export const denseOptions = Object.freeze({
  sigmaW: nonNegative("standard deviation of the weights", { fallback: 1 }),
  sigmaB: nonNegative("standard deviation of the biases", { fallback: 0 }),
});

/** Options of `nngp` and `ntk`: fully connected networks of infinite width. */
export const networkOptions = Object.freeze({
  activation: anyValue<"relu">("activation, by name or as a layer", { fallback: "relu" }),
  depth: needed(integer("dense layers of the network", 1)),
  ...denseOptions,
});

/** Options of kernel regression. */
export const regressionOptions = Object.freeze({
  ridge: nonNegative("added to the Gram matrix's diagonal", { fallback: 0 }),
});

/** Options of gradient flow and of an infinite ensemble. */
export const gradientFlowOptions = Object.freeze({
  learningRate: positive("learning rate η; it enters as ηt", { fallback: 1 }),
  ...regressionOptions,
});

/** Options of a Gaussian process. */
export const gaussianProcessOptions = Object.freeze({
  noise: nonNegative("noise variance", { fallback: 1e-10 }),
});

/** Options of the parameters of largest evidence. */
export const evidenceOptions = Object.freeze({
  noise: positive("initial noise variance", { fallback: 0.1 }),
  fixedNoise: yesNo("leave the noise as it is", false),
  tolerance: positive("largest gradient entry asked for, per sample", { fallback: 1e-6 }),
  maxIterations: integer("most steps", 1, { fallback: 100 }),
});

/** Options of the family of a network's kernels. */
export const neuralFamilyOptions = Object.freeze({
  sigmaW: positive("initial standard deviation of the weights", { fallback: 1 }),
  sigmaB: positive("initial standard deviation of the biases", { fallback: 0.1 }),
});
