export {
  type AdaptiveOptions,
  type AdaptiveSolution,
  type AdaptiveStage,
  type AdaptiveStageSummary,
  adaptiveKernel,
} from "./adaptive/adaptive-kernel.js";
export type { LabelTerm } from "./adaptive/equations.js";
export { type BandwidthOptions, gaussian } from "./classical/gaussian.js";
export { type GeneralisedLaplaceOptions, generalisedLaplace } from "./classical/generalised-laplace.js";
export { laplace } from "./classical/laplace.js";
export { type LinearOptions, linear, type PolynomialOptions, polynomial } from "./classical/linear.js";
export type { Kernel, RadialKernel, RadialPair } from "./kernel.js";
export { erf, gelu, relu, type ScalarOptions, scalar } from "./neural/activation-layers.js";
export type { ActivationName } from "./neural/activation-names.js";
export { type DenseOptions, dense } from "./neural/dense.js";
export type { Cotangent, Layer } from "./neural/layer.js";
export type { Moments, Variances } from "./neural/moments.js";
export { type NetworkOptions, nngp, ntk } from "./neural/nngp.js";
export { residual } from "./neural/parallel.js";
export { type NeuralKernel, serial } from "./neural/serial.js";
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
export {
  kernelRegression,
  type RegressionModel,
  type RegressionOptions,
} from "./regression/kernel-regression.js";
