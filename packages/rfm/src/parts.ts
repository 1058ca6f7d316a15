export { radialAgop } from "./agop/agop.js";
export { type AgopSizes, cheaperContraction, contractionCost } from "./agop/contraction-cost.js";
export { quadraticAgop } from "./agop/quadratic-agop.js";
export { fitSync } from "./api/fit.js";
export { classCodings } from "./choices/class-coding.js";
export { featureKinds } from "./choices/feature-kind.js";
export { metricKernelNames } from "./choices/kernel-name.js";
export { collapseAt } from "./deep/collapse-at.js";
export { cosineGram, type GramBlocks, gramBlocks } from "./deep/cosine-gram.js";
export { type DeepRfmStep, deepRfmMetric, deepRfmSteps } from "./deep/deep-rfm.js";
export { isDeepRfm, loadDeepRfm, saveDeepRfm } from "./deep/deep-rfm-file.js";
export {
  type DeepRfmKept,
  deepRfmAccuracy,
  deepRfmModel,
  deepRfmScores,
  keptStep,
  transformDeepRfm,
} from "./deep/deep-rfm-model.js";
export { type NewtonSchulzOptions, newtonSchulzRoot } from "./deep/newton-schulz-root.js";
export {
  applyMap,
  drawMap,
  fourierFeatures,
  type RandomMapOptions,
  randomMap,
  reluFeatures,
} from "./deep/random-map.js";
export { medianDistance } from "./machine/bandwidth.js";
export { codeTargets } from "./machine/code-targets.js";
export { metricKernel } from "./machine/metric-kernel.js";
export { normaliseMetric } from "./machine/normalise-metric.js";
export { decodeClasses, determination, meanSquaredError } from "./machine/scores.js";
export { type BandwidthChoice, chooseBandwidth } from "./model/choose-bandwidth.js";
export { fitModelParallel } from "./model/fit-model.js";
export { type FitReport, fitReport } from "./model/fit-report.js";
export { modelMatrix } from "./model/model-rows.js";
export { type Prediction, predictMatrix, predictScores, probabilities } from "./model/predict-model.js";
export {
  type BlockSolution,
  type BlockSystem,
  blockConjugateGradient,
} from "./solver/block-conjugate-gradient.js";
export { type KernelOperator, storedOperator, tiledOperator } from "./solver/kernel-operator.js";
export { type LogisticProblem, type LogisticSolution, logisticSolve } from "./solver/logistic-solve.js";
export { planSolver, type SolverPlan } from "./solver/memory-plan.js";
export { type NystromOptions, nystromPreconditioner } from "./solver/nystrom-preconditioner.js";
export { ridgeSolve } from "./solver/ridge-solve.js";
export { softmax } from "./solver/softmax.js";
export {
  type CollapseRecursion,
  type CollapseRecursionOptions,
  collapseRate,
  collapseRecursion,
} from "./theory/collapse-recursion.js";
export {
  type KernelFlow,
  type KernelFlowOptions,
  kernelLearningFlow,
  kernelObjective,
  kernelObjectiveBound,
} from "./theory/kernel-learning.js";
export { type RightSingularCollapse, rightSingularCollapse } from "./theory/right-singular.js";
export { collectRows, type RowStream } from "./tree/collect-rows.js";
export { fitLeaf } from "./tree/fit-leaf.js";
export { fitTree, fitTreeParallel, type LeafRunner } from "./tree/fit-tree.js";
export { type LeafJob, planTree, type TreePlan } from "./tree/plan-tree.js";
export { predictTree } from "./tree/predict-tree.js";
export { type LeafShare, routeRows } from "./tree/route-rows.js";
export { medianThreshold } from "./tree/split-rows.js";
export type { Growth } from "./tree/tree-options.js";
export { calibrate, calibrated } from "./tune/calibration.js";
export { classScore } from "./tune/class-scores.js";
export { scoreNames } from "./tune/score-name.js";
export { valueScore } from "./tune/value-scores.js";
