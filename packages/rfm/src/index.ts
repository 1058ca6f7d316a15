export { agop } from "./agop/agop.js";
export type { AgopOptions } from "./agop/agop-options.js";
export type { AgopContraction } from "./agop/contraction-cost.js";
export {
  type ColumnSlope,
  explainRows,
  type RowExplanation,
} from "./api/explain-rows.js";
export { type FitOptions, type FitWork, fit } from "./api/fit.js";
export { type PredictedValue, type PredictRows, predict, predictProba } from "./api/predict.js";
export type { RowsDataOptions } from "./api/rows-data.js";
export type { Bandwidth } from "./choices/bandwidth.js";
export type { ClassCoding } from "./choices/class-coding.js";
export type { FeatureKind } from "./choices/feature-kind.js";
export type { MetricKernelName } from "./choices/kernel-name.js";
export type { MetricNormalisation } from "./choices/metric-normalisation.js";
export type { Collapse } from "./deep/collapse-at.js";
export { type DeepRfmCourse, type DeepRfmLayer, type DeepRfmOptions, deepRfm } from "./deep/deep-rfm.js";
export {
  type DeepRfmFitOptions,
  type DeepRfmModel,
  type DeepRfmStage,
  fitDeepRfm,
  predictDeepRfm,
} from "./deep/deep-rfm-model.js";
export type { DrawnMap, FeatureMap } from "./deep/random-map.js";
export { loadModel, saveModel } from "./file/model-file.js";
export { modelFromJson, modelToJson } from "./file/model-json.js";
export type { MetricKernelSpec } from "./machine/metric-kernel.js";
export { accuracy } from "./machine/scores.js";
export {
  type ColumnImportance,
  type Explanation,
  explain,
  type TopDirection,
} from "./model/explain-model.js";
export { fitModel, type ModelFit } from "./model/fit-model.js";
export type { ModelData } from "./model/model-data.js";
export type { BandwidthSearch, ClassWeights, ModelOptions, PartialModel } from "./model/model-options.js";
export type { ModelRows } from "./model/model-rows.js";
export {
  type PartialDependence,
  type PartialDependenceOptions,
  partialDependence,
} from "./model/partial-dependence.js";
export { type ScoreTargets, score } from "./model/predict-model.js";
export type { ModelNote, ModelTask, PermutedColumn, RfmModel, TunedSettings } from "./model/rfm-model.js";
export { fitRfm, type RfmFit, type RfmMachine, type RoundListener } from "./rfm/fit-rfm.js";
export { predictRfm } from "./rfm/predict-rfm.js";
export type { RfmOptions, Validation } from "./rfm/rfm-options.js";
export type { RfmRound, RoundReport, RoundScore } from "./rfm/rfm-round.js";
export { rfmRounds } from "./rfm/rfm-rounds.js";
export type { RfmTree, TreeLeaf, TreeNode, TreeSplit } from "./tree/rfm-tree.js";
export type { TreeTargets } from "./tree/targets.js";
export type { PartialTree, TreeOptions } from "./tree/tree-options.js";
export type { Calibration } from "./tune/calibration.js";
export type { HeldOut } from "./tune/held-out.js";
export type { ScoreName } from "./tune/score-name.js";
