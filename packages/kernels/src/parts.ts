export { AdaptiveConvergenceError } from "./adaptive/adaptive-convergence-error.js";
export { adaptiveStages } from "./adaptive/adaptive-kernel.js";
export { annealingWidths } from "./adaptive/annealing-widths.js";
export { type EquationsProblem, type EquationsValue, evaluateEquations } from "./adaptive/equations.js";
export { adaptiveTargets } from "./adaptive/targets.js";
export { productLaplace } from "./classical/generalised-laplace.js";
export { type SumOfPowersOptions, sumOfPowers } from "./classical/sum-of-powers.js";
export {
  abs,
  bell,
  exp,
  identityActivation,
  leakyRelu,
  linearAbs,
  sigmoid,
  silu,
  softplus,
} from "./neural/activation-layers.js";
export { ACTIVATION_NAMES } from "./neural/activation-names.js";
export { parallel, skip } from "./neural/parallel.js";
export { publishedErfNtk } from "./neural/published-erf-ntk.js";
export { productFamily, scaledFamily, sumFamily } from "./regression/combined-family.js";
export { type NeuralFamilyOptions, neuralFamily } from "./regression/neural-family.js";
export { ardFamily, laplaceFamily } from "./regression/radial-family.js";
export { SingularGramError } from "./regression/singular-gram-error.js";
