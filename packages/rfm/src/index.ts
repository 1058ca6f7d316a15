export { agop, radialAgop } from "./agop/agop.js";
export type { AgopOptions } from "./agop/agop-options.js";
export {
  type AgopContraction,
  type AgopSizes,
  cheaperContraction,
  contractionCost,
} from "./agop/contraction-cost.js";
export { type MetricNormalization, normaliseMetric } from "./agop/normalise-metric.js";
export { quadraticAgop } from "./agop/quadratic-agop.js";
export { type FitOptions, type FitWork, fit, fitSync } from "./api/fit.js";
export { type PredictedValue, type PredictRows, predict, predictProba } from "./api/predict.js";
export type { RowsDataOptions } from "./api/rows-data.js";
export { type Collapse, collapseAt } from "./deep/collapse-at.js";
export { cosineGram, type GramBlocks, gramBlocks } from "./deep/cosine-gram.js";
export {
  type DeepRfmCourse,
  type DeepRfmLayer,
  type DeepRfmOptions,
  type DeepRfmStep,
  deepRfm,
  deepRfmMetric,
  deepRfmSteps,
} from "./deep/deep-rfm.js";
export {
  type DeepRfmFitOptions,
  type DeepRfmModel,
  type DeepRfmStage,
  deepRfmAccuracy,
  deepRfmScores,
  fitDeepRfm,
  predictDeepRfm,
  transformDeepRfm,
} from "./deep/deep-rfm-model.js";
export { type NewtonSchulzOptions, newtonSchulzRoot } from "./deep/newton-schulz-root.js";
export {
  applyMap,
  type DrawnMap,
  drawMap,
  type FeatureKind,
  type FeatureMap,
  featureKinds,
  fourierFeatures,
  type RandomMapOptions,
  randomMap,
  reluFeatures,
} from "./deep/random-map.js";
export { medianDistance } from "./machine/bandwidth.js";
export { type ClassCoding, classCodings, codeLabels } from "./machine/code-labels.js";
export {
  type MetricKernelName,
  type MetricKernelSpec,
  metricKernel,
  metricKernelNames,
} from "./machine/metric-kernel.js";
export { accuracy, decodeClasses, determination, meanSquaredError } from "./machine/scores.js";
export { type BandwidthChoice, chooseBandwidth } from "./model/choose-bandwidth.js";
export {
  type ColumnImportance,
  type Explanation,
  explain,
  type TopDirection,
} from "./model/explain-model.js";
export { fitModel, fitModelParallel, type ModelFit } from "./model/fit-model.js";
export { type FitReport, fitReport } from "./model/fit-report.js";
export type { ModelData } from "./model/model-data.js";
export { loadModel, saveModel } from "./model/model-file.js";
export type { BandwidthSearch, ClassWeights, ModelOptions, PartialModel } from "./model/model-options.js";
export { type ModelRows, modelMatrix } from "./model/model-rows.js";
export {
  type PartialDependence,
  type PartialDependenceOptions,
  partialDependence,
} from "./model/partial-dependence.js";
export {
  type Prediction,
  predictMatrix,
  predictScores,
  probabilities,
  type ScoreTargets,
  score,
} from "./model/predict-model.js";
export type { ModelNote, ModelTask, PermutedColumn, RfmModel, TunedSettings } from "./model/rfm-model.js";
export { fitRfm, type RfmFit, type RfmMachine, type RoundListener } from "./rfm/fit-rfm.js";
export { predictRfm } from "./rfm/predict-rfm.js";
export type { Bandwidth, RfmOptions, Validation } from "./rfm/rfm-options.js";
export type { RfmRound, RoundReport, RoundScore } from "./rfm/rfm-round.js";
export { rfmRounds } from "./rfm/rfm-rounds.js";
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
export { collectRows, type RowSource } from "./tree/collect-rows.js";
export { fitLeaf } from "./tree/fit-leaf.js";
export { fitTree, fitTreeParallel, type LeafRunner } from "./tree/fit-tree.js";
export { type LeafJob, planTree, type TreePlan } from "./tree/plan-tree.js";
export { predictTree } from "./tree/predict-tree.js";
export type { RfmTree, TreeLeaf, TreeNode, TreeSplit } from "./tree/rfm-tree.js";
export { type LeafShare, routeRows } from "./tree/route-rows.js";
export { medianThreshold } from "./tree/split-rows.js";
export type { TreeTargets } from "./tree/targets.js";
export type { Growth, PartialTree, TreeOptions } from "./tree/tree-options.js";
export { type Calibration, calibrate, calibrated } from "./tune/calibration.js";
export { classScore } from "./tune/class-scores.js";
export type { HeldOut } from "./tune/held-out.js";
export { type ScoreName, scoreNames } from "./tune/score-name.js";
export { valueScore } from "./tune/value-scores.js";
