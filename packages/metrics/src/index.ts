export { type Duality, nc3Duality } from "./classifier/nc3.js";
export { type Classifier, nc4, nc4Disagreements } from "./classifier/nc4.js";
export { nc1Cdnv, nc1Pinv, nc1Std, nc1TraceRatio, type PinvOptions } from "./features/nc1.js";
export { nc1AndNc2 } from "./features/nc1-and-nc2.js";
export {
  nc2Equiangular,
  nc2Equinorm,
  nc2EtfDistance,
  nc2EtfMeanSquare,
  nc2MaxAngle,
} from "./features/nc2.js";
export { hypersphericalUniformity, type UniformityOptions } from "./features/uniformity.js";
export { centredKernelAlignment, kernelAlignment, labelGram, linearCka } from "./kernel/alignment.js";
export {
  type ClassSampler,
  type ExpectedKernelNc1,
  type ExpectedKernelNc1Options,
  expectedKernelNc1,
} from "./kernel/expected-kernel-nc1.js";
export { featureCorrelation } from "./kernel/feature-correlation.js";
export { gramNc1 } from "./kernel/gram-nc1.js";
export type { KernelFamily, KernelLike } from "./kernel/kernel-like.js";
export {
  type KernelNc1Options,
  kernelNc1,
  kernelNc1Together,
  type StreamedKernelNc1,
} from "./kernel/kernel-nc1.js";
export type { KernelNc1Estimate } from "./kernel/kernel-nc1-estimate.js";
export type { KernelNc1, KernelWeighting, TracesNc1 } from "./kernel/kernel-traces.js";
export { type KernelNc1Bounds, kernelNc1Bounds } from "./kernel/nc1-bounds.js";
export { type RelativeNc1Options, relativeNc1 } from "./kernel/relative-nc1.js";
export type { StandardErrors } from "./kernel/sampled-nc1.js";
export { nc5, type OutOfDistribution } from "./ood/nc5.js";
export type { Uniformity } from "./pairs/pair-uniformity.js";
export {
  type ClassStatistics,
  type ClassStatisticsOptions,
  classStatistics,
  mergeStatistics,
  updateStatistics,
} from "./statistics/class-statistics.js";
export { type ClassSummary, summarizeStatistics } from "./statistics/class-summary.js";
export type { MeanVariance } from "./statistics/moments.js";
export type { FeatureOptions } from "./statistics/summarize-features.js";
export type { Weighting } from "./statistics/weighting.js";
export {
  type CollapseMetrics,
  type CollapseMetricsOptions,
  collapseMetrics,
  type SummaryMetricsOptions,
  summaryMetrics,
} from "./suite/collapse-metrics.js";
