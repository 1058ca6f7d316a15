export { AdaptiveConvergenceError } from "./adaptive/adaptive-convergence-error.js";
export { adaptiveStages } from "./adaptive/adaptive-kernel.js";
export { annealingWidths } from "./adaptive/annealing-widths.js";
export { type EquationsProblem, type EquationsValue, evaluateEquations } from "./adaptive/equations.js";
export { adaptiveTargets } from "./adaptive/targets.js";
export { productLaplace } from "./classical/generalised-laplace.js";
export { type SumOfPowersOptions, sumOfPowers } from "./classical/sum-of-powers.js";
export { productKernel, scaledKernel, sumKernel } from "./combine/combinators.js";
export {
  abs,
  bell,
  cos,
  exp,
  identityActivation,
  leakyRelu,
  linearAbs,
  sigmoid,
  silu,
  sin,
  softplus,
  tanh,
} from "./neural/activation-layers.js";
export { ACTIVATION_NAMES, activationByName } from "./neural/activation-names.js";
export { layerNorm } from "./neural/layer-norm.js";
export { parallel, skip } from "./neural/parallel.js";
export { publishedErfNtk } from "./neural/published-erf-ntk.js";
export { productFamily, scaledFamily, sumFamily } from "./regression/combined-family.js";
export type { KernelFamily } from "./regression/kernel-family.js";
export { type LogEvidence, logEvidence } from "./regression/log-evidence.js";
export {
  type EvidenceMaximum,
  type EvidenceOptions,
  maximiseEvidence,
} from "./regression/maximise-evidence.js";
export { type NeuralFamilyOptions, neuralFamily } from "./regression/neural-family.js";
export { ardFamily, gaussianFamily, laplaceFamily } from "./regression/radial-family.js";
export { SingularGramError } from "./regression/singular-gram-error.js";
