export type { Classifier } from "./classifier/classifier.js";
export type { ClassifierGeometry, RowGeometry } from "./classifier/classifier-geometry.js";
export { type Duality, type DualityOptions, nc3Duality } from "./classifier/nc3.js";
export { nc4 } from "./classifier/nc4.js";
export type { TargetGeometry } from "./classifier/target-geometry.js";
export type { ClassRow } from "./features/class-table.js";
export {
  type CdnvOptions,
  nc1Cdnv,
  nc1Pinv,
  nc1Std,
  nc1TraceRatio,
  type PinvOptions,
} from "./features/nc1.js";
export {
  nc2Equiangular,
  nc2Equinorm,
  nc2EtfDistance,
  nc2EtfMeanSquare,
  nc2MaxAngle,
} from "./features/nc2.js";
export { hypersphericalUniformity, type UniformityOptions } from "./features/uniformity.js";
export { kernelAlignment, linearCka } from "./kernel/alignment.js";
export {
  type ClassSampler,
  type ExpectedKernelNc1,
  type ExpectedKernelNc1Options,
  expectedKernelNc1,
} from "./kernel/expected-kernel-nc1.js";
export { featureCorrelation } from "./kernel/feature-correlation.js";
export { gramNc1 } from "./kernel/gram-nc1.js";
export type { BlockSummer, KernelLike } from "./kernel/kernel-like.js";
export { type KernelNc1Options, kernelNc1, type StreamedKernelNc1 } from "./kernel/kernel-nc1.js";
export type { KernelNc1Estimate } from "./kernel/kernel-nc1-estimate.js";
export type { KernelNc1, KernelWeighting, TracesNc1 } from "./kernel/kernel-traces.js";
export { type KernelNc1Bounds, kernelNc1Bounds } from "./kernel/nc1-bounds.js";
export type { StandardErrors } from "./kernel/sampled-nc1.js";
export type { Detection } from "./ood/detection.js";
export type { DetectorFit, DetectorOptions, OodScoreName } from "./ood/detectors.js";
export { nc5, type OutOfDistribution } from "./ood/nc5.js";
export type { OodScores } from "./ood/ood-scores.js";
export type { Uniformity, WideMeanVariance } from "./pairs/pair-uniformity.js";
export { type RegressionCollapse, regressionCollapse } from "./regression/regression-collapse.js";
export type { Ranks } from "./spectra/ranks.js";
export type { ClassMeans } from "./statistics/class-means.js";
export {
  type ClassStatistics,
  type ClassStatisticsOptions,
  classStatistics,
  mergeStatistics,
  updateStatistics,
} from "./statistics/class-statistics.js";
export { type ClassSummary, summariseStatistics } from "./statistics/class-summary.js";
export type { FeatureRows } from "./statistics/feature-rows.js";
export type { MeanVariance } from "./statistics/moments.js";
export type { FeatureOptions } from "./statistics/summarise-features.js";
export { UndefinedQuantityError } from "./statistics/undefined-quantity.js";
export type { Weighting } from "./statistics/weighting.js";
export type { CollapseMetrics, Measurement, Nc1, Nc2, Nc3 } from "./suite/collapse-metrics.js";
export type { MetricGroup } from "./suite/groups.js";
export {
  type CollapseMetricsOptions,
  collapseMetrics,
  type MeasureOptions,
  measureFeatures,
} from "./suite/measure.js";
export type { DetectorSource, ScoredSets, ScoreOptions } from "./suite/ood-group.js";
export { type SummaryMetricsOptions, summaryMetrics } from "./suite/summary-metrics.js";
