export { AdaptiveConvergenceError } from "./adaptive/adaptive-convergence-error.js";
export {
  type AdaptiveOptions,
  type AdaptiveSolution,
  type AdaptiveStage,
  type AdaptiveStageSummary,
  adaptiveKernel,
  adaptiveStages,
} from "./adaptive/adaptive-kernel.js";
export { annealingWidths } from "./adaptive/annealing-widths.js";
export { ADAPTIVE_DEFAULTS } from "./adaptive/defaults.js";
export {
  type EquationsProblem,
  type EquationsValue,
  evaluateEquations,
  type LabelTerm,
} from "./adaptive/equations.js";
export { adaptiveTargets } from "./adaptive/targets.js";
export { type BandwidthOptions, gaussian } from "./classical/gaussian.js";
export {
  type GeneralisedLaplaceOptions,
  generalisedLaplace,
  productLaplace,
} from "./classical/generalised-laplace.js";
export { laplace } from "./classical/laplace.js";
export { type LinearOptions, linear, type PolynomialOptions, polynomial } from "./classical/linear.js";
export { type SumOfPowersOptions, sumOfPowers } from "./classical/sum-of-powers.js";
export { productKernel, scaledKernel, sumKernel } from "./combine/combinators.js";
export type { Kernel, RadialKernel, RadialPair } from "./kernel.js";
export {
  abs,
  bell,
  cos,
  erf,
  exp,
  gelu,
  identityActivation,
  leakyRelu,
  linearAbs,
  relu,
  type ScalarOptions,
  scalar,
  sigmoid,
  silu,
  sin,
  softplus,
  tanh,
} from "./neural/activation-layers.js";
export { ACTIVATION_NAMES, type ActivationName, activationByName } from "./neural/activation-names.js";
export { type DenseOptions, dense } from "./neural/dense.js";
export type { Cotangent, Layer } from "./neural/layer.js";
export { layerNorm } from "./neural/layer-norm.js";
export type { Moments, Variances } from "./neural/moments.js";
export { type NetworkOptions, nngp, ntk } from "./neural/nngp.js";
export { parallel, residual, skip } from "./neural/parallel.js";
export { publishedErfNtk } from "./neural/published-erf-ntk.js";
export { type NeuralKernel, serial } from "./neural/serial.js";
export { productFamily, scaledFamily, sumFamily } from "./regression/combined-family.js";
export {
  type GaussianProcess,
  type GaussianProcessOptions,
  gaussianProcess,
  type LeaveOneOut,
} from "./regression/gaussian-process.js";
export { type GradientFlow, type GradientFlowOptions, gradientFlow } from "./regression/gradient-flow.js";
export {
  type EnsembleKind,
  type EnsembleOptions,
  type EnsemblePrediction,
  type InfiniteEnsemble,
  infiniteEnsemble,
} from "./regression/infinite-ensemble.js";
export type { KernelFamily } from "./regression/kernel-family.js";
export {
  kernelRegression,
  type RegressionModel,
  type RegressionOptions,
} from "./regression/kernel-regression.js";
export { type LogEvidence, logEvidence } from "./regression/log-evidence.js";
export {
  type EvidenceMaximum,
  type EvidenceOptions,
  maximiseEvidence,
} from "./regression/maximise-evidence.js";
export { type NeuralFamilyOptions, neuralFamily } from "./regression/neural-family.js";
export { ardFamily, gaussianFamily, laplaceFamily } from "./regression/radial-family.js";
export { SingularGramError } from "./regression/singular-gram-error.js";
